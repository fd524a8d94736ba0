package relata.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final double[] NONE = {};

    /** Search, mail, mail, visit: signed for 100; mail: signed for 10; search, visit: nothing; no touch at all: signed for 7. */
    private static Journeys few() {
        return Journeys.over(List.of("search", "mail", "visit"))
                .add(new int[] {0, 1, 1, 2}, new double[] {21, 14, 7, 0}, true, 100)
                .add(new int[] {1}, new double[] {3}, true, 10)
                .add(new int[] {0, 2}, new double[] {9, 1}, false, 0)
                .add(new int[0], NONE, true, 7)
                .build();
    }

    private static void assertCredits(Credits credits, double... conversions) {
        assertThat(credits.credits().stream()
                        .mapToDouble(Credits.Credit::conversions)
                        .toArray())
                .containsExactly(conversions, within(1e-12));
        assertThat(credits.isApproximate()).isFalse();
    }

    @Test
    void rulesShareOneWayEach() {
        assertCredits(TouchRules.first(few()), 1, 1, 0);
        assertCredits(TouchRules.last(few()), 0, 1, 1);
        assertCredits(TouchRules.linear(few()), 0.25, 1.5, 0.25);
        assertCredits(TouchRules.position(few(), 0.4, 0.4), 0.4, 1.2, 0.4);
        // Weights 1/8, 1/4, 1/2, 1 of 15/8 with a half-life of a week.
        assertCredits(TouchRules.timeDecay(few(), 7), 1 / 15.0, 1 + 6 / 15.0, 8 / 15.0);
    }

    @Test
    void valueFollowsTheContractsAndWhatHadNoTouchStaysApart() {
        Credits credits = TouchRules.linear(few());
        assertThat(credits.credits().get(1).value()).isCloseTo(0.5 * 100 + 10, within(1e-12));
        assertThat(credits.unattributedConversions()).isEqualTo(1);
        assertThat(credits.unattributedValue()).isEqualTo(7);
    }

    @Test
    void twoTouchesShareByTheirPositionParts() {
        Journeys two = Journeys.over(List.of("a", "b"))
                .add(new int[] {0, 1}, new double[] {5, 1}, true, 1)
                .build();
        assertCredits(TouchRules.position(two, 0.6, 0.2), 0.75, 0.25);
    }

    /**
     * The usual example: C1 C2 C3 signed, C1 nothing, C2 C3 nothing. One in three signs; without C1 one in six would, without C2 or C3
     * none, so that the parts are 1/5, 2/5, 2/5.
     */
    @Test
    void removalEffectsOfTheUsualExample() {
        Journeys journeys = Journeys.over(List.of("C1", "C2", "C3"))
                .add(new int[] {0, 1, 2}, new double[3], true, 50)
                .add(new int[] {0}, new double[1], false, 0)
                .add(new int[] {1, 2}, new double[2], false, 0)
                .build();
        MarkovRemoval removal = MarkovRemoval.of(journeys);
        assertThat(removal.conversion()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(removal.effects()).containsExactly(new double[] {0.5, 1, 1}, within(1e-12));
        assertCredits(removal.credits(), 0.2, 0.4, 0.4);
        assertThat(removal.credits().credits().getFirst().value()).isCloseTo(10, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneInverseGivesWhatCuttingEachChannelOutGives(long seed) {
        Journeys journeys = random(seed, 6, 300);
        MarkovRemoval removal = MarkovRemoval.of(journeys);
        double whole = chainConversion(journeys, -1);
        assertThat(removal.conversion()).isCloseTo(whole, within(1e-9));
        for (int channel = 0; channel < 6; channel++) {
            double lost = 1 - chainConversion(journeys, channel) / whole;
            assertThat(removal.effects()[channel]).isCloseTo(lost, within(1e-9));
        }
    }

    /** The chain followed step by step until nobody is left on the way, with one channel leading to nothing. */
    private static double chainConversion(Journeys journeys, int removed) {
        int channels = journeys.channels().size();
        double[][] steps = new double[channels + 1][channels + 2];
        for (int journey = 0; journey < journeys.size(); journey++) {
            int here = channels;
            for (int touch = journeys.from(journey); touch < journeys.to(journey); touch++) {
                steps[here][journeys.channel(touch)]++;
                here = journeys.channel(touch);
            }
            steps[here][journeys.isConverted(journey) ? channels : channels + 1]++;
        }
        double[] at = new double[channels + 1];
        at[channels] = 1;
        double converted = 0;
        for (int step = 0; step < 3_000; step++) {
            double[] next = new double[channels + 1];
            for (int from = 0; from <= channels; from++) {
                double total = Math.max(1, Arrays.stream(steps[from]).sum());
                for (int to = 0; to < channels; to++) {
                    next[to] += to == removed ? 0 : at[from] * steps[from][to] / total;
                }
                converted += at[from] * steps[from][channels] / total;
            }
            next[channels] = 0;
            at = next;
        }
        return converted;
    }

    private static Journeys random(long seed, int channels, int count) {
        Random random = new Random(seed);
        Journeys.Builder journeys = Journeys.over(
                IntStream.range(0, channels).mapToObj(channel -> "c" + channel).toList());
        for (int i = 0; i < count; i++) {
            int[] touched = random.ints(1 + random.nextInt(5), 0, channels).toArray();
            boolean converted = random.nextInt(4 + touched[0]) == 0;
            journeys.add(touched, new double[touched.length], converted, converted ? 10 : 0);
        }
        return journeys.build();
    }

    @Test
    void differentChannelsOfAContractShareItEqually() {
        assertCredits(Shapley.byConversions(few()), 1 / 3.0, 1 + 1 / 3.0, 1 / 3.0);
    }

    /**
     * By hand: worth of {a} 1/2, of {b} 0/1, of both 2/4. Orders a b and b a: a adds 1/2 and 1/2, b adds 0 and 0, so that a has
     * both contracts.
     */
    @Test
    void journeysThatFailCountInTheRate() {
        Journeys journeys = Journeys.over(List.of("a", "b", "never touched"))
                .add(new int[] {0}, new double[1], true, 4)
                .add(new int[] {0}, new double[1], false, 0)
                .add(new int[] {1, 1}, new double[2], false, 0)
                .add(new int[] {0, 1}, new double[2], true, 6)
                .build();
        assertCredits(Shapley.byRate(journeys, 2, 1), 2, 0, 0);
        assertThat(Shapley.byRate(journeys, 2, 1).credits().getFirst().value()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ratesAreAveragedOverAllOrders(long seed) {
        Journeys journeys = random(seed, 4, 60);
        TouchedSets sets = TouchedSets.of(journeys);
        double[] sums = new double[4];
        List<int[]> orders = orders(List.of(0, 1, 2, 3));
        for (int[] order : orders) {
            long known = 0;
            for (int player : order) {
                double before = sets.worth(known);
                known |= 1L << player;
                sums[player] += (sets.worth(known) - before) / orders.size();
            }
        }
        assertThat(sets.exact().means()).containsExactly(sums, within(1e-12));
    }

    private static List<int[]> orders(List<Integer> players) {
        if (players.isEmpty()) {
            return List.of(new int[0]);
        }
        List<int[]> all = new ArrayList<>();
        for (Integer first : players) {
            List<Integer> others = new ArrayList<>(players);
            others.remove(first);
            for (int[] rest : orders(others)) {
                all.add(IntStream.concat(IntStream.of(first), IntStream.of(rest))
                        .toArray());
            }
        }
        return all;
    }

    @Test
    void manyChannelsAreDrawnAndSaySo() {
        Journeys journeys = random(5, 24, 2_000);
        Credits drawn = Shapley.byRate(journeys, 400, 1);
        assertThat(drawn.isApproximate()).isTrue();
        double conversions = TouchRules.first(journeys).credits().stream()
                .mapToDouble(Credits.Credit::conversions)
                .sum();
        assertThat(drawn.credits().stream()
                        .mapToDouble(Credits.Credit::conversions)
                        .sum())
                .isCloseTo(conversions, within(1e-9));
        assertThat(drawn.credits()).allMatch(credit -> credit.error() > 0);
    }

    @Test
    void drawnValuesAgreeWithExactOnesWithinTheirErrors() {
        TouchedSets sets = TouchedSets.of(random(6, 8, 500));
        TouchedSets.Values drawn = sets.drawn(2_000, new SplittableRandom(3));
        double[] exact = sets.exact().means();
        for (int player = 0; player < 8; player++) {
            assertThat(drawn.means()[player]).isCloseTo(exact[player], within(4 * drawn.errors()[player]));
        }
    }

    @Test
    void oneChannelHasItAll() {
        Journeys one = Journeys.over(List.of("only"))
                .add(new int[] {0, 0}, new double[] {2, 1}, true, 5)
                .add(new int[] {0}, new double[] {2}, false, 0)
                .build();
        assertCredits(TouchRules.timeDecay(one, 7), 1);
        assertCredits(MarkovRemoval.of(one).credits(), 1);
        assertThat(MarkovRemoval.of(one).effects()).containsExactly(new double[] {1}, within(1e-12));
        assertCredits(Shapley.byRate(one, 2, 1), 1);
        assertCredits(Shapley.byConversions(one), 1);
    }

    @Test
    void withoutJourneysTouchesOrContractsNobodyHasCredit() {
        Journeys nothing = Journeys.over(List.of("a", "b")).build();
        Journeys untouched =
                Journeys.over(List.of("a", "b")).add(new int[0], NONE, true, 3).build();
        Journeys failed = Journeys.over(List.of("a", "b"))
                .add(new int[] {0}, new double[1], false, 0)
                .build();
        for (Journeys journeys : List.of(nothing, untouched, failed)) {
            assertCredits(TouchRules.linear(journeys), 0, 0);
            assertCredits(MarkovRemoval.of(journeys).credits(), 0, 0);
            assertCredits(Shapley.byRate(journeys, 2, 1), 0, 0);
            assertCredits(Shapley.byConversions(journeys), 0, 0);
        }
        assertThat(MarkovRemoval.of(untouched).credits().unattributedValue()).isEqualTo(3);
        assertCredits(TouchRules.linear(Journeys.over(List.of()).build()));
    }

    @Test
    void journeysThatCannotBeAreRefused() {
        Journeys.Builder journeys = Journeys.over(List.of("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> journeys.add(new int[] {1}, new double[1], true, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> journeys.add(new int[] {0}, new double[] {-1}, true, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> journeys.add(new int[] {0}, NONE, true, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> journeys.add(new int[0], NONE, false, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journeys.add(new int[] {0, 0}, new double[] {1, 2}, true, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Journeys.over(List.of("a", "a")));
    }
}
