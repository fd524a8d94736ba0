package relata.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import relata.models.Interval;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.customerbase.ParetoNbd;
import relata.models.customerbase.PurchaseModel;
import relata.models.customerbase.Simulation;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.testing.Recovery;

class LifetimeValueTest {

    private static final ParetoNbd PURCHASES = new ParetoNbd(.9, 10, .7, 14);
    private static final GammaGamma SPENDS = new GammaGamma(6.25, 3.74, 15.44);
    private static final ValueTerms TERMS = new ValueTerms(.3, 13, 4, .02);
    private static final Fit<ParetoNbd> LEARNED = learned(2000);
    private static final Fit<GammaGamma> LEARNED_SPENDS = learnedSpends(2000);

    @Test
    void oneUndiscountedPeriodIsMarginTimesSpendTimesPurchases() {
        var value = LifetimeValue.of(LEARNED, LEARNED_SPENDS, new ValueTerms(.3, 52, 1, 0), 1, 1);
        History history = new History(3, 20, 30);
        Spend spend = new Spend(3, 40);
        double expected = .3
                * LEARNED.model().expectedPurchases(52, history)
                * LEARNED_SPENDS.model().expectedSpend(spend);
        assertThat(value.expected(history, spend)).isCloseTo(expected, withinPercentage(1e-9));
    }

    @Test
    void laterPurchasesCountLess() {
        History history = new History(3, 20, 30);
        var undiscounted = LifetimeValue.of(LEARNED, LEARNED_SPENDS, new ValueTerms(.3, 13, 4, 0), 1, 1);
        var discounted = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 1, 1);
        double share = discounted.expected(history, Spend.none()) / undiscounted.expected(history, Spend.none());
        assertThat(share).isBetween(Math.pow(1.02, -4), 1 / 1.02);
    }

    @Test
    void theMeanOfTheFuturesIsTheExpectedValue() {
        var value = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 1, 1);
        var random = new SplittableRandom(8);
        History history = new History(3, 20, 30);
        Spend spend = new Spend(3, 40);
        double sum = 0;
        int futures = 40_000;
        for (int i = 0; i < futures; i++) {
            sum += lived(LEARNED.model(), LEARNED_SPENDS.model(), history, spend, random);
        }
        assertThat(sum / futures).isCloseTo(value.expected(history, spend), withinPercentage(3));
    }

    /** Customers live on under the true parameters; the intervals know only what was learned from others like them. */
    @Test
    void intervalsHoldAsManyFuturesAsTheySay() {
        var value = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 200, 1);
        var random = new SplittableRandom(9);
        var simulation = Simulation.of(PURCHASES, Recovery.ages(1500), 0, 10, Workers.caller());
        int held = 0;
        int above = 0;
        for (int i = 0; i < 1500; i++) {
            History history = simulation.histories().at(i);
            double ownRate = SPENDS.rate(Spend.none(), random);
            double total = 0;
            for (int j = 0; j < history.purchases(); j++) {
                total += SPENDS.spend(ownRate, random);
            }
            Spend spend = history.purchases() == 0
                    ? Spend.none()
                    : new Spend(history.purchases(), total / history.purchases());
            Interval interval = value.interval(history, spend, .8);
            double future = lived(PURCHASES, SPENDS, history, spend, random);
            held += interval.contains(future) ? 1 : 0;
            above += future > interval.high() ? 1 : 0;
        }
        assertThat(above / 1500.0).isCloseTo(.1, within(.025));
        assertThat(held / 1500.0).isBetween(.78, .93);
    }

    @Test
    void theIntervalOfACustomerIsTheSameEveryTime() {
        History history = new History(3, 20, 30);
        var one = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 50, 1).interval(history, new Spend(3, 40), .9);
        var two = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 50, 1).interval(history, new Spend(3, 40), .9);
        assertThat(one).isEqualTo(two);
        assertThat(one.low()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void whatTheCustomerSpentMovesHisInterval() {
        var value = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 200, 1);
        History loyal = new History(30, 29.9, 30);
        Interval little = value.interval(loyal, new Spend(30, 5), .8);
        Interval much = value.interval(loyal, new Spend(30, 100), .8);
        assertThat(much.low()).isGreaterThan(little.high());
    }

    @Test
    void manyCustomersAreValuedLikeOne() {
        var value = LifetimeValue.of(LEARNED, LEARNED_SPENDS, TERMS, 1, 1);
        var simulation = Simulation.of(PURCHASES, Recovery.ages(5000), 0, 10, Workers.caller());
        int[] counts = new int[5000];
        double[] means = new double[5000];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = simulation.histories().at(i).purchases();
            means[i] = i % 100 - 10;
        }
        try (var two = Workers.of(2)) {
            double[] values = value.expected(simulation.histories(), counts, means, two);
            assertThat(Arrays.stream(values)).allMatch(one -> one > 0 && Double.isFinite(one));
            var intervals = value.intervals(simulation.histories(), counts, means, .8, two);
            assertThat(intervals).hasSize(5000);
            assertThat(intervals.get(7))
                    .isEqualTo(value.interval(simulation.histories().at(7), new Spend(counts[7], means[7]), .8));
            assertThat(values[4999])
                    .isEqualTo(value.expected(simulation.histories().at(4999), new Spend(counts[4999], means[4999])));
        }
    }

    @Test
    void termsThatValueNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueTerms(0, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueTerms(.3, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueTerms(.3, 1, 1, -.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spend(1, Double.POSITIVE_INFINITY));
    }

    private static Fit<ParetoNbd> learned(int customers) {
        Histories histories = Simulation.of(PURCHASES, Recovery.ages(customers), 0, 41, Workers.caller())
                .histories();
        return ParetoNbd.fit(Cells.distinct(histories, Workers.caller()), Workers.caller());
    }

    private static Fit<GammaGamma> learnedSpends(int customers) {
        var random = new SplittableRandom(42);
        int[] counts = new int[customers];
        double[] means = new double[customers];
        for (int i = 0; i < customers; i++) {
            counts[i] = 1 + i % 3;
            double rate = SPENDS.rate(Spend.none(), random);
            for (int j = 0; j < counts[i]; j++) {
                means[i] += SPENDS.spend(rate, random) / counts[i];
            }
        }
        return GammaGamma.fit(Spends.of(counts, means), Workers.caller());
    }

    private static double lived(
            PurchaseModel purchases, GammaGamma spends, History history, Spend spend, SplittableRandom random) {
        double rate = spends.rate(spend, random);
        double[] value = new double[1];
        purchases.simulate(
                history, TERMS.horizon(), random, time -> value[0] += TERMS.worth(time) * spends.spend(rate, random));
        return value[0];
    }
}
