package relata.platform.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import relata.platform.text.WeightedText.Weight;

/**
 * The words of a record as PostgreSQL stores them, and a question in words as PostgreSQL answers it. Both are texts for a
 * cast ({@code ?::tsvector}, {@code ?::tsquery}), so that the server's own text search configurations play no part. Words
 * meet by their English, Russian and Ukrainian stems, and by {@link NameKey} in any spelling.
 *
 * <p>Lexemes hold only letters, digits and {@code =.-_@/+}, and stand in quotes: no input breaks out of the literal.
 */
public final class SearchWords {

    /** Positions above this are not told apart by PostgreSQL. */
    private static final int LAST_POSITION = 16_383;

    private static final int POSITIONS_OF_A_LEXEME = 8;

    /** A tsvector holds one megabyte at most: this many words with their stems and keys stay far below it. */
    private static final int WORDS_OF_A_RECORD = 5_000;

    private static final int WORDS_OF_A_QUERY = 12;

    private static final int PAIRS_OF_A_BEGINNING = 6;

    private SearchWords() {}

    /** The tsvector of the texts; empty where they have no words. Very frequent words of weights C and D are left out. */
    public static String lexemes(List<WeightedText> texts) {
        Map<String, Positions> found = HashMap.newHashMap(64);
        int[] position = {0};
        for (WeightedText text : texts) {
            Words.each(text.text(), word -> {
                if (position[0] < WORDS_OF_A_RECORD) {
                    position[0]++;
                    add(found, word, position[0], text.weight());
                }
            });
        }
        StringBuilder vector = new StringBuilder(found.size() * 16);
        found.forEach((lexeme, positions) -> {
            vector.append(vector.isEmpty() ? "'" : " '").append(lexeme).append("':");
            positions.write(vector);
        });
        return vector.toString();
    }

    private static void add(Map<String, Positions> found, String word, int position, Weight weight) {
        Lexemes lexemes = Lexemes.of(word);
        if (lexemes.stop() && weight.compareTo(Weight.C) >= 0) {
            return;
        }
        for (String lexeme : lexemes.indexed()) {
            found.computeIfAbsent(lexeme, _ -> new Positions()).add(Math.min(position, LAST_POSITION), weight);
        }
    }

    /**
     * The tsquery of what somebody typed: every word must be there, the last may still be unfinished where no blank follows
     * it. Nothing where the text has no word. Words beyond the twelfth are not asked for.
     */
    public static Optional<String> query(String typed) {
        if (PhoneDigits.looksLikePhone(typed)) {
            return Optional.of(or(PhoneDigits.beginnings(typed), true));
        }
        List<List<String>> parts = parts(typed);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        boolean finished = Character.isWhitespace(typed.charAt(typed.length() - 1));
        boolean telling = parts.stream()
                .flatMap(List::stream)
                .anyMatch(word -> !Lexemes.of(word).stop());
        StringBuilder query = new StringBuilder();
        for (int n = 0; n < parts.size(); n++) {
            for (String word : parts.get(n)) {
                if (telling && Lexemes.of(word).stop()) {
                    continue;
                }
                query.append(query.isEmpty() ? "" : " & ");
                query.append(
                        n == parts.size() - 1
                                ? unfinished(word)
                                : or(List.of(Lexemes.of(word).asked()), false));
            }
        }
        return Optional.of(query.toString());
    }

    /** The words between blanks; an address or a number that comes whole stands for its parts. */
    private static List<List<String>> parts(String typed) {
        List<List<String>> parts = new ArrayList<>();
        for (String chunk : typed.strip().split("\\s+")) {
            List<String> words = new ArrayList<>();
            Words.each(chunk, words::add);
            if (words.isEmpty() || parts.size() == WORDS_OF_A_QUERY) {
                continue;
            }
            String last = words.getLast();
            parts.add(words.size() > 1 && !Lexemes.letters(last) ? List.of(last) : words);
        }
        return parts;
    }

    private static String unfinished(String word) {
        if (!Lexemes.letters(word)) {
            return or(List.of(word.replace("'", "")), true);
        }
        Set<String> beginnings = new LinkedHashSet<>();
        List<String> keys = NameKey.beginnings(word);
        keys.forEach(key -> beginnings.add("=" + key));
        Set<String> whole = new LinkedHashSet<>(List.of(Lexemes.of(word).asked()));
        if (word.length() >= 3 && !keys.isEmpty()) {
            GivenNames.beginningWith(keys.getFirst(), PAIRS_OF_A_BEGINNING).forEach(name -> whole.add("=" + name));
        }
        String begun = or(beginnings, true);
        return "(" + or(whole, false) + (beginnings.isEmpty() ? "" : " | " + begun) + ")";
    }

    private static String or(Iterable<String> lexemes, boolean beginnings) {
        StringBuilder or = new StringBuilder("(");
        for (String lexeme : lexemes) {
            or.append(or.length() == 1 ? "'" : " | '").append(lexeme).append(beginnings ? "':*" : "'");
        }
        return or.append(')').toString();
    }

    /** Where a lexeme stands, in the order of the words, and with which weight. */
    private static final class Positions {

        private final int[] positions = new int[POSITIONS_OF_A_LEXEME];
        private final Weight[] weights = new Weight[POSITIONS_OF_A_LEXEME];
        private int count;

        void add(int position, Weight weight) {
            boolean again = count > 0 && positions[count - 1] == position;
            if (!again && count < POSITIONS_OF_A_LEXEME) {
                positions[count] = position;
                weights[count++] = weight;
            }
        }

        void write(StringBuilder vector) {
            for (int n = 0; n < count; n++) {
                vector.append(n == 0 ? "" : ",").append(positions[n]);
                if (weights[n] != Weight.D) {
                    vector.append(weights[n].name());
                }
            }
        }
    }
}
