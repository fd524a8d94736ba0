package relata.records.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;

/**
 * One page of a list.
 *
 * @param fields the fields that were read, in the order they were asked for
 * @param previous where the page before begins, null at the beginning
 * @param next where the page after begins, null at the end
 */
public record Page(
        List<Field<?>> fields,
        List<Row> rows,
        @Nullable String previous,
        @Nullable String next) {}
