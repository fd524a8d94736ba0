package relata.platform.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The lexemes of one word: its stems, and its name keys marked by "=" so that they never meet the stem of another word. A
 * given name has keys alone: stemmers take names for verbs and adjectives.
 *
 * @param indexed under which a record with this word is found
 * @param asked by which a complete word of a query finds, any of them
 * @param stop whether the word alone tells nothing
 */
record Lexemes(String[] indexed, String[] asked, boolean stop) {

    private static final RecentWords<Lexemes> RECENT = new RecentWords<>(100_000);

    static Lexemes of(String word) {
        if (letters(word)) {
            return RECENT.of(word, Lexemes::analyzed);
        }
        String[] self = {word.replace("'", "")}; // numbers and addresses rarely come twice: not worth remembering
        return new Lexemes(self, self, false);
    }

    private static Lexemes analyzed(String word) {
        String plain = word.indexOf('\'') < 0 ? word : word.replace("'", "");
        Set<String> indexed = new LinkedHashSet<>();
        String key = NameKey.of(plain);
        if (!GivenNames.known(key)) {
            Stems.of(word).forEach(stem -> indexed.add(stem.replace("'", "")));
        }
        Set<String> asked = new LinkedHashSet<>(indexed);
        if (!key.isEmpty()) {
            String canonical = GivenNames.canonical(key);
            List<String> full = GivenNames.shortFor(key);
            indexed.add("=" + key);
            indexed.add("=" + canonical);
            full.forEach(name -> indexed.add("=" + name));
            asked.add("=" + canonical);
            full.forEach(name -> asked.add("=" + name));
        }
        return new Lexemes(indexed.toArray(String[]::new), asked.toArray(String[]::new), Stems.stop(word));
    }

    /** Stems and name keys are for words of letters; numbers, codes and addresses stay as they are. */
    static boolean letters(String word) {
        for (int n = 0; n < word.length(); n++) {
            if (!Character.isLetter(word.charAt(n)) && word.charAt(n) != '\'') {
                return false;
            }
        }
        return true;
    }
}
