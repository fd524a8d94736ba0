package relata.records.summaries;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one group.
 *
 * @param value null where there is nothing to tell
 * @param currency of money
 * @param mixed whether amounts of several currencies lie in the group, which do not add up
 */
public record Figure(@Nullable BigDecimal value, @Nullable String currency, boolean mixed) {

    public static final Figure NONE = new Figure(null, null, false);

    private static final int AVERAGE_SCALE = 4;

    static Figure of(Measure measure, Tally tally, int index) {
        Tally.State state = tally.states().get(index);
        BigDecimal value = state.value();
        if (value != null && measure.kind() == Measure.Kind.AVERAGE) {
            value = state.present() == 0
                    ? null
                    : value.divide(BigDecimal.valueOf(state.present()), AVERAGE_SCALE, RoundingMode.HALF_EVEN);
        }
        return new Figure(value, state.currency(), state.mixed());
    }

    /** This figure as a part of that one: 0.25 for a quarter; nothing where the whole is nothing or in another currency. */
    Figure partOf(Figure whole) {
        return compared(whole, false);
    }

    /** How much more or less than before, as a part of what was before. */
    Figure changeFrom(Figure before) {
        return compared(before, true);
    }

    private Figure compared(Figure with, boolean less) {
        BigDecimal mine = value;
        BigDecimal other = with.value;
        boolean sameKind = currency == null || with.currency == null || currency.equals(with.currency);
        if (mine == null || other == null || other.signum() == 0 || !sameKind) {
            return new Figure(null, null, mixed || with.mixed);
        }
        BigDecimal part = (less ? mine.subtract(other) : mine).divide(other.abs(), MathContext.DECIMAL64);
        return new Figure(part.setScale(6, RoundingMode.HALF_EVEN), null, false);
    }
}
