package relata.records.importing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a module knows about how records of its type are recognized: a customer by any of its addresses and numbers, however
 * they are written. For types without one, unique fields are compared as they stand.
 */
public interface Matching {

    /** The name of the object type. */
    String object();

    /** The fields whose value means one record, the surest first. */
    Set<String> fields();

    /**
     * The key that a value of one of these fields means, normalized as the module compares it; empty where the value is none
     * of its kind (the rules will say so).
     */
    Optional<MatchKey> key(String field, Object value);

    /** The living record of each key that has one, in one query. */
    Map<MatchKey, UUID> find(Collection<MatchKey> keys);
}
