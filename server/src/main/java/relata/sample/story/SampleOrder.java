package relata.sample.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One purchase.
 *
 * @param shop code of the shop, or web, phone, key-account
 * @param total what the customer paid, after discounts
 */
public record SampleOrder(
        UUID id,
        String number,
        UUID customerId,
        Instant placedAt,
        Channel channel,
        String shop,
        Currency currency,
        List<Line> lines,
        List<Return> returns,
        BigDecimal total,
        BigDecimal cost) {

    /** Where an order was placed. */
    public enum Channel {
        SHOP,
        WEB,
        PHONE,
        KEY_ACCOUNT
    }

    /**
     * @param discount amount off the whole line
     * @param cost of the whole line in the order's currency
     */
    public record Line(
            UUID id,
            SampleProduct product,
            int quantity,
            BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal total,
            BigDecimal cost) {}

    /** Some of a line that came back. */
    public record Return(UUID id, UUID lineId, Instant at, int quantity, BigDecimal amount, String reason) {}

    /** What came back of the line, if anything. */
    public @Nullable Return returnOf(Line line) {
        for (Return back : returns) {
            if (back.lineId().equals(line.id())) {
                return back;
            }
        }
        return null;
    }

    SampleOrder with(List<Return> later) {
        return new SampleOrder(id, number, customerId, placedAt, channel, shop, currency, lines, later, total, cost);
    }
}
