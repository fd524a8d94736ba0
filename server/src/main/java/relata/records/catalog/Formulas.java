package relata.records.catalog;

/** What the catalog asks the expression engine about formulas of calculated fields. */
public interface Formulas {

    /** Refuses a formula that is wrong, saying where, or whose result has another type. */
    void check(Catalog catalog, ObjectType object, FieldType type, String formula);

    /** The names of calculated fields whose formulas read this field, separated by commas; empty where none does. */
    String using(Catalog catalog, String object, String field);
}
