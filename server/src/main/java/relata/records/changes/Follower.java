package relata.records.changes;

/**
 * Hears of changes of records of every type, those of custom objects too, which have no rules of a module. Runs in the
 * transaction of the change, after the rules have reacted; must not query once per draft.
 */
public interface Follower {

    void follow(Batch batch);
}
