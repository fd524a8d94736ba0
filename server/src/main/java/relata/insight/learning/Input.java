package relata.insight.learning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;

/**
 * One thing that is learned from.
 *
 * @param name of the field, or of a fact about purchases, which begins with {@link #PURCHASES}
 * @param currency of the amounts learned from; null where it is no amount of money
 */
public record Input(String name, Kind kind, @Nullable String currency) {

    static final String PURCHASES = "purchases.";

    /** How values are learned from. */
    public enum Kind {
        NUMBER,
        /** Days since a date. */
        AGE,
        KIND
    }

    boolean isPurchases() {
        return name.startsWith(PURCHASES);
    }

    Input in(String other) {
        return new Input(name, kind, other);
    }

    /** A number as it is learned from: days for dates; NaN for nothing, and for money of another currency. */
    public double number(@Nullable Object value, LocalDate asOf) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Money money
            when currency == null || money.currency().equals(currency) ->
                money.amount().doubleValue();
            case LocalDate date -> asOf.toEpochDay() - date.toEpochDay();
            case Instant time ->
                asOf.toEpochDay() - LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay();
            case null, default -> Double.NaN;
        };
    }

    /** A kind in words; null for nothing. */
    public static @Nullable String word(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text when text.isBlank() -> null;
            case String text -> text.strip();
            default -> value.toString();
        };
    }
}
