package relata.models.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What to offer a customer next: the items that go best with what the customer holds (item-based nearest neighbors: Deshpande and
 * Karypis 2004), and the most held items where nothing goes with it.
 */
public final class NextProducts {
    private final Affinities affinities;
    private final int[] byShare;

    /**
     * One offer with its reason.
     *
     * @param item what to offer
     * @param score sum of the cosines with what the customer holds, 0 for an item that is offered only because many hold it
     * @param because the held item that speaks most for it; empty where none does
     */
    public record Suggestion(int item, double score, OptionalInt because) {
        Suggestion joined(Suggestion other, boolean isStronger) {
            return new Suggestion(item, score + other.score, isStronger ? other.because : because);
        }
    }

    public NextProducts(Affinities affinities) {
        this.affinities = affinities;
        this.byShare = IntStream.range(0, affinities.items())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -affinities.share(item)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The best {@code count} items that the customer does not hold, fewer where there are no more.
     *
     * @param held items of the customer, in any order; empty for a new one
     */
    public List<Suggestion> of(int[] held, int count) {
        Map<Integer, Suggestion> scored = new HashMap<>();
        Map<Integer, Double> strongest = new HashMap<>();
        for (int item : held) {
            for (Affinity affinity : affinities.of(item)) {
                boolean leads = affinity.cosine() > strongest.getOrDefault(affinity.item(), 0.0);
                if (leads) {
                    strongest.put(affinity.item(), affinity.cosine());
                }
                Suggestion fresh = new Suggestion(affinity.item(), affinity.cosine(), OptionalInt.of(item));
                scored.merge(affinity.item(), fresh, (before, added) -> before.joined(added, leads));
            }
        }
        for (int item : held) {
            scored.remove(item);
        }
        List<Suggestion> suggestions = new ArrayList<>(scored.values());
        suggestions.sort(Comparator.comparingDouble((Suggestion suggestion) -> -suggestion.score())
                .thenComparingInt(Suggestion::item));
        for (int i = 0; i < byShare.length && suggestions.size() < count; i++) {
            int item = byShare[i];
            if (!scored.containsKey(item) && Arrays.stream(held).noneMatch(own -> own == item)) {
                suggestions.add(new Suggestion(item, 0, OptionalInt.empty()));
            }
        }
        return List.copyOf(suggestions.subList(0, Math.min(count, suggestions.size())));
    }

    /** The most held items that are not among {@code held}: what anybody would be offered. */
    int[] usual(int[] held, int count) {
        return Arrays.stream(byShare)
                .filter(item -> Arrays.stream(held).noneMatch(own -> own == item))
                .limit(count)
                .toArray();
    }
}
