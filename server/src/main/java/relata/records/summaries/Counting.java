package relata.records.summaries;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;
import relata.records.lists.Queries;

/** Counts one compiled question: its cells, the totals that do not follow from them, and the rest beyond the first. */
final class Counting {

    /** More cells than this are no picture and no table that anybody reads. */
    static final int MOST_CELLS = 5_000;

    /** How many first groups are told where there are too many and nobody said how many. */
    private static final int TOLD_OF_ONE = 1_000;

    private static final int TOLD_OF_SEVERAL = 50;

    /** So that of equal groups the same are told each time. */
    private static final Comparator<Tally> BY_KEY = Comparator.comparing(
            tally -> tally.keys().getFirst(),
            Comparator.comparing(Key::kind)
                    .thenComparing(Key::value, Comparator.nullsFirst(Comparator.naturalOrder())));

    private final SummaryCompiler compiler;
    private final SummaryQuestion question;
    private final Queries queries;
    private final List<Measure> measures;

    Counting(SummaryCompiler compiler, SummaryQuestion question, Queries queries) {
        this.compiler = compiler;
        this.question = question;
        this.queries = queries;
        this.measures = question.measures();
    }

    Tallies count() {
        List<Bucket> buckets = compiler.buckets(queries);
        if (buckets.isEmpty()) {
            Tally all = counted(buckets, null).getFirst();
            return new Tallies(List.of(all), List.of(), all);
        }
        boolean adds = measures.stream().allMatch(measure -> measure.kind().addsUp());
        List<Tally> cells = adds || question.top() == null ? counted(buckets, null) : List.of();
        Set<Key> told = null;
        if (cells.size() > MOST_CELLS || cells.isEmpty() && question.top() != null) {
            told = first(buckets.getFirst());
            cells = counted(buckets, told);
            if (cells.size() > MOST_CELLS) {
                throw Refusal.invalid("groups", "records.too-many-groups", Map.of("most", MOST_CELLS));
            }
        } else if (question.top() != null) {
            told = best(cells, question.top());
            cells = gathered(cells, told);
        }
        return new Tallies(cells, totals(buckets, cells, told, adds), all(cells, adds));
    }

    private List<Tally> counted(List<Bucket> buckets, @Nullable Collection<Key> told) {
        return compiler.tallies(queries, buckets, told, null, MOST_CELLS + 1);
    }

    /** The first groups by the measure that sorts, found in the database because there are too many. */
    private Set<Key> first(Bucket bucket) {
        int most =
                question.top() != null ? question.top() : question.groups().size() == 1 ? TOLD_OF_ONE : TOLD_OF_SEVERAL;
        int order = question.sort() == null ? 0 : question.sort();
        var keys = new LinkedHashSet<Key>();
        compiler.tallies(queries, List.of(bucket), null, order, most)
                .forEach(tally -> keys.add(tally.keys().getFirst()));
        return keys;
    }

    private Set<Key> best(List<Tally> cells, int most) {
        int order = question.sort() == null ? 0 : question.sort();
        Measure measure = measures.get(order);
        Comparator<BigDecimal> direction = question.sort() == null || question.descending()
                ? Comparator.reverseOrder()
                : Comparator.naturalOrder();
        Comparator<Tally> byMeasure = Comparator.comparing(
                tally -> Figure.of(measure, tally, order).value(), Comparator.nullsLast(direction));
        var keys = new LinkedHashSet<Key>();
        byKey(cells, 0).stream()
                .sorted(byMeasure.thenComparing(BY_KEY))
                .limit(most)
                .forEach(tally -> keys.add(tally.keys().getFirst()));
        return keys;
    }

    /** The cells with all groups that are not told put together. */
    private List<Tally> gathered(List<Tally> cells, Set<Key> told) {
        var together = new LinkedHashMap<List<Key>, List<Tally>>();
        for (Tally cell : cells) {
            var keys = new ArrayList<>(cell.keys());
            if (!told.contains(keys.getFirst())) {
                keys.set(0, Key.REST);
            }
            together.computeIfAbsent(List.copyOf(keys), any -> new ArrayList<>())
                    .add(cell);
        }
        var gathered = new ArrayList<Tally>();
        together.forEach((keys, parts) -> gathered.add(Tally.sum(keys, parts, measures)));
        return gathered;
    }

    private List<List<Tally>> totals(List<Bucket> buckets, List<Tally> cells, @Nullable Set<Key> told, boolean adds) {
        if (buckets.size() == 1) {
            return List.of(cells);
        }
        var totals = new ArrayList<List<Tally>>();
        for (int i = 0; i < buckets.size(); i++) {
            List<Tally> summed = byKey(cells, i);
            totals.add(adds ? summed : completed(summed, counted(List.of(buckets.get(i)), i == 0 ? told : null)));
        }
        return totals;
    }

    private List<Tally> completed(List<Tally> summed, List<Tally> counted) {
        var byKeys = new LinkedHashMap<List<Key>, Tally>();
        counted.forEach(tally -> byKeys.put(tally.keys(), tally));
        var completed = new ArrayList<Tally>();
        for (Tally tally : summed) {
            Tally whole = byKeys.get(tally.keys());
            completed.add(whole == null ? tally : tally.completed(whole, measures));
        }
        return completed;
    }

    private List<Tally> byKey(List<Tally> cells, int group) {
        var parts = new LinkedHashMap<Key, List<Tally>>();
        cells.forEach(cell -> parts.computeIfAbsent(cell.keys().get(group), any -> new ArrayList<>())
                .add(cell));
        var summed = new ArrayList<Tally>();
        parts.forEach((key, of) -> summed.add(Tally.sum(List.of(key), of, measures)));
        return summed;
    }

    private Tally all(List<Tally> cells, boolean adds) {
        Tally summed = Tally.sum(List.of(), cells, measures);
        return adds ? summed : summed.completed(counted(List.of(), null).getFirst(), measures);
    }
}
