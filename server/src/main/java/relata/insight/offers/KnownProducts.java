package relata.insight.offers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was learned of products last: who holds them, what a purchase brings, and what goes with what. Never changes. */
final class KnownProducts {

    /** How many of the most worthwhile ones stand behind those that go with what a customer holds. */
    private static final int USUAL = 50;

    private static final double SHRINKAGE = AffinityLearning.SETTINGS.shrinkage();

    private final double customers;
    private final Map<UUID, Product> products = new HashMap<>();
    private final Map<UUID, List<With>> going = new HashMap<>();
    private List<Scored> usual = List.of();

    /** @param customers all whose purchases were learned from */
    KnownProducts(int customers) {
        this.customers = customers;
    }

    /** @param margin expected of a purchase; null where no line tells */
    record Product(UUID id, int holders, @Nullable Double margin, int lines, int unknownMargins) {}

    private record With(UUID other, int together, double cosine) {}

    /**
     * A product as it suits one customer.
     *
     * @param score sum of the cosines with all that the customer holds: decides between those that are worth the same
     */
    record Scored(
            Product product,
            @Nullable UUID because,
            @Nullable Integer together,
            double fit,
            double score) {

        double worth() {
            return product.margin() == null ? 0 : fit * product.margin();
        }
    }

    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::worth)
            .thenComparingDouble(Scored::score)
            .thenComparingInt((Scored each) -> each.product().holders())
            .reversed()
            .thenComparing(each -> each.product().id());

    void add(Product product) {
        products.put(product.id(), product);
    }

    void goTogether(UUID product, UUID other, int together, double cosine) {
        going.computeIfAbsent(product, _ -> new ArrayList<>()).add(new With(other, together, cosine));
    }

    /** To be told once all products are known. */
    KnownProducts ranked() {
        usual = products.values().stream()
                .map(product -> new Scored(product, null, null, share(product), 0))
                .sorted(BEST_FIRST)
                .limit(USUAL)
                .toList();
        return this;
    }

    @Nullable
    Product find(UUID id) {
        return products.get(id);
    }

    /** All that could be offered to somebody who holds these, the best first by fit x margin; those that bring a loss are left out. */
    List<Scored> scored(Collection<UUID> held) {
        var scored = new HashMap<UUID, Scored>();
        for (UUID own : held) {
            Product known = products.get(own);
            if (known != null) {
                going.getOrDefault(own, List.of()).forEach(with -> join(scored, known, with));
            }
        }
        Stream<Scored> others =
                usual.stream().filter(each -> !scored.containsKey(each.product().id()));
        return Stream.concat(scored.values().stream(), others)
                .filter(each -> !held.contains(each.product().id()))
                .filter(each ->
                        each.product().margin() == null || each.product().margin() > 0)
                .sorted(BEST_FIRST)
                .toList();
    }

    private void join(Map<UUID, Scored> scored, Product own, With with) {
        Product other = products.get(with.other());
        if (other == null) {
            return;
        }
        double fit = (with.together() + SHRINKAGE * share(other)) / (own.holders() + SHRINKAGE);
        var fresh = new Scored(other, own.id(), with.together(), fit, with.cosine());
        scored.merge(other.id(), fresh, KnownProducts::stronger);
    }

    /** The reason that speaks most stays; the smaller id where two say as much, so that the order of purchases does not matter. */
    private static Scored stronger(Scored one, Scored two) {
        UUID mine = Objects.requireNonNull(one.because());
        UUID theirs = Objects.requireNonNull(two.because());
        boolean leads = one.fit() > two.fit() || one.fit() == two.fit() && mine.compareTo(theirs) < 0;
        Scored best = leads ? one : two;
        return new Scored(best.product(), best.because(), best.together(), best.fit(), one.score() + two.score());
    }

    private double share(Product product) {
        return product.holders() / customers;
    }
}
