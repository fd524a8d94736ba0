package relata.customers.marks;

import java.util.List;
import java.util.UUID;

/**
 * A part of the picture of a customer that follows from facts: last contact, data quality, what was spent. Each module
 * that computes one offers a bean of this type.
 */
public interface CustomerPicture {

    /**
     * Computes this part anew for these customers, whose rows are locked. Idempotent, independent of order, from facts
     * alone; writes only what differs, outside the record's version. Runs in the transaction that takes the marks.
     */
    void recompute(List<UUID> customers);
}
