package relata.records.catalog;

/** One value of a choice field: what is stored and what people read. */
public record Choice(String value, Label label) {

    public static Choice choice(String value, String en, String ru, String uk) {
        return new Choice(value, Label.label(en, ru, uk));
    }
}
