package relata.platform.tables.cells;

/** What a column of cells holds, as far as a person would say by looking at it. */
public enum CellType {
    TEXT,
    INTEGER,
    NUMBER,
    MONEY,
    DATE,
    TIME,
    BOOLEAN,
    EMAIL,
    PHONE,
    URL,
    PERSON_NAME,
    ORGANIZATION_NAME,
    /** A code that another system gave. */
    EXTERNAL_ID,
    /** One of few values. */
    CHOICE,
    /** Several values in one cell, separated by semicolons. */
    LIST
}
