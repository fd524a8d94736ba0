package relata.insight.offers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.settings.DataEnd;

/** What to offer customers next, for one or for thousands at once, in two statements however many they are. */
@Component
public class NextOffers {

    private final JdbcClient jdbc;
    private final AffinityLog log;
    private final DataEnd dataEnd;

    NextOffers(JdbcClient jdbc, AffinityLog log, DataEnd dataEnd) {
        this.jdbc = jdbc;
        this.log = log;
        this.dataEnd = dataEnd;
    }

    private record Named(String name, @Nullable String family, boolean sold) {}

    /**
     * The best first, by fit x margin; who holds no product that is known has none.
     *
     * @return by customer, of those who have any
     */
    public Map<UUID, List<NextOffer>> of(Collection<UUID> customers) {
        KnownProducts products = customers.isEmpty() ? null : log.products().orElse(null);
        return products == null ? Map.of() : of(held(customers), products);
    }

    private Map<UUID, List<NextOffer>> of(Map<UUID, Set<UUID>> held, KnownProducts products) {
        var scored = new HashMap<UUID, List<KnownProducts.Scored>>();
        var wanted = new HashSet<UUID>();
        held.forEach((customer, own) -> {
            List<KnownProducts.Scored> best = products.scored(own);
            scored.put(customer, best);
            best.forEach(each -> wanted.add(each.product().id()));
            wanted.addAll(own);
        });
        Map<UUID, Named> named = named(wanted);
        var offers = new HashMap<UUID, List<NextOffer>>();
        scored.forEach((customer, best) -> offers.put(
                customer,
                best.stream()
                        .filter(each -> {
                            Named name = named.get(each.product().id());
                            return name != null && name.sold();
                        })
                        .limit(AffinityLearning.OFFERS)
                        .map(each -> offer(each, named, products))
                        .toList()));
        offers.values().removeIf(List::isEmpty);
        return offers;
    }

    private static NextOffer offer(KnownProducts.Scored each, Map<UUID, Named> named, KnownProducts products) {
        KnownProducts.Product product = each.product();
        Named name = Objects.requireNonNull(named.get(product.id()));
        KnownProducts.Product because = each.because() == null ? null : products.find(each.because());
        Named becauseName = each.because() == null ? null : named.get(each.because());
        return new NextOffer(
                product.id(),
                name.name(),
                name.family(),
                each.because(),
                becauseName == null ? null : becauseName.name(),
                each.together(),
                because == null ? product.holders() : because.holders(),
                each.fit(),
                product.margin(),
                product.lines(),
                product.unknownMargins());
    }

    private Map<UUID, Set<UUID>> held(Collection<UUID> customers) {
        LocalDate asOf = dataEnd.today();
        var held = new HashMap<UUID, Set<UUID>>();
        jdbc.sql("""
                 select customer_id, array_agg(distinct product_id)
                   from order_line_facts
                  where customer_id = any(:customers) and product_id is not null
                    and placed_at >= cast(:from as date)::timestamp at time zone :zone
                    and placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                  group by customer_id
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("from", HoldingsScan.from(asOf))
                .param("asOf", asOf)
                .param("zone", dataEnd.zone().getId())
                .query(row -> {
                    UUID[] products = (UUID[]) row.getArray(2).getArray();
                    held.put(row.getObject(1, UUID.class), new HashSet<>(Arrays.asList(products)));
                });
        return held;
    }

    /** As products are at this moment: whether one is sold changes between two learnings. */
    private Map<UUID, Named> named(Set<UUID> products) {
        var named = new HashMap<UUID, Named>();
        jdbc.sql("select id, name, family, active and deleted_at is null from product where id = any(?)")
                .param(products.toArray(UUID[]::new))
                .query(row -> {
                    named.put(
                            row.getObject(1, UUID.class),
                            new Named(row.getString(2), row.getString(3), row.getBoolean(4)));
                });
        return named;
    }
}
