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
import relata.platform.settings.DataEnd;

/** What one customer buys of, and what to offer it next, at the moment of reading. */
@Component
class CustomerAffinities {

    private static final int CATEGORIES = 6;

    private final JdbcClient jdbc;
    private final DataEnd dataEnd;

    CustomerAffinities(JdbcClient jdbc, DataEnd dataEnd) {
        this.jdbc = jdbc;
        this.dataEnd = dataEnd;
    }

    /**
     * @param from the first day that counts; lines of orders up to {@code asOf}
     * @param products different ones that the customer holds
     * @param learned null until something was learned
     * @param offers the best first; those that most customers hold where what goes with what is not known well enough
     */
    record View(
            LocalDate from,
            LocalDate asOf,
            int products,
            List<Category> categories,
            @Nullable Learned learned,
            List<Offer> offers) {}

    /**
     * @param family null for products without one and lines without a product
     * @param spent in the reporting currency, less what came back
     * @param share of all that the customer spent on lines in that time
     */
    record Category(@Nullable String family, BigDecimal spent, double share, int orders) {}

    /**
     * How well what goes with what is known.
     *
     * @param tried customers of each of whom one product was hidden
     * @param found of whom {@code offers} offers found it
     * @param foundByShare of whom offering what most hold would have found it
     * @param usable whether the offers found more, by more than chance
     */
    record Learned(
            LocalDate asOf,
            int customers,
            int products,
            int tried,
            int found,
            int foundByShare,
            int offers,
            boolean enough,
            boolean usable) {}

    /**
     * @param because what the customer holds and speaks most for it; null where it is offered since most hold it
     * @param together customers who hold both
     * @param holders customers who hold {@code because}; where that is null those who hold the offered product
     */
    record Offer(
            UUID product,
            String name,
            @Nullable String family,
            @Nullable UUID because,
            @Nullable String becauseName,
            @Nullable Integer together,
            int holders) {}

    View of(UUID customer) {
        LocalDate asOf = dataEnd.today();
        LocalDate from = asOf.minusMonths(HoldingsScan.MONTHS).plusDays(1);
        UUID[] held = held(customer, from, asOf);
        Learned learned = learned().orElse(null);
        return new View(
                from,
                asOf,
                held.length,
                categories(customer, from, asOf),
                learned,
                learned == null || !learned.enough() || held.length == 0 ? List.of() : offers(held, learned.usable()));
    }

    private UUID[] held(UUID customer, LocalDate from, LocalDate asOf) {
        return jdbc.sql("""
                 select distinct product_id from order_line_facts
                  where customer_id = :customer and product_id is not null
                    and placed_at >= cast(:from as date)::timestamp at time zone :zone
                    and placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                 """)
                .param("customer", customer)
                .param("from", from)
                .param("asOf", asOf)
                .param("zone", dataEnd.zone().getId())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
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

    private Optional<Learned> learned() {
        return jdbc.sql("""
                 select as_of, customers, products, tried, found, found_by_share, offers, state = 'done', usable
                   from affinity_run
                  where state in ('done', 'refused')
                  order by asked_at desc
                  limit 1
                 """)
                .query((row, _) -> new Learned(
                        row.getObject(1, LocalDate.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getBoolean(8),
                        row.getBoolean(9)))
                .optional();
    }

    /** The sum of the cosines with what is held, as the library ranks them; then what most hold. */
    private List<Offer> offers(UUID[] held, boolean usable) {
        return jdbc.sql("""
                 with scored as (
                     select other_id as product_id, sum(cosine) as score,
                            (array_agg(product_id order by cosine desc, product_id))[1] as because
                       from product_affinity
                      where :usable and product_id = any(:held) and other_id <> all(:held)
                      group by other_id),
                 ranked as (
                     select p.id, p.name, p.family, h.customers, s.because, coalesce(s.score, 0) as score
                       from product_holders h
                       join product p on p.id = h.product_id and p.active and p.deleted_at is null
                       left join scored s on s.product_id = p.id
                      where h.product_id <> all(:held)
                      order by coalesce(s.score, 0) desc, h.customers desc, p.id
                      limit :most)
                 select r.id, r.name, r.family, r.because, b.name, a.together, coalesce(bh.customers, r.customers)
                   from ranked r
                   left join product b on b.id = r.because
                   left join product_holders bh on bh.product_id = r.because
                   left join product_affinity a on a.product_id = r.because and a.other_id = r.id
                  order by r.score desc, r.customers desc, r.id
                 """)
                .param("held", held)
                .param("usable", usable)
                .param("most", AffinityLearning.OFFERS)
                .query((row, _) -> new Offer(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getObject(6, Integer.class),
                        row.getInt(7)))
                .list();
    }
}
