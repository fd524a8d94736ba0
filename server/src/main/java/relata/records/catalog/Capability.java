package relata.records.catalog;

/** What the product offers for an object beyond reading it. */
public enum Capability {
    CREATE,
    CHANGE,
    DELETE,
    IMPORT,
    /** Has an entry of its own in the navigation and in global search. */
    PAGE,
    /** Carries a timeline of interactions. */
    TIMELINE
}
