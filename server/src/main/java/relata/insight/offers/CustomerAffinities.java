package relata.insight.offers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.PurchaseModels;
import relata.platform.settings.DataEnd;

/** What one customer buys of, and what to offer it next, at the moment of reading. */
@Component
class CustomerAffinities {

    private static final int CATEGORIES = 6;

    private final JdbcClient jdbc;
    private final DataEnd dataEnd;
    private final AffinityLog log;
    private final NextOffers next;
    private final OfferEffect offering;
    private final PurchaseModels models;

    CustomerAffinities(
            JdbcClient jdbc,
            DataEnd dataEnd,
            AffinityLog log,
            NextOffers next,
            OfferEffect offering,
            PurchaseModels models) {
        this.jdbc = jdbc;
        this.dataEnd = dataEnd;
        this.log = log;
        this.next = next;
        this.offering = offering;
        this.models = models;
    }

    /**
     * @param from the first day that counts; lines of orders up to {@code asOf}
     * @param products different ones that the customer holds
     * @param learned null until something was learned
     * @param active probability to stay; null without a model that can be trusted
     * @param effect that the company assumes of an offer: of those whom it fits, the share that it brings to a purchase
     * @param offers the best first by what they are worth; those that many hold where what goes with what is not known well enough
     */
    record View(
            LocalDate from,
            LocalDate asOf,
            int products,
            List<Category> categories,
            AffinityLog.@Nullable Learned learned,
            @Nullable Double active,
            double effect,
            List<Offer> offers) {}

    /**
     * @param family null for products without one and lines without a product
     * @param spent in the reporting currency, less what came back
     * @param share of all that the customer spent on lines in that time
     */
    record Category(@Nullable String family, BigDecimal spent, double share, int orders) {}

    /**
     * One product to offer, with what it is worth and how that was reckoned.
     *
     * @param because what the customer holds and speaks most for it; null where it is offered since many hold it
     * @param together customers who hold both
     * @param holders customers who hold {@code because}; where that is null those who hold the offered product
     * @param fit share of those who hold {@code because}, or of all, who hold it too, drawn to the share of all where few tell
     * @param chance that the customer accepts it: {@code fit} x {@code active} x {@code effect} of the view
     * @param margin expected of a purchase: the mean of {@code lines}, of {@code unknownMargins} of which no cost is known
     * @param gain expected: {@code chance} x {@code margin}; both null where no line tells or the reader reads no margins
     */
    record Offer(
            UUID product,
            String name,
            @Nullable String family,
            @Nullable UUID because,
            @Nullable String becauseName,
            @Nullable Integer together,
            int holders,
            double fit,
            double chance,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal gain,
            int lines,
            int unknownMargins) {}

    /** @param withMargins whether the reader reads the margins of orders */
    View of(UUID customer, boolean withMargins) {
        LocalDate asOf = dataEnd.today();
        LocalDate from = HoldingsScan.from(asOf);
        Double active = models.trusted() ? active(customer).orElse(null) : null;
        double effect = offering.ofOffer();
        List<Offer> offers = next.of(List.of(customer)).getOrDefault(customer, List.of()).stream()
                .map(each -> offer(each, each.chance(active, effect), withMargins))
                .toList();
        return new View(
                from,
                asOf,
                held(customer, from, asOf),
                categories(customer, from, asOf),
                log.learned().orElse(null),
                active,
                effect,
                offers);
    }

    private static Offer offer(NextOffer each, double chance, boolean withMargins) {
        Double margin = withMargins ? each.margin() : null;
        return new Offer(
                each.product(),
                each.name(),
                each.family(),
                each.because(),
                each.becauseName(),
                each.together(),
                each.holders(),
                each.fit(),
                chance,
                margin == null ? null : money(margin),
                margin == null ? null : money(chance * margin),
                each.lines(),
                each.unknownMargins());
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private Optional<Double> active(UUID customer) {
        return jdbc.sql("select active from customer_value where customer_id = ? and active is not null")
                .param(customer)
                .query(Double.class)
                .optional();
    }

    private int held(UUID customer, LocalDate from, LocalDate asOf) {
        return jdbc.sql("""
                 select count(distinct product_id) from order_line_facts
                  where customer_id = :customer and product_id is not null
                    and placed_at >= cast(:from as date)::timestamp at time zone :zone
                    and placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                 """)
                .param("customer", customer)
                .param("from", from)
                .param("asOf", asOf)
                .param("zone", dataEnd.zone().getId())
                .query(Integer.class)
                .single();
    }

    private List<Category> categories(UUID customer, LocalDate from, LocalDate asOf) {
        return jdbc.sql("""
                 with spent as (
                     select family, sum(value) as spent, count(distinct order_id)::int as orders
                       from order_line_facts
                      where customer_id = :customer and value is not null
                        and placed_at >= cast(:from as date)::timestamp at time zone :zone
                        and placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                      group by family
                     having sum(value) > 0)
                 select family, spent, spent / sum(spent) over () as share, orders
                   from spent
                  order by spent desc, family
                  limit :most
                 """)
                .param("customer", customer)
                .param("from", from)
                .param("asOf", asOf)
                .param("zone", dataEnd.zone().getId())
                .param("most", CATEGORIES)
                .query((row, _) -> new Category(
                        row.getString(1),
                        row.getBigDecimal(2).setScale(2, RoundingMode.HALF_UP),
                        row.getDouble(3),
                        row.getInt(4)))
                .list();
    }
}
