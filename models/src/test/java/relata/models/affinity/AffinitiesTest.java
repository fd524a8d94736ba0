package relata.models.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;

class AffinitiesTest {
    private static final Workers CALLER = Workers.caller();
    private static final Affinities.Settings PLAIN = new Affinities.Settings(1, 0, 10);

    private static Baskets baskets(int items, int[]... contents) {
        List<int[]> lines = new ArrayList<>();
        for (int basket = 0; basket < contents.length; basket++) {
            for (int item : contents[basket]) {
                lines.add(new int[] {basket, item});
            }
        }
        return Baskets.of(
                contents.length,
                items,
                lines.stream().mapToInt(line -> line[0]).toArray(),
                lines.stream().mapToInt(line -> line[1]).toArray());
    }

    /** Bread (0) in four of five baskets, butter (1) in three, both in three; beer (2) in one with bread. */
    private static Baskets shop() {
        return baskets(3, new int[] {0, 1}, new int[] {1, 0, 0}, new int[] {0, 1}, new int[] {0, 2}, new int[] {});
    }

    @Test
    void breadAndButterByHand() {
        Affinity butter = Affinities.of(shop(), PLAIN, CALLER).of(0).getFirst();
        assertThat(butter.item()).isEqualTo(1);
        assertThat(butter.together()).isEqualTo(3);
        assertThat(butter.confidence()).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(butter.lift()).isCloseTo(3.0 / 4 / (3.0 / 5), within(1e-12));
        assertThat(butter.cosine()).isCloseTo(3 / Math.sqrt(12), within(1e-12));
    }

    @Test
    void shrinkageAddsAverageBaskets() {
        Affinity beer = Affinities.of(shop(), new Affinities.Settings(1, 5, 10), CALLER)
                .of(0)
                .get(1);
        assertThat(beer.item()).isEqualTo(2);
        assertThat(beer.confidence()).isCloseTo((1 + 5 * 0.2) / (4 + 5), within(1e-12));
        assertThat(beer.lift()).isCloseTo((1 + 5 * 0.2) / (4 + 5) / 0.2, within(1e-12));
        assertThat(beer.cosine()).isCloseTo(1 / 2.0 / 6, within(1e-12));
    }

    @Test
    void whatIsSeldomTogetherIsLeftOut() {
        Affinities affinities = Affinities.of(shop(), new Affinities.Settings(2, 0, 10), CALLER);
        assertThat(affinities.of(0)).extracting(Affinity::item).containsExactly(1);
        assertThat(affinities.of(2)).isEmpty();
        assertThat(affinities.share(0)).isEqualTo(0.8);
    }

    @Test
    void whatGoesWithWhatIsHeldIsOfferedThenWhatMostHold() {
        NextProducts products = new NextProducts(Affinities.of(shop(), PLAIN, CALLER));
        List<NextProducts.Suggestion> forBreadBuyer = products.of(new int[] {1}, 5);
        assertThat(forBreadBuyer).extracting(NextProducts.Suggestion::item).containsExactly(0, 2);
        assertThat(forBreadBuyer.getFirst().because()).hasValue(1);
        assertThat(forBreadBuyer.getLast().because()).isEmpty();
        assertThat(products.of(new int[0], 2))
                .extracting(NextProducts.Suggestion::item)
                .containsExactly(0, 1);
        assertThat(products.of(new int[] {0, 1, 2}, 2)).isEmpty();
    }

    @Test
    void reasonsNameTheHeldItemThatSpeaksMost() {
        Baskets baskets = baskets(
                4, new int[] {0, 3}, new int[] {0, 3}, new int[] {1, 3}, new int[] {1}, new int[] {1}, new int[] {2});
        NextProducts.Suggestion first = new NextProducts(Affinities.of(baskets, PLAIN, CALLER))
                .of(new int[] {1, 0}, 1)
                .getFirst();
        assertThat(first.item()).isEqualTo(3);
        assertThat(first.because()).hasValue(0);
        assertThat(first.score()).isCloseTo(2 / Math.sqrt(6) + 1.0 / 3, within(1e-12));
    }

    @Test
    void hiddenItemsOfTastesAreFoundAndThoseOfChanceAreNot() {
        Random random = new Random(3);
        int[][] tastes = new int[2_000][];
        int[][] chance = new int[2_000][];
        for (int basket = 0; basket < 2_000; basket++) {
            int taste = random.nextInt(10);
            tastes[basket] =
                    random.ints(4, 0, 10).map(item -> 10 * taste + item).toArray();
            chance[basket] = random.ints(4, 0, 100).toArray();
        }
        OfferTrial ofTastes = OfferTrial.of(baskets(100, tastes), Affinities.Settings.USUAL, 5, 1, CALLER);
        OfferTrial ofChance = OfferTrial.of(baskets(100, chance), Affinities.Settings.USUAL, 5, 1, CALLER);
        assertThat(ofTastes.isUsable()).isTrue();
        assertThat((double) ofTastes.found() / ofTastes.customers()).isGreaterThan(0.5);
        assertThat((double) ofTastes.foundByShare() / ofTastes.customers()).isLessThan(0.15);
        assertThat(ofChance.isUsable()).isFalse();
    }

    @Test
    void threadsDoNotChangeWhatIsFound() {
        Random random = new Random(4);
        int[][] contents = random.ints(500, 1, 6)
                .mapToObj(size -> random.ints(size, 0, 40).toArray())
                .toArray(int[][]::new);
        Baskets baskets = baskets(40, contents);
        Affinities alone = Affinities.of(baskets, Affinities.Settings.USUAL, CALLER);
        try (Workers two = Workers.of(2)) {
            Affinities together = Affinities.of(baskets, Affinities.Settings.USUAL, two);
            for (int item = 0; item < 40; item++) {
                assertThat(together.of(item)).isEqualTo(alone.of(item));
            }
        }
    }

    @Test
    void emptyShopsOfferNothing() {
        Baskets empty = Baskets.of(0, 0, new int[0], new int[0]);
        assertThat(new NextProducts(Affinities.of(empty, PLAIN, CALLER)).of(new int[0], 3))
                .isEmpty();
        assertThat(OfferTrial.of(empty, PLAIN, 3, 1, CALLER).isUsable()).isFalse();
        Baskets one = baskets(1, new int[] {0});
        assertThat(Affinities.of(one, PLAIN, CALLER).of(0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Baskets.of(1, 1, new int[] {0}, new int[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Baskets.of(1, 1, new int[] {0}, new int[0]));
    }
}
