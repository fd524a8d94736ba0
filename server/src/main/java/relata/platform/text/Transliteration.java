package relata.platform.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes Cyrillic in Latin letters by an official table, letter for letter.
 *
 * <p>{@link #UKRAINIAN}: Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010 (the table of passports, signs
 * and maps). {@link #RUSSIAN}: ICAO Doc 9303 part 3, as in Russian passports since 2014. To compare spellings use {@link
 * NameKey}, not this: one name has many Latin spellings, of which these tables give one.
 */
public enum Transliteration {
    UKRAINIAN(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ",
            "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia e y e -",
            "єїйюя",
            "ye yi y yu ya"),
    RUSSIAN(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєії",
            "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia g e i i",
            "",
            "");

    private final String[] inside = new String[0x100];
    private final String[] atStart = new String[0x100];

    Transliteration(String letters, String latin, String startLetters, String startLatin) {
        fill(inside, letters, latin);
        fill(atStart, letters, latin);
        fill(atStart, startLetters, startLatin);
    }

    private static void fill(String[] table, String letters, String latin) {
        String[] parts = latin.split(" ");
        for (int n = 0; n < letters.length(); n++) {
            table[letters.charAt(n) - '\u0400'] = parts[n].equals("-") ? "" : parts[n];
        }
    }

    /** The text in Latin letters; what is not Cyrillic stays, case follows the original (Щука: Shchuka, ЩУКА: SHCHUKA). */
    public String toLatin(String text) {
        String from = Letters.composed(text);
        StringBuilder to = new StringBuilder(from.length() + 8);
        for (int n = 0; n < from.length(); n++) {
            char c = from.charAt(n);
            boolean start = n == 0 || !wordGoesOn(from.charAt(n - 1));
            if (Letters.apostrophe(c) && n > 0 && Letters.cyrillic(from.charAt(n - 1))) {
                continue;
            }
            String latin = latin(from, n, start);
            if (latin == null) {
                to.append(c);
            } else if (!Character.isUpperCase(c)) {
                to.append(latin);
            } else if (latin.length() > 1 && shouted(from, n)) {
                to.append(latin.toUpperCase(Locale.ROOT));
            } else if (!latin.isEmpty()) {
                to.append(Character.toUpperCase(latin.charAt(0))).append(latin, 1, latin.length());
            }
        }
        return to.toString();
    }

    private @Nullable String latin(String from, int n, boolean start) {
        char lower = Character.toLowerCase(from.charAt(n));
        if (lower < '\u0400' || lower > '\u04FF') {
            return null;
        }
        boolean afterZ = n > 0 && Character.toLowerCase(from.charAt(n - 1)) == 'з';
        if (this == UKRAINIAN && lower == 'г' && afterZ) {
            return "gh"; // resolution 55, note 1: зг is zgh, so that it is not read as ж
        }
        return (start ? atStart : inside)[lower - '\u0400'];
    }

    private static boolean wordGoesOn(char before) {
        return Character.isLetter(before) || Letters.apostrophe(before);
    }

    /** Whether a neighboring letter is a capital too, so that the whole word is written in capitals. */
    private static boolean shouted(String from, int n) {
        boolean next = n + 1 < from.length() && Character.isUpperCase(from.charAt(n + 1));
        boolean before = n > 0 && Character.isUpperCase(from.charAt(n - 1));
        boolean lowerNext = n + 1 < from.length() && Character.isLowerCase(from.charAt(n + 1));
        return !lowerNext && (next || before);
    }
}
