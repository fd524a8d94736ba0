package relata.insight.offers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned last of what goes with what: how well, and the products themselves, read once for each learning. */
@Component
class AffinityLog {

    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    AffinityLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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

    private record Newest(UUID run, Learned learned) {}

    private record Known(UUID run, KnownProducts products) {}

    Optional<Learned> learned() {
        return newest().map(Newest::learned);
    }

    /** Empty until enough was learned. */
    Optional<KnownProducts> products() {
        return newest().filter(newest -> newest.learned().enough()).map(newest -> {
            Known last = known;
            if (last != null && last.run().equals(newest.run())) {
                return last.products();
            }
            KnownProducts fresh = read(newest.learned());
            known = new Known(newest.run(), fresh);
            return fresh;
        });
    }

    private Optional<Newest> newest() {
        return jdbc.sql("""
                 select as_of, customers, products, tried, found, found_by_share, offers, state = 'done', usable, id
                   from affinity_run
                  where state in ('done', 'refused')
                  order by asked_at desc
                  limit 1
                 """)
                .query((row, _) -> new Newest(
                        row.getObject(10, UUID.class),
                        new Learned(
                                row.getObject(1, LocalDate.class),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getInt(7),
                                row.getBoolean(8),
                                row.getBoolean(9))))
                .optional();
    }

    /** Where what goes with what did no better in the trial than what most hold, it is not used. */
    private KnownProducts read(Learned learned) {
        var products = new KnownProducts(learned.customers());
        jdbc.sql("select product_id, customers, margin::float8, lines, unknown_margins from product_holders")
                .query(row -> {
                    products.add(new KnownProducts.Product(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getObject(3, Double.class),
                            row.getInt(4),
                            row.getInt(5)));
                });
        if (learned.usable()) {
            jdbc.sql("select product_id, other_id, together, cosine from product_affinity")
                    .query(row -> {
                        products.goTogether(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getInt(3),
                                row.getDouble(4));
                    });
        }
        return products.ranked();
    }
}
