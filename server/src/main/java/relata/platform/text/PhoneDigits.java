package relata.platform.text;

import java.util.List;

/** A query that is a telephone number, or the beginning of one, in whatever punctuation. */
final class PhoneDigits {

    private static final int FEWEST = 5;

    private PhoneDigits() {}

    /** Five digits at least and nothing but digits and the punctuation of numbers, with more than a date's or code's. */
    static boolean looksLikePhone(String typed) {
        int digits = 0;
        boolean spaced = false;
        String text = typed.strip();
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == ' ' || c == '(' || c == ')' || c == '+' || c == '\u00A0') {
                spaced = true;
            } else if (c != '-' && c != '.') {
                return false;
            }
        }
        return digits >= FEWEST && (spaced || digits == text.length());
    }

    /** The digits as they begin a stored number: as typed, and without the national zero or the international two. */
    static List<String> beginnings(String typed) {
        String digits = Words.digits(typed, 0, typed.length());
        String bare = digits.replaceFirst("^0+", "");
        return bare.equals(digits) || bare.isEmpty() ? List.of(digits) : List.of(digits, bare);
    }
}
