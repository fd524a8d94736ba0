package relata.records.expressions;

/** The order of PostgreSQL's {@code COLLATE "C"} on UTF-8: by code point. Java's own order, by UTF-16 unit, differs. */
final class CodePoints {

    private CodePoints() {}

    static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean onlyOneSurrogate = Character.isSurrogate(a) != Character.isSurrogate(b);
                return onlyOneSurrogate ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
    static boolean canBeStored(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
