package relata.records.catalog;

/** What is special about a field. */
public enum Trait {
    /** A record without a value is refused. */
    REQUIRED,
    /** Computed by the module or the engine; nobody writes it. */
    DERIVED,
    /** Given at creation, never changed. */
    FIXED,
    /** No two living records share a value. */
    UNIQUE,
    /** Its words find the record. */
    SEARCHED,
    /** Its parts find the record: names, numbers, addresses (trigrams). */
    SEARCHED_IN_PARTS,
    /** The title is made of it and others like it where none is given, as a person's name of given and family name. */
    PART_OF_TITLE,
    /** Made by an administrator at run time. */
    CUSTOM,
    /** Too long for lists: read only with the single record. */
    DETAIL
}
