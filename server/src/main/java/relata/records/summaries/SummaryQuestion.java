package relata.records.summaries;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/**
 * What is asked of a summary. Refused as invalid where it contradicts itself.
 *
 * @param filter an expression, empty for all records
 * @param groups none to three
 * @param measures one to eight
 * @param sort the measure by which the first groups are sorted; null for their own order
 * @param top how many of the first groups are told one by one, the rest together; null for all
 */
public record SummaryQuestion(
        String filter,
        List<Grouping> groups,
        List<Measure> measures,
        @Nullable Integer sort,
        boolean descending,
        @Nullable Integer top) {

    public static final int MOST_GROUPS = 3;
    public static final int MOST_MEASURES = 8;
    public static final int MOST_BOUNDS = 50;
    public static final int MOST_TOP = 100;

    public SummaryQuestion {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
        if (groups.size() > MOST_GROUPS) {
            throw Refusal.invalid("groups", "records.most-groups", Map.of("most", MOST_GROUPS));
        }
        if (measures.isEmpty() || measures.size() > MOST_MEASURES) {
            throw Refusal.invalid("measures", "records.most-measures", Map.of("most", MOST_MEASURES));
        }
        if (sort != null && (sort < 0 || sort >= measures.size())) {
            throw Refusal.invalid("sort", "records.no-such-measure", Map.of());
        }
        if (top != null && (top < 1 || top > MOST_TOP)) {
            throw Refusal.invalid("top", "records.most-top", Map.of("most", MOST_TOP));
        }
        for (Grouping grouping : groups) {
            requireUpward(grouping);
        }
        for (Measure measure : measures) {
            requireWhole(measure, groups);
        }
    }

    private static void requireUpward(Grouping grouping) {
        var bounds = grouping.bounds();
        boolean upward = bounds.size() <= MOST_BOUNDS;
        for (int i = 1; i < bounds.size(); i++) {
            upward &= bounds.get(i - 1).compareTo(bounds.get(i)) < 0;
        }
        if (!upward) {
            throw Refusal.invalid("groups", "records.bounds-upward", Map.of("most", MOST_BOUNDS));
        }
    }

    private static void requireWhole(Measure measure, List<Grouping> groups) {
        boolean needsField = measure.kind() != Measure.Kind.COUNT;
        if (needsField != (measure.of() != null && !measure.of().isBlank())) {
            throw Refusal.invalid("measures", "records.measure-of-nothing", Map.of());
        }
        boolean shares = measure.kind() == Measure.Kind.COUNT || measure.kind() == Measure.Kind.SUM;
        if (measure.show() == Measure.Show.SHARE && !shares) {
            throw Refusal.invalid("measures", "records.no-share", Map.of());
        }
        boolean periods = groups.stream().anyMatch(group -> group.step() != null);
        if (measure.show() == Measure.Show.CHANGE && !periods) {
            throw Refusal.invalid("measures", "records.no-period", Map.of());
        }
    }

    /** The place of the first grouping by periods; -1 where there is none. */
    int periods() {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).step() != null) {
                return i;
            }
        }
        return -1;
    }
}
