package relata.customers.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a merge did, so that it can be undone.
 *
 * @param customers both customers before, a JSON array
 * @param survivor the customer that was left, afterwards
 * @param before small tables before: their rows of both customers, by table
 * @param after the same rows afterwards
 * @param moved rows of all other tables that changed their customer
 * @param added ids elsewhere that the merge added, so that no id of either is lost
 */
record Journal(
        String customers,
        String survivor,
        Map<String, String> before,
        Map<String, String> after,
        List<Moved> moved,
        List<UUID> added) {

    /** @param keys primary keys of the rows, a JSON array of objects */
    record Moved(String table, String column, UUID from, UUID to, String keys) {}
}
