package relata.records.summaries;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import relata.records.catalog.FieldType;
import relata.records.sql.Sql;

/**
 * How values become the keys of one grouping.
 *
 * @param keyed makes the key of a value
 * @param starts where key numbers stand for periods: their first days in order; empty where the key is the value itself
 */
record Bucket(Grouping grouping, Worth worth, UnaryOperator<Sql> keyed, List<LocalDate> starts) {

    /** More periods than this are cut by the calendar of PostgreSQL, row by row; fewer are found by bisection, in a fifth of the time. */
    private static final int MOST_STARTS = 20_000;

    Sql sql() {
        return keyed.apply(worth.value());
    }

    /** The same keys of values that lie elsewhere. */
    Bucket over(Worth other) {
        return new Bucket(grouping, other, keyed, starts);
    }

    /** Whether the planner would count one group for each value rather than for each key. */
    boolean gathers() {
        return grouping.step() != null || !grouping.bounds().isEmpty() || worth.type() == FieldType.TIME;
    }

    static Bucket plain(Grouping grouping, Worth worth) {
        UnaryOperator<Sql> text = worth.type() == FieldType.NUMBER
                ? value -> Sql.of("trim_scale(").add(value).add(")::text")
                : value -> Sql.empty().add(value).add("::text");
        return new Bucket(grouping, worth, text, List.of());
    }

    static Bucket ranges(Grouping grouping, Worth worth) {
        String bounds = String.join(
                ",", grouping.bounds().stream().map(BigDecimal::toPlainString).toList());
        return new Bucket(
                grouping,
                worth,
                value -> Sql.of("width_bucket(").add(value).add("::numeric, ?)", array("_numeric", bounds)),
                List.of());
    }

    static Bucket days(Grouping grouping, Worth worth) {
        return new Bucket(
                grouping,
                worth,
                value -> Sql.of("date_trunc('" + unit(grouping) + "', ")
                        .add(value)
                        .add("::timestamp)::date"),
                List.of());
    }

    /**
     * Times whose ends are known: the moments at which the periods begin in the zone, then bisection. One period more at
     * either end for what is written between the two questions.
     */
    static @Nullable Bucket between(Grouping grouping, Worth worth, ZoneId zone, Instant least, Instant greatest) {
        Step step = step(grouping);
        LocalDate last = step.next(step.start(greatest.atZone(zone).toLocalDate()));
        LocalDate first =
                step.start(step.start(least.atZone(zone).toLocalDate()).minusDays(1));
        var starts = new ArrayList<LocalDate>();
        var moments = new ArrayList<String>();
        for (LocalDate start = first; !start.isAfter(last); start = step.next(start)) {
            if (starts.size() == MOST_STARTS) {
                return null;
            }
            starts.add(start);
            moments.add("\""
                    + start.atStartOfDay(zone)
                            .toInstant()
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDateTime() + "+00\"");
        }
        String begun = String.join(",", moments);
        return new Bucket(
                grouping,
                worth,
                value -> Sql.of("width_bucket(").add(value).add(", ?)", array("_timestamptz", begun)),
                List.copyOf(starts));
    }

    /** Times whose ends are not known. */
    static Bucket times(Grouping grouping, Worth worth, ZoneId zone) {
        return new Bucket(
                grouping,
                worth,
                value -> {
                    Sql sql = Sql.of("date_trunc('" + unit(grouping) + "', ").add(value);
                    return zone.normalized() instanceof ZoneOffset offset
                            ? sql.add(" at time zone make_interval(secs => ?))::date", offset.getTotalSeconds())
                            : sql.add(" at time zone ?)::date", zone.getId());
                },
                List.of());
    }

    /** The key that a row of the answer names. */
    Key key(@Nullable String read) {
        if (read == null || starts.isEmpty()) {
            return Key.of(read);
        }
        return Key.of(starts.get(Math.clamp(Integer.parseInt(read) - 1L, 0, starts.size() - 1))
                .toString());
    }

    /** The text by which an answer names this key: the other way of {@link #key}. */
    @Nullable
    String read(Key key) {
        String value = key.value();
        return value == null || starts.isEmpty() ? value : String.valueOf(starts.indexOf(LocalDate.parse(value)) + 1);
    }

    private static Step step(Grouping grouping) {
        return grouping.step() == null ? Step.DAY : grouping.step();
    }

    private static String unit(Grouping grouping) {
        return step(grouping).name().toLowerCase(Locale.ROOT);
    }

    private static PGobject array(String type, String elements) {
        try {
            var array = new PGobject();
            array.setType(type);
            array.setValue("{" + elements + "}");
            return array;
        } catch (java.sql.SQLException impossible) {
            throw new IllegalStateException("a text is no value of an array", impossible);
        }
    }
}
