package relata.platform.access;

/** What can be done with the records of an object. */
public enum Action {
    READ,
    CREATE,
    CHANGE,
    DELETE,
    EXPORT
}
