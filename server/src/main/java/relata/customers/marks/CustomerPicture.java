package relata.customers.marks;

import java.util.List;
import java.util.UUID;

/**
 * A part of the picture of a customer that follows from facts: last contact, data quality, what was spent. Each module
 * that computes one offers a bean of this type, with an {@code @Order} of those below: a part reads what earlier ones wrote.
 */
public interface CustomerPicture {

    /** Sums of facts, such as what was spent. */
    int FACTS = 100;

    /** How well the customer is known. */
    int QUALITY = 150;

    /** What the facts mean: value, tier, stage. */
    int VALUE = 200;

    /** To which segments the customer belongs. */
    int SEGMENTS = 300;

    /** What to do next. */
    int NEXT_ACTION = 400;

    /** Work that follows from the choice. */
    int WORK = 500;

    /**
     * Computes this part anew for these customers, whose rows are locked. Idempotent, independent of order, from facts
     * alone; writes only what differs, outside the record's version. Runs in the transaction that takes the marks.
     */
    void recompute(List<UUID> customers);
}
