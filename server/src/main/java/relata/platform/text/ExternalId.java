package relata.platform.text;

/**
 * A key that another system gave to a record. Kept as it was written, since such keys may differ by case or leading zeros
 * alone; only what no system means is removed: blanks around, invisible characters, the ".0" of a spreadsheet's number.
 */
public record ExternalId(String id) {

    private static final int LONGEST = 200;

    public ExternalId {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException("Not an external id");
        }
    }

    /** Refuses with external-id.empty, external-id.too-long (200 characters). */
    public static Parsed<ExternalId> parse(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Letters.composed(text)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isSpaceChar(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        String id = kept.toString().strip();
        if (id.endsWith(".0") && id.length() > 2 && digits(id, id.length() - 2)) {
            id = id.substring(0, id.length() - 2);
        }
        if (id.isEmpty()) {
            return Parsed.refused("external-id.empty", text);
        }
        return id.length() > LONGEST
                ? Parsed.refused("external-id.too-long", text)
                : Parsed.accepted(new ExternalId(id));
    }

    private static boolean digits(String id, int length) {
        return id.chars().limit(length).allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return id;
    }
}
