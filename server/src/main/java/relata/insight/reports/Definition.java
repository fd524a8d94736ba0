package relata.insight.reports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.summaries.Grouping;
import relata.records.summaries.Measure;
import relata.records.summaries.Step;
import relata.records.summaries.SummaryQuestion;

/**
 * What a report asks and how it is drawn, as people build it and as it is kept.
 *
 * @param sort the place of the measure that sorts the first groups; null for their own order
 * @param top how many of the first groups are told one by one; null for all
 * @param zone where days begin; null for the zone of whoever reads
 * @param shape table, pivot, bar, line, area, funnel, heat, cohort
 */
record Definition(
        @Nullable String filter,
        @Nullable List<By> groups,
        @Nullable List<Of> measures,
        @Nullable Integer sort,
        @Nullable Boolean descending,
        @Nullable Integer top,
        @Nullable String zone,
        @Nullable String shape) {

    private static final List<String> SHAPES =
            List.of("table", "pivot", "bar", "line", "area", "funnel", "heat", "cohort");

    /**
     * @param by a field, a field of a referenced record, or an expression
     * @param step day, week, month, quarter or year, for days and times
     * @param bounds where ranges meet, for numbers and money
     */
    record By(
            @Nullable String by,
            @Nullable String step,
            @Nullable List<BigDecimal> bounds) {}

    /**
     * @param kind count, sum, average, median, minimum, maximum or distinct
     * @param show value, share or change
     */
    record Of(
            @Nullable String kind,
            @Nullable String of,
            @Nullable String show) {}

    /** The question it asks; refused as invalid where it is none. */
    SummaryQuestion question() {
        return new SummaryQuestion(
                filter == null ? "" : filter.strip(),
                groups == null
                        ? List.of()
                        : groups.stream().map(Definition::grouping).toList(),
                measures == null || measures.isEmpty()
                        ? List.of(new Measure(Measure.Kind.COUNT, null, Measure.Show.VALUE))
                        : measures.stream().map(Definition::measure).toList(),
                sort,
                descending == null || descending,
                top);
    }

    ZoneId zoneFor(Actor reader) {
        if (zone == null) {
            return reader.zone();
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", "insight.no-such-zone", Map.of("zone", zone));
        }
    }

    String shapeOrTable() {
        if (shape == null) {
            return "table";
        }
        if (!SHAPES.contains(shape)) {
            throw Refusal.invalid("shape", "insight.no-such-shape", Map.of());
        }
        return shape;
    }

    private static Grouping grouping(By by) {
        return new Grouping(
                by.by() == null ? "" : by.by(),
                by.step() == null ? null : one(Step.class, by.step(), "groups"),
                by.bounds() == null ? List.of() : by.bounds());
    }

    private static Measure measure(Of of) {
        return new Measure(
                of.kind() == null ? Measure.Kind.COUNT : one(Measure.Kind.class, of.kind(), "measures"),
                of.of() == null || of.of().isBlank() ? null : of.of(),
                of.show() == null ? Measure.Show.VALUE : one(Measure.Show.class, of.show(), "measures"));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, String place) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        throw Refusal.invalid(place, "insight.no-such-word", Map.of("word", name));
    }
}
