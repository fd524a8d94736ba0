package relata.platform.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The key under which the usual spellings of one name word meet: Ukrainian, Russian, and Latin by whichever table.
 *
 * <p>A key is made of lower-case ASCII letters, one for a sound that the spellings share: {@code h} for г, ґ, х, g, h, kh;
 * {@code i} for и, і, ї, й, ы, y, j; {@code j} for ж; {@code c} for ч; {@code w} for ш and щ; {@code ts} for ц. Soft signs
 * and apostrophes fall away, double letters become single. Where Latin spellings are ambiguous (Vasilyev, Vasilev) the key
 * prefers to let two rare names meet over letting one name miss itself; consonants otherwise stay apart, so that Ковальчук
 * never meets Коваленко.
 *
 * <p>Sources of the spellings: Cabinet of Ministers of Ukraine, resolution 55 of 2010; ICAO Doc 9303 part 3 and GOST R
 * 52535.1 for Russian; Polish and Czech letters as they come in names from the west of Ukraine.
 */
public final class NameKey {

    /** What is longer is no name; the rest of such a word does not take part. */
    static final int LONGEST = 64;

    private static final String[] CYRILLIC = cyrillic();

    private NameKey() {}

    /** The key of one word; empty where the word has neither letter nor digit. Digits stay as they are. */
    public static String of(String word) {
        return ending(sounds(word));
    }

    /**
     * The beginnings that keys of names may have which somebody has begun to type: after "Serge" come Sergey (serhi) and
     * Sergeenko (serhenko), after "Mis" comes Misha (miwa). Empty where {@code part} has neither letter nor digit.
     */
    public static List<String> beginnings(String part) {
        String sounds = sounds(part);
        if (sounds.isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        found.add(sounds);
        String stem = sounds.substring(0, sounds.length() - 1);
        boolean cTyped = part.endsWith("c") || part.endsWith("C");
        for (String end : otherEnds(sounds.charAt(sounds.length() - 1), cTyped)) {
            found.add(stem + end);
        }
        if (cTyped && (stem.endsWith("s") || stem.endsWith("w"))) {
            found.add(stem.substring(0, stem.length() - 1) + "w"); // Sc and Shc, on the way to Sch and Shch
        }
        found.add(ending(sounds));
        return new ArrayList<>(found);
    }

    /** What the last sound may yet become, by the letters that follow. */
    private static List<String> otherEnds(char last, boolean cTyped) {
        return switch (last) {
            case 'i' -> List.of("e", "u", "o");
            case 'e' -> List.of("i", "ov");
            case 's' -> List.of("w");
            case 'z' -> List.of("j");
            case 'p' -> List.of("f");
            case 'k' -> cTyped ? List.of("c", "ts") : List.of("h");
            default -> List.of();
        };
    }

    /** The sounds from left to right, before the rules for endings: parts of words compare by these. */
    static String sounds(String word) {
        String flat = flat(word);
        Sounds sounds = new Sounds(2 * flat.length());
        for (int n = 0; n < flat.length(); ) {
            char c = flat.charAt(n);
            if (c >= 'a' && c <= 'z') {
                n += LatinSounds.put(flat, n, sounds);
            } else {
                if (Letters.cyrillic(c)) {
                    sounds.put(CYRILLIC[c - '\u0400']);
                } else {
                    sounds.put(c);
                }
                n++;
            }
        }
        return sounds.toString();
    }

    /** Lower-case letters and digits only; Latin letters without their marks. */
    private static String flat(String word) {
        String text = Letters.composed(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
        StringBuilder flat = new StringBuilder(text.length() + 4);
        for (int n = 0; n < text.length(); n++) {
            char c = Character.toLowerCase(text.charAt(n));
            if (c >= '\u00C0' && c <= '\u024F') {
                flat.append(Letters.plain(c));
            } else if (Character.isLetterOrDigit(c) && !Letters.apostrophe(c)) {
                flat.append(c);
            }
        }
        return flat.toString();
    }

    /** Endings in which the two languages, or two tables for one of them, differ by a vowel. */
    private static String ending(String key) {
        int length = key.length();
        if (length < 4) {
            return key;
        }
        if (key.endsWith("ei")) {
            return key.substring(0, length - 2) + "i";
        }
        if (key.endsWith("aia") && length > 4) {
            return key.substring(0, length - 2);
        }
        if (key.endsWith("ev")) {
            return key.substring(0, length - 2) + "ov";
        }
        if (key.endsWith("eva")) {
            return key.substring(0, length - 3) + "ova";
        }
        return length < 6 ? key : patronymicEnding(key, length);
    }

    private static String patronymicEnding(String key, int length) {
        if (key.endsWith("iovic")) {
            return key.substring(0, length - 5) + "ovic";
        }
        if (key.endsWith("evic")) {
            return key.substring(0, length - 4) + "ovic";
        }
        if (key.endsWith("ivna") || key.endsWith("evna")) {
            return key.substring(0, length - 4) + "ovna";
        }
        return key;
    }

    private static String[] cyrillic() {
        String letters = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяў";
        String[] sounds = "a b v h h d e e e j z i i i i k l m n o p r s t u f h ts c w w - i - e iu ia u".split(" ");
        String[] table = new String[0x130];
        for (int n = 0; n < table.length; n++) {
            table[n] = String.valueOf((char) ('\u0400' + n));
        }
        for (int n = 0; n < letters.length(); n++) {
            table[letters.charAt(n) - '\u0400'] = sounds[n].equals("-") ? "" : sounds[n];
        }
        return table;
    }
}
