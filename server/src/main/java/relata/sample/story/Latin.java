package relata.sample.story;

import java.text.Normalizer;
import java.util.Locale;

/** Ukrainian in Latin letters as passports spell it (resolution 55 of the Cabinet of Ministers, 2010). */
final class Latin {

    private static final String LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё";
    private static final String[] INSIDE = {
        "a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "iu", "ia", "y", "e", "", "e"
    };

    private Latin() {}

    static String of(String ukrainian) {
        var latin = new StringBuilder(ukrainian.length() + 8);
        char before = ' ';
        for (char letter : ukrainian.toCharArray()) {
            latin.append(letter(letter, before));
            before = letter;
        }
        return latin.toString();
    }

    /** What remains of a Latin name in an e-mail address: small letters without marks. */
    static String address(String latin) {
        return Normalizer.normalize(latin.replace('ł', 'l').replace('Ł', 'L'), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String letter(char letter, char before) {
        char lower = Character.toLowerCase(letter);
        int index = LETTERS.indexOf(lower);
        if (index < 0) {
            return letter == '\'' || letter == '’' ? "" : String.valueOf(letter);
        }
        boolean begins = !Character.isLetter(before) && before != '\'';
        String spelled = begins ? beginning(lower, INSIDE[index]) : INSIDE[index];
        if (lower == 'г' && Character.toLowerCase(before) == 'з') {
            spelled = "gh";
        }
        return Character.isUpperCase(letter) && !spelled.isEmpty()
                ? spelled.substring(0, 1).toUpperCase(Locale.ROOT) + spelled.substring(1)
                : spelled;
    }

    private static String beginning(char lower, String inside) {
        return switch (lower) {
            case 'є' -> "ye";
            case 'ї' -> "yi";
            case 'й' -> "y";
            case 'ю' -> "yu";
            case 'я' -> "ya";
            default -> inside;
        };
    }
}
