package relata.customers.timeline;

/** Texts of people inside patterns of {@code LIKE}. */
final class Words {

    private Words() {}

    static String quoted(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
