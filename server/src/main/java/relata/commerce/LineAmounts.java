package relata.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;

/** What a line costs where its amount was not given. An amount that was given stays exactly as it came. */
final class LineAmounts {

    private LineAmounts() {}

    /** Quantity times price less discount, with four decimals; null where price or quantity is missing. */
    static @Nullable Money amount(@Nullable BigDecimal quantity, @Nullable Money unitPrice, @Nullable Money discount) {
        if (quantity == null || unitPrice == null) {
            return null;
        }
        BigDecimal full = quantity.multiply(unitPrice.amount());
        BigDecimal less = discount == null ? BigDecimal.ZERO : discount.amount();
        return new Money(full.subtract(less).setScale(Money.SCALE, RoundingMode.HALF_UP), unitPrice.currency());
    }

    /** The share of an amount that a part of the quantity has; the rest that rounding leaves goes to the last part. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal quantity) {
        return amount.multiply(part).divide(quantity, Money.SCALE, RoundingMode.HALF_UP);
    }
}
