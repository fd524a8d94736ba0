package relata.records.expressions;

import relata.records.catalog.ObjectType;

/**
 * What an actor may see of the rows that an expression reaches beyond the one it is about. The list compiler gives it,
 * and binds its parameters among the same {@link Parameters}.
 */
@FunctionalInterface
public interface RowGuard {

    /** For the system's own questions, which nobody sees the answer of. */
    RowGuard EVERYTHING = (object, alias) -> "";

    /** SQL that is true for the visible rows of the object's table under this alias; empty where all are visible. */
    String predicate(ObjectType object, String alias);
}
