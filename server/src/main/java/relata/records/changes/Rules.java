package relata.records.changes;

/**
 * The rules of one object type, handed to the record engine by the module that owns the type. All work on batches, so
 * that an import of a million rows and one edit take the same path; none may query once per draft.
 */
public interface Rules {

    /** The name of the object type. */
    String object();

    /** Fills derived fields and normalizes what was given. Runs after types, required fields and access were checked. */
    default void derive(Batch batch) {}

    /** Refuses what breaks a rule. */
    default void check(Batch batch) {}

    /** Writes what follows in other tables, in the same transaction, once the records themselves are written. */
    default void react(Batch batch) {}

    /**
     * What columns computed from facts hold from the beginning, so that whoever computes them later finds them right and need
     * not write a new record, and all its index entries, once more.
     */
    default Values begins(Draft created) {
        return Values.none();
    }
}
