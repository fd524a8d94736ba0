package relata.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import relata.insight.PurchaseReport.Churn;
import relata.insight.PurchaseReport.Frequency;
import relata.insight.PurchaseReport.Measure;
import relata.models.Interval;
import relata.models.customerbase.Accuracy;
import relata.models.customerbase.Futures;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.customerbase.PurchaseModel;
import relata.models.customerbase.TopShare;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.value.GammaGamma;
import relata.models.value.Spend;

/** How a model of purchases, fitted up to a cut, and a simple rule did in the days held out after it. */
final class Judgement {

    /** Above it figures that add customers up would mislead. */
    static final double MOST_TOTAL_ERROR = .15;

    /** On how many measures the simple rule may do better. */
    static final int MOST_LOST = 1;

    static final double LEVEL = .8;

    private static final double TOP = .1;
    private static final int MOST_PURCHASES = 7;
    private static final int DRAWS = 200;
    private static final int SAMPLE = 2_000;
    private static final int GROUP_SAMPLE = 500;
    private static final long SEED = 1;

    private final Buyers buyers;
    private final double weeks;
    private final Fit<? extends PurchaseModel> model;
    private final Futures futures;
    private final Workers workers;

    /**
     * @param weeks how long was held out
     * @param model fitted up to the cut
     */
    Judgement(Buyers buyers, double weeks, Fit<? extends PurchaseModel> model, Workers workers) {
        this.buyers = buyers;
        this.weeks = weeks;
        this.model = model;
        this.futures = Futures.of(model, weeks, DRAWS, SEED);
        this.workers = workers;
    }

    /** @param spends what purchases bring, fitted up to the cut; null where that could not be */
    List<Measure> measures(Accuracy accuracy, Accuracy rule, @Nullable GammaGamma spends) {
        var measures = new ArrayList<Measure>();
        measures.add(lower("total-error", Math.abs(accuracy.bias()), Math.abs(rule.bias())));
        measures.add(lower("error-per-customer", accuracy.meanAbsoluteError(), rule.meanAbsoluteError()));
        if (spends != null) {
            double[] happened = Arrays.stream(buyers.spentLater())
                    .map(spent -> Math.max(0, spent))
                    .toArray();
            measures.add(higher(
                    "value-in-top-tenth",
                    TopShare.of(worth(spends), happened, TOP),
                    TopShare.of(buyers.spentBefore(), happened, TOP)));
        }
        measures.add(higher("rank-agreement", accuracy.rankCorrelation(), rule.rankCorrelation()));
        measures.add(new Measure("inside-interval", inside(), null, null));
        return measures;
    }

    /** Why the figures of the model are shown only with a mark; empty where they can be trusted. */
    static List<String> poorness(List<Measure> measures) {
        double totalError = measures.stream()
                .filter(measure -> measure.code().equals("total-error"))
                .mapToDouble(Measure::model)
                .sum();
        long lost = measures.stream()
                .filter(measure -> Boolean.FALSE.equals(measure.better()))
                .count();
        return Stream.of(totalError > MOST_TOTAL_ERROR ? "total-error" : null, lost > MOST_LOST ? "simple-rule" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Frequency> frequencies() {
        Histories histories = buyers.shown().histories();
        var frequencies = new ArrayList<Frequency>();
        for (int purchases = 0; purchases <= MOST_PURCHASES; purchases++) {
            int group = purchases;
            int[] members = IntStream.range(0, buyers.shown().size())
                    .filter(i -> Math.min(buyers.shown().purchases()[i], MOST_PURCHASES) == group)
                    .toArray();
            if (members.length == 0) {
                continue;
            }
            Interval interval = futures.ofMean(histories, some(members, GROUP_SAMPLE), members.length, LEVEL, workers);
            frequencies.add(new Frequency(
                    group,
                    members.length,
                    mean(members, i -> buyers.later()[i]),
                    mean(members, i -> model.model().expectedPurchases(weeks, histories.at(i))),
                    interval.low(),
                    interval.high(),
                    mean(members, i -> buyers.before()[i])));
        }
        return frequencies;
    }

    /** How this model told who would come back, beside the days since the last order. */
    Churn churn() {
        Histories histories = buyers.shown().histories();
        double[] came = Arrays.stream(buyers.later())
                .map(purchases -> Math.min(1, purchases))
                .toArray();
        double[] chance = histories.map(history -> model.model().probabilityOfPurchase(weeks, history), workers);
        double[] recent = histories.map(history -> 1 / (1 + history.age() - history.last()), workers);
        return new Churn(
                Accuracy.of(model.model().name(), chance, came),
                Accuracy.of("days since the last order", recent, came).area());
    }

    private double[] worth(GammaGamma spends) {
        Buyers.Part shown = buyers.shown();
        double[] purchases = shown.histories().map(history -> model.model().expectedPurchases(weeks, history), workers);
        for (int i = 0; i < purchases.length; i++) {
            purchases[i] *= spends.expectedSpend(new Spend(shown.purchases()[i], shown.means()[i]));
        }
        return purchases;
    }

    /** The share of customers who did what lay inside of their own interval, by some of them. */
    private double inside() {
        int[] sample = some(IntStream.range(0, buyers.shown().size()).toArray(), SAMPLE);
        double[] parts = new double[sample.length];
        workers.tasks(parts.length, i -> {
            History history = buyers.shown().histories().at(sample[i]);
            parts[i] = futures.inside(history, (int) buyers.later()[sample[i]], LEVEL);
        });
        return DoubleStream.of(parts).average().orElse(0);
    }

    /** At most so many, from all over. */
    private static int[] some(int[] members, int most) {
        int count = Math.min(most, members.length);
        return IntStream.range(0, count)
                .map(i -> members[(int) ((long) i * members.length / count)])
                .toArray();
    }

    private static double mean(int[] members, IntToDoubleFunction figure) {
        return Arrays.stream(members).mapToDouble(figure).average().orElse(0);
    }

    private static Measure lower(String code, double model, double rule) {
        return new Measure(code, model, rule, model <= rule);
    }

    private static Measure higher(String code, double model, double rule) {
        return new Measure(code, model, rule, model >= rule);
    }
}
