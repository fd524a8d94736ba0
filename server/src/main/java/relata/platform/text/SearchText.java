package relata.platform.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of a record for finding parts of words by trigrams, and the parts to look for. The text holds each word as it is
 * written and by its sounds, so that "valchuk" is found inside Ковальчук; addresses and numbers as they are, telephones as
 * digits alone.
 */
public final class SearchText {

    /** Enough for every name, number and address of a record; prose is searched by words. */
    private static final int LONGEST = 2_000;

    private SearchText() {}

    /** For the column with the trigram index: words in lower case, parted by single blanks, each once. */
    public static String of(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            Words.each(text, word -> found.addAll(forms(word)));
        }
        StringBuilder joined = new StringBuilder();
        for (String form : found) {
            if (joined.length() + form.length() >= LONGEST) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(form);
        }
        return joined.toString();
    }

    /**
     * What must be found in that text: one list for each typed word, of which any member must be a part ({@code LIKE} with
     * a percent sign before and behind; no member holds a wildcard but the underscore, which {@link #like} quotes). Words
     * under three letters are left out where a longer one is there, since trigrams do not serve them.
     */
    public static List<List<String>> parts(String typed) {
        if (PhoneDigits.looksLikePhone(typed)) {
            List<String> beginnings = PhoneDigits.beginnings(typed);
            return List.of(List.of(beginnings.getLast()));
        }
        List<List<String>> parts = new ArrayList<>();
        for (String chunk : typed.strip().split("\\s+")) {
            List<String> words = new ArrayList<>();
            Words.each(chunk, words::add);
            if (words.isEmpty()) {
                continue;
            }
            boolean whole = words.size() > 1 && !Lexemes.letters(words.getLast());
            (whole ? List.of(words.getLast()) : words).forEach(word -> parts.add(forms(word)));
        }
        List<List<String>> served =
                parts.stream().filter(forms -> forms.getFirst().length() >= 3).toList();
        return served.isEmpty() ? List.copyOf(parts) : served;
    }

    /** The part as a pattern of {@code LIKE}, to be found anywhere. */
    public static String like(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The word as written and, where it is made of letters, by its sounds. */
    private static List<String> forms(String word) {
        String plain = word.replace("'", "").replace('ё', 'е');
        if (!Lexemes.letters(word)) {
            return List.of(plain);
        }
        String sounds = NameKey.sounds(plain);
        return sounds.equals(plain) || sounds.isEmpty() ? List.of(plain) : List.of(plain, sounds);
    }
}
