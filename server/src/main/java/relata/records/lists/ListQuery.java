package relata.records.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list.
 *
 * @param filter an expression, empty for all
 * @param sort field names, a leading {@code -} for downward; empty for the object's default
 * @param fields the fields to show; empty for the object's default columns
 * @param limit how many rows, 1 to 500
 * @param cursor where to continue, as an earlier answer gave it
 * @param bin the records in the bin in place of the living ones
 */
public record ListQuery(
        String filter,
        List<String> sort,
        List<String> fields,
        int limit,
        @Nullable String cursor,
        boolean bin) {

    public static final int MAXIMUM = 500;

    public ListQuery {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
        limit = Math.clamp(limit, 1, MAXIMUM);
    }

    public static ListQuery filtered(String filter, int limit) {
        return new ListQuery(filter, List.of(), List.of(), limit, null, false);
    }
}
