package relata.insight.standing.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer until a day, and what was written of it before.
 *
 * @param asOf the last day that counts
 * @param enquiredOn the last day the customer came to us
 * @param openDeals open business: deals and renewals
 * @param written null where nothing was
 */
public record Facts(
        UUID customer,
        LocalDate asOf,
        PurchaseLog purchases,
        Costs costs,
        @Nullable LocalDate enquiredOn,
        int openDeals,
        Place place,
        @Nullable Written written) {

    /**
     * In the reporting currency.
     *
     * @param acquisition what it cost to win the customer
     * @param service all other costs, interactions by the unit cost of their channel included
     * @param year all of the last twelve months
     * @param yearBefore all of the twelve months before
     * @param interactions how many, of any kind
     */
    public record Costs(
            BigDecimal acquisition, BigDecimal service, BigDecimal year, BigDecimal yearBefore, int interactions) {}

    /** Whose customer it is. */
    public record Place(
            @Nullable UUID owner,
            @Nullable UUID team,
            @Nullable UUID territory) {}

    /**
     * @param revision of the row in {@code customer_value}
     * @param stood in which stage the customer was as the day began; null where it was seen for the first time on this day, or
     *     judged as of a later one
     */
    public record Written(int revision, @Nullable Stood stood) {}

    public record Stood(Stage stage, LocalDate since) {}

    /** In which stage the customer was as the day began; null where that is not known. */
    @Nullable
    public Stood stood() {
        return written == null ? null : written.stood();
    }

    /** A customer of whom nothing is known. */
    public static Facts none(UUID customer, LocalDate asOf) {
        var nothing = BigDecimal.ZERO;
        return new Facts(
                customer,
                asOf,
                PurchaseLog.EMPTY,
                new Costs(nothing, nothing, nothing, nothing, 0),
                null,
                0,
                new Place(null, null, null),
                null);
    }

    /** The same as if it were seen for the first time: to look at a day that has gone by. */
    public Facts unwritten() {
        return new Facts(customer, asOf, purchases, costs, enquiredOn, openDeals, place, null);
    }

    /** The same as if its stage were not known, so that its steps are followed from the start; its row is known. */
    public Facts unstood() {
        Written known = written == null ? null : new Written(written.revision(), null);
        return new Facts(customer, asOf, purchases, costs, enquiredOn, openDeals, place, known);
    }

    public LocalDate yearAgo() {
        return asOf.minusYears(1);
    }

    public boolean bought() {
        return purchases.purchases(asOf) > 0;
    }
}
