package relata.models.affinity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import relata.models.numerics.Workers;

/**
 * For every item those that go with it.
 *
 * <p>Confidence and lift: Agrawal, Imielinski and Swami 1993; Brin et al. 1997 (SIGMOD). Cosine between items: Sarwar et al. 2001;
 * Deshpande and Karypis 2004 (ACM TOIS 22). Shrinkage: k baskets of an average customer are added to those with the first item,
 * and a cosine of n baskets is multiplied by n / (n + k) (Bell and Koren 2007), so that two items seen together once by chance
 * do not lead.
 */
public final class Affinities {
    private final Baskets baskets;
    private final int[] counts;
    private final List<List<Affinity>> affinities;

    /**
     * What it takes to count as going together.
     *
     * @param leastTogether fewest baskets with both items
     * @param shrinkage baskets that chance is worth, from 0
     * @param most how many affinities of an item are kept, by cosine
     */
    public record Settings(int leastTogether, double shrinkage, int most) {
        public static final Settings USUAL = new Settings(3, 10, 50);

        public Settings {
            if (leastTogether < 1 || !(shrinkage >= 0 && Double.isFinite(shrinkage)) || most < 1) {
                throw new IllegalArgumentException(
                        "Affinities need a basket together, a shrinkage from 0 and one to keep");
            }
        }
    }

    private Affinities(Baskets baskets, int[] counts, List<List<Affinity>> affinities) {
        this.baskets = baskets;
        this.counts = counts;
        this.affinities = affinities;
    }

    /** Counts all pairs: work in proportion to the sum of the squared sizes of baskets. */
    public static Affinities of(Baskets baskets, Settings settings, Workers workers) {
        int[] counts = baskets.counts();
        Baskets holders = baskets.transposed();
        List<List<Affinity>> affinities = new ArrayList<>();
        for (int item = 0; item < baskets.items(); item++) {
            affinities.add(List.of());
        }
        int parts = Math.min(baskets.items(), 8 * workers.count());
        workers.tasks(parts, part -> {
            int[] together = new int[baskets.items()];
            int[] met = new int[baskets.items()];
            for (int item = part; item < baskets.items(); item += parts) {
                int found = count(baskets, holders, item, together, met);
                affinities.set(item, strongest(item, together, met, found, counts, baskets.size(), settings));
                for (int i = 0; i < found; i++) {
                    together[met[i]] = 0;
                }
            }
        });
        return new Affinities(baskets, counts, affinities);
    }

    /** Counts the baskets that an item shares with each other; answers how many others it met. */
    private static int count(Baskets baskets, Baskets holders, int item, int[] together, int[] met) {
        int found = 0;
        for (int h = holders.from(item); h < holders.to(item); h++) {
            int basket = holders.item(h);
            for (int i = baskets.from(basket); i < baskets.to(basket); i++) {
                int other = baskets.item(i);
                if (other != item && together[other]++ == 0) {
                    met[found++] = other;
                }
            }
        }
        return found;
    }

    private static List<Affinity> strongest(
            int item, int[] together, int[] met, int found, int[] counts, double baskets, Settings settings) {
        List<Affinity> affinities = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            int other = met[i];
            int both = together[other];
            if (both >= settings.leastTogether) {
                double share = counts[other] / baskets;
                double confidence = (both + settings.shrinkage * share) / (counts[item] + settings.shrinkage);
                double cosine = both / Math.sqrt((double) counts[item] * counts[other]);
                double trust = both / (both + settings.shrinkage);
                affinities.add(new Affinity(other, both, confidence, confidence / share, cosine * trust));
            }
        }
        return affinities.stream()
                .sorted(Comparator.comparingDouble((Affinity affinity) -> -affinity.cosine())
                        .thenComparingInt(Affinity::item))
                .limit(settings.most)
                .toList();
    }

    /** What goes with an item, strongest cosine first. */
    public List<Affinity> of(int item) {
        return affinities.get(item);
    }

    /** Share of the baskets that hold an item. */
    public double share(int item) {
        return baskets.size() == 0 ? 0 : (double) counts[item] / baskets.size();
    }

    int items() {
        return counts.length;
    }
}
