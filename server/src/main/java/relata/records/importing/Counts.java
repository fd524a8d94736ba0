package relata.records.importing;

import java.util.HashMap;
import java.util.Map;

/**
 * What became of the rows, or would become of them.
 *
 * @param review rows whose keys mean different records, or that are called as somebody is already
 * @param related how many related records were made, by the name of their type
 */
public record Counts(long created, long updated, long unchanged, long refused, long review, Map<String, Long> related) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of());

    Counts plus(Counts more) {
        var sum = new HashMap<>(related);
        more.related().forEach((object, count) -> sum.merge(object, count, Long::sum));
        return new Counts(
                created + more.created(),
                updated + more.updated(),
                unchanged + more.unchanged(),
                refused + more.refused(),
                review + more.review(),
                Map.copyOf(sum));
    }
}
