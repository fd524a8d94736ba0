package relata.platform.tables;

/**
 * How much a decoded text looks like words in Russian, Ukrainian or a western language: frequent letters count for it; small letters before
 * capitals, scripts mixed within a word, and signs nobody types count against it. Read in a wrong Cyrillic encoding the same bytes give
 * rare letters and inverted capitals.
 */
final class LetterScore {
    /** From the most to the least frequent, Russian and Ukrainian taken together. */
    private static final String BY_FREQUENCY = "оаеинтсрвлкмдпуіяьзгбчйхжшюцщїєэфёґўђѓљњќћџѕј";

    private static final String USUAL_SIGNS = "«»„“”’‘–—…№€§°\u00A0";

    private LetterScore() {}

    static double of(String text) {
        double score = 0;
        char before = ' ';
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= 0x80) {
                char after = index + 1 < text.length() ? text.charAt(index + 1) : ' ';
                score += score(before, character, after);
            }
            before = character;
        }
        return score;
    }

    private static double score(char before, char character, char after) {
        if (character >= 0x400 && character <= 0x4FF) {
            return cyrillic(before, character);
        }
        if (USUAL_SIGNS.indexOf(character) >= 0) {
            return 0.3;
        }
        if (Character.isLetter(character) && character < 0x250) {
            if (latin(before) || latin(after)) {
                return Character.isUpperCase(character) && Character.isLowerCase(before) ? -0.5 : 0.9;
            }
            return Character.isLetter(before) ? -0.7 : -0.2;
        }
        return -1.2;
    }

    private static double cyrillic(char before, char character) {
        int rank = BY_FREQUENCY.indexOf(Character.toLowerCase(character));
        double weight = rank < 0 ? -0.3 : 1.5 - 2.0 * rank / BY_FREQUENCY.length();
        if (latin(before)) {
            return -1;
        }
        if (Character.isUpperCase(character)) {
            return Character.isLowerCase(before) ? -1.5 : weight * 0.7;
        }
        return weight;
    }

    private static boolean latin(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
