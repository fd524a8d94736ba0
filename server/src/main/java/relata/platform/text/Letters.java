package relata.platform.text;

import java.text.Normalizer;

/** What the other classes ask of single characters: script, apostrophe, letter without its accent. */
final class Letters {

    private Letters() {}

    static boolean cyrillic(char c) {
        return c >= '\u0400' && c <= '\u052F';
    }

    static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '\u00C0' && c <= '\u024F');
    }

    /** The marks that stand in names where Ukrainian has its apostrophe and Latin spellings their soft sign. */
    static boolean apostrophe(char c) {
        return switch (c) {
            case '\'', '’', '‘', 'ʼ', 'ʹ', '`', '´', '′', 'ʻ' -> true;
            default -> false;
        };
    }

    static boolean hyphen(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2014') || c == '\u2212';
    }

    /**
     * The plain letters of a Latin letter with a mark, as ASCII; every other character as itself. Letters whose mark makes
     * another sound (č, š, ž) become the digraphs under which the same sound is usually written in names.
     */
    static String plain(char c) {
        if (c < '\u00C0' || c > '\u024F') {
            return String.valueOf(c);
        }
        return switch (c) {
            case 'č', 'ć' -> "ch";
            case 'š' -> "sh";
            case 'ž', 'ż' -> "zh";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'ß' -> "ss";
            case 'ø' -> "o";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ı' -> "i";
            case 'ğ' -> "g";
            case 'ş' -> "sh";
            case 'ç' -> "ch";
            default ->
                String.valueOf(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .charAt(0));
        };
    }

    /** Composed, so that й and ї are one character, and without the stress marks that dictionaries print. */
    static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
