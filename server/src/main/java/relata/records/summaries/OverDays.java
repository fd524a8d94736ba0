package relata.records.summaries;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.ObjectType;
import relata.records.lists.Filters;
import relata.records.lists.ListCompiler;
import relata.records.sql.Sql;

/**
 * A question as it is asked of sums by day: of them for the days whose sums stand, of the records for the others. Only where all that
 * it groups, measures and asks for was summed, its days begin with those of the sums, and the reader may see every record.
 *
 * @param groups and {@code measures} as columns of the sums
 * @param sums {@code from … where …} of the days whose sums stand
 * @param records the condition on the records of the other days; null where there are none
 */
record OverDays(
        List<Worth> groups,
        List<@Nullable Worth> measures,
        Sql sums,
        @Nullable Sql records) {

    /** With more days to ask one by one the records are asked at once. */
    private static final int MOST_CHANGED = 62;

    static @Nullable OverDays of(
            ListCompiler compiler,
            ObjectType object,
            SummaryQuestion question,
            ZoneId zone,
            List<? extends DaysKept> keepers) {
        for (DaysKept keeper : keepers) {
            for (DaySums sums : keeper.sums()) {
                if (sums.object().equals(object.name())
                        && compiler.readsAll(object)
                        && compiler.readsAll(owner(compiler, object, sums))) {
                    return of(compiler, object, question, zone, sums, keeper);
                }
            }
        }
        return null;
    }

    private static @Nullable OverDays of(
            ListCompiler compiler,
            ObjectType object,
            SummaryQuestion question,
            ZoneId zone,
            DaySums sums,
            DaysKept keeper) {
        Filters.Summed filter = compiler.summed(question.filter(), sums.columns(), sums.moment());
        var worths = new Worths(compiler, object);
        List<Worth> groups = groups(question, worths, sums);
        List<@Nullable Worth> measures = measures(question, worths, sums);
        DaysKept.Standing standing = keeper.standing();
        if (filter == null || groups == null || measures == null || standing == null) {
            return null;
        }
        boolean timed = question.groups().stream()
                .anyMatch(grouping -> grouping.by().strip().equals(sums.moment()));
        if (timed && !zone.getRules().equals(standing.zone().getRules())) {
            return null;
        }
        var days = new TreeSet<>(standing.changed());
        filter.cuts().forEach(cut -> days.add(cut.atZone(standing.zone()).toLocalDate()));
        if (days.size() > MOST_CHANGED) {
            return null;
        }
        Sql from = Sql.of(" from " + sums.table() + " " + ListCompiler.T).add(worths.joins());
        from.add(
                " where " + ListCompiler.T + ".day - date '1970-01-01' <> all(?::int[])",
                days.stream().map(day -> Long.toString(day.toEpochDay())).toList());
        Sql records = days.isEmpty() ? null : sums.records().apply(column -> during(column, standing.zone(), days));
        return new OverDays(groups, measures, from.and(filter.condition()), records);
    }

    /** Whose moment it is: what lies behind the reference, or the record itself. */
    private static ObjectType owner(ListCompiler compiler, ObjectType object, DaySums sums) {
        int dot = sums.moment().indexOf('.');
        var reference = dot < 0 ? null : object.field(sums.moment().substring(0, dot));
        return reference == null ? object : compiler.catalog().object(reference.target());
    }

    private static @Nullable List<Worth> groups(SummaryQuestion question, Worths worths, DaySums sums) {
        var groups = new ArrayList<Worth>();
        for (Grouping grouping : question.groups()) {
            Worth worth = worths.summed(grouping.by(), sums);
            if (worth == null || sums.measures().contains(grouping.by().strip())) {
                return null;
            }
            groups.add(worth);
        }
        return groups;
    }

    private static @Nullable List<@Nullable Worth> measures(SummaryQuestion question, Worths worths, DaySums sums) {
        var measures = new ArrayList<@Nullable Worth>();
        for (Measure measure : question.measures()) {
            Worth worth = measure.of() == null ? null : worths.summed(measure.of(), sums);
            if (measure.of() != null
                    && (worth == null || !isSummed(measure.kind(), measure.of().strip(), sums))) {
                return null;
            }
            measures.add(worth);
        }
        return measures;
    }

    private static boolean isSummed(Measure.Kind kind, String of, DaySums sums) {
        return switch (kind) {
            case COUNT -> true;
            case SUM, AVERAGE -> sums.measures().contains(of);
            case DISTINCT -> sums.columns().containsKey(of) && !of.equals(sums.moment());
            case MEDIAN, MINIMUM, MAXIMUM -> false;
        };
    }

    /** The days as spans, those beside each other as one. */
    private static Sql during(String column, ZoneId zone, Set<LocalDate> days) {
        Sql any = Sql.of("(");
        for (LocalDate day : days) {
            if (days.contains(day.minusDays(1))) {
                continue;
            }
            LocalDate end = day;
            while (days.contains(end)) {
                end = end.plusDays(1);
            }
            any.add(
                    (any.parameters().isEmpty() ? "" : " or ") + column + " >= ? and " + column + " < ?",
                    day.atStartOfDay(zone).toInstant(),
                    end.atStartOfDay(zone).toInstant());
        }
        return any.add(")");
    }
}
