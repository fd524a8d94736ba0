package relata.insight.pictures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import relata.insight.InsightSettings.Measure;
import relata.insight.pictures.SetRows.Cause;

/** Why a customer's measure changed from one year to the next. */
final class Causes {

    private Causes() {}

    /** Orders, what was spent on them, and the measure by which tiers go. */
    record Year(int orders, BigDecimal spent, BigDecimal measure) {}

    /**
     * The change of spending is what came from another number of orders at the old size, and what from another size at the new
     * number; the larger part is the cause. Where the measure went the other way than spending, it was costs.
     *
     * @param orders all of the customer's
     * @return null where the measure is as before
     */
    static @Nullable Cause of(Measure measure, Year before, Year now, int orders) {
        int direction = now.measure().compareTo(before.measure());
        if (before.orders() == 0 && now.orders() > 0) {
            return orders > now.orders() ? Cause.CAME_BACK : Cause.FIRST_ORDERS;
        }
        if (now.orders() == 0) {
            return before.orders() > 0 ? Cause.NO_ORDERS : null;
        }
        if (direction == 0) {
            return null;
        }
        double spentChange = now.spent().subtract(before.spent()).doubleValue();
        if (measure == Measure.LIFETIME_VALUE && spentChange * direction <= 0) {
            return Cause.BY_MODEL;
        }
        if (spentChange * direction <= 0) {
            return direction > 0 ? Cause.LOWER_COSTS : Cause.HIGHER_COSTS;
        }
        double size = before.spent().doubleValue() / before.orders();
        double byNumber = (now.orders() - before.orders()) * size * direction;
        double bySize = spentChange * direction - byNumber;
        if (direction > 0) {
            return byNumber >= bySize ? Cause.MORE_ORDERS : Cause.LARGER_ORDERS;
        }
        return byNumber >= bySize ? Cause.FEWER_ORDERS : Cause.SMALLER_ORDERS;
    }
}
