package relata.platform.text;

import java.util.function.Consumer;

/**
 * Cuts a text into words: runs of letters and digits. What is joined without a blank and is an address or a number of some
 * kind ("olha@example.com", "2024/15-A") comes whole too, after its parts. Words come in lower case, without marks over
 * Latin letters, with plain apostrophes inside only.
 */
final class Words {

    /** Longer runs are cut: no one looks for them, and PostgreSQL limits a lexeme to 2 KB. */
    static final int LONGEST = 64;

    private final String text;
    private final Consumer<String> words;
    private int chunkStart;

    private Words(String text, Consumer<String> words) {
        this.text = text;
        this.words = words;
    }

    static void each(String text, Consumer<String> words) {
        new Words(Letters.composed(text), words).run();
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            if (!inWord(text.charAt(at))) {
                at++;
                continue;
            }
            chunkStart = at;
            at = chunk(at);
        }
    }

    /** Reads the words that stand together from {@code at}; answers where they end. */
    private int chunk(int at) {
        int end = at;
        int parts = 0;
        boolean number = false;
        boolean address = false;
        while (true) {
            int start = end;
            while (end < text.length() && (inWord(text.charAt(end)) || apostropheInside(end))) {
                number |= Character.isDigit(text.charAt(end));
                end++;
            }
            emit(start, end);
            parts++;
            if (end + 1 >= text.length() || !joins(text.charAt(end)) || !inWord(text.charAt(end + 1))) {
                break;
            }
            address |= text.charAt(end) == '@';
            end++;
        }
        boolean plus = chunkStart > 0 && text.charAt(chunkStart - 1) == '+';
        if (parts > 1 && (number || address)) {
            emit(chunkStart, end);
        }
        if (plus && number) {
            emitEnds(end);
        }
        return end;
    }

    /** A full international number is looked for without its country too: its last nine and last ten digits. */
    private void emitEnds(int end) {
        String digits = digits(text, chunkStart, end);
        if (digits.length() >= 11 && digits.length() <= 15) {
            words.accept(digits);
            words.accept(digits.substring(digits.length() - 10));
            words.accept(digits.substring(digits.length() - 9));
        }
    }

    private void emit(int start, int end) {
        int last = Math.min(end, start + LONGEST);
        StringBuilder word = new StringBuilder(last - start);
        for (int n = start; n < last; n++) {
            char c = Character.toLowerCase(text.charAt(n));
            if (c >= '\u00C0' && c <= '\u024F') {
                word.append(Letters.plain(c));
            } else {
                word.append(Letters.apostrophe(c) ? '\'' : c);
            }
        }
        words.accept(word.toString());
    }

    private boolean apostropheInside(int at) {
        return Letters.apostrophe(text.charAt(at))
                && at > chunkStart
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at - 1));
    }

    static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) && !Letters.apostrophe(c);
    }

    private static boolean joins(char c) {
        return c == '.' || c == '-' || c == '_' || c == '@' || c == '/' || c == '+';
    }

    static String digits(String text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int n = from; n < to; n++) {
            if (Character.isDigit(text.charAt(n))) {
                digits.append(text.charAt(n));
            }
        }
        return digits.toString();
    }
}
