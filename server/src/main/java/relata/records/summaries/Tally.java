package relata.records.summaries;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in one group, such that the tallies of parts make the tally of their whole.
 *
 * @param keys one for each grouping; fewer for totals
 * @param rows how many records
 * @param states one for each measure
 */
public record Tally(List<Key> keys, long rows, List<State> states) {

    public Tally {
        keys = List.copyOf(keys);
        states = List.copyOf(states);
    }

    /**
     * One measure, before it becomes a figure.
     *
     * @param value a sum, a least, a greatest or a middle value, a number of different ones; null where there is nothing
     * @param present how many records have a value
     * @param currency of the value, for money
     * @param mixed whether there are several currencies, which do not add up: then there is no value
     */
    public record State(
            @Nullable BigDecimal value,
            long present,
            @Nullable String currency,
            boolean mixed) {

        static final State NOTHING = new State(null, 0, null, false);

        State plus(State other, Measure.Kind kind) {
            if (mixed || other.mixed) {
                return new State(null, present + other.present, null, true);
            }
            if (value == null || other.value == null) {
                State told = value == null ? other : this;
                return new State(told.value, present + other.present, told.currency, false);
            }
            if (!Objects.equals(currency, other.currency)) {
                return new State(null, present + other.present, null, true);
            }
            BigDecimal both = switch (kind) {
                case COUNT, SUM, AVERAGE -> value.add(other.value);
                case MINIMUM -> value.min(other.value);
                case MAXIMUM -> value.max(other.value);
                case MEDIAN, DISTINCT -> throw new IllegalArgumentException(kind + " does not add up");
            };
            return new State(both, present + other.present, currency, false);
        }
    }

    /** The tally of a whole from its parts; measures that do not add up are left empty. */
    static Tally sum(List<Key> keys, List<Tally> parts, List<Measure> measures) {
        long rows = 0;
        var states = new ArrayList<State>();
        for (Measure _ : measures) {
            states.add(State.NOTHING);
        }
        for (Tally part : parts) {
            rows += part.rows();
            for (int i = 0; i < measures.size(); i++) {
                Measure.Kind kind = measures.get(i).kind();
                if (kind.addsUp()) {
                    states.set(i, states.get(i).plus(part.states().get(i), kind));
                }
            }
        }
        return new Tally(keys, rows, states);
    }

    /** The same with the figures that do not add up taken from a tally of the whole. */
    Tally completed(Tally counted, List<Measure> measures) {
        var all = new ArrayList<>(states);
        for (int i = 0; i < measures.size(); i++) {
            if (!measures.get(i).kind().addsUp()) {
                all.set(i, counted.states().get(i));
            }
        }
        return new Tally(keys, rows, all);
    }
}
