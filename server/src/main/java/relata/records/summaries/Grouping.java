package relata.records.summaries;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What records are grouped by.
 *
 * @param by a field, a field of a referenced record ({@code product.family}), or any expression of one value
 * @param step for days and times: the period they are gathered in; null for days
 * @param bounds for numbers and money: where the ranges meet, upward; the lower bound belongs to a range, the upper does not
 */
public record Grouping(String by, @Nullable Step step, List<BigDecimal> bounds) {

    public Grouping {
        bounds = List.copyOf(bounds);
    }
}
