package relata.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import relata.models.affinity.Affinities;
import relata.models.affinity.Baskets;
import relata.models.affinity.NextProducts;
import relata.models.attribution.Journeys;
import relata.models.attribution.MarkovRemoval;
import relata.models.attribution.Shapley;
import relata.models.attribution.TouchRules;
import relata.models.learning.BoostedTrees;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Features;
import relata.models.learning.LinearModel;
import relata.models.learning.Loss;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Propensity;
import relata.models.uplift.Experiment;
import relata.models.uplift.Settings;
import relata.models.uplift.Uplift;

/** Prints the speeds that models/README.md states. Takes the number of customers and of threads. */
public final class LearningSpeeds {
    private final SplittableRandom random = new SplittableRandom(1);
    private final int customers;
    private final Workers workers;

    private LearningSpeeds(int customers, Workers workers) {
        this.customers = customers;
        this.workers = workers;
    }

    public static void main(String[] arguments) {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        try (Workers workers = Workers.of(threads)) {
            LearningSpeeds speeds = new LearningSpeeds(customers, workers);
            System.out.printf("%,d customers, %d threads%n", customers, threads);
            speeds.propensity();
            speeds.affinity();
            speeds.attribution();
        }
    }

    /** Fifteen numbers, one in ten missing, and five features of eight kinds. */
    private void propensity() {
        List<Column> columns = new ArrayList<>();
        double[] score = new double[customers];
        for (int c = 0; c < 15; c++) {
            double weight = 0.1 * (c % 5);
            double[] values = new double[customers];
            for (int row = 0; row < customers; row++) {
                double value = random.nextGaussian();
                score[row] += weight * (c % 2 == 0 ? value : Math.abs(value));
                values[row] = random.nextInt(10) == 0 ? Double.NaN : value;
            }
            columns.add(new Numbers("number " + c, values));
        }
        List<String> kinds = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        for (int c = 0; c < 5; c++) {
            columns.add(new Categories(
                    "kind " + c, kinds, random.ints(customers, 0, 8).toArray()));
        }
        Features features = new Features(columns);
        double[] answers = new double[customers];
        boolean[] yes = new boolean[customers];
        for (int row = 0; row < customers; row++) {
            yes[row] = random.nextDouble() < Loss.LOGISTIC.mean(score[row] - 2);
            answers[row] = yes[row] ? 1 : 0;
        }
        timed(
                "logistic regression, 20 columns, fit",
                () -> LinearModel.fit(features, answers, Loss.LOGISTIC, 1, workers));
        BoostedTrees.Settings hundred = BoostedTrees.Settings.USUAL.withRounds(100);
        timed(
                "100 boosted trees, 20 columns, fit",
                () -> BoostedTrees.fit(features, answers, Loss.LOGISTIC, hundred, workers));
        Propensity propensity = timed(
                "propensity learned: both models, 5 folds, at most 200,000 customers, importance",
                () -> Propensity.learn(features, yes, Options.USUAL, workers));
        System.out.println(propensity.report().chosen() + " AUC "
                + propensity.report().quality().auc());
        timed("probabilities of all", () -> propensity.probabilities(features, workers));
        timed(
                "reasons of 1,000 customers",
                () -> IntStream.range(0, Math.min(1_000, customers))
                        .mapToObj(row -> propensity.explain(features, row))
                        .toList());
        int tested = Math.min(100_000, customers);
        int[] rows = IntStream.range(0, tested).toArray();
        boolean[] treated = new boolean[tested];
        double[] outcomes = new double[tested];
        for (int row = 0; row < tested; row++) {
            treated[row] = random.nextBoolean();
            outcomes[row] = answers[row];
        }
        Experiment experiment = new Experiment(features.rows(rows), treated, outcomes);
        timed("uplift of an experiment on at most 100,000", () -> Uplift.learn(experiment, Settings.USUAL, workers));
    }

    /** Five lines for each customer over a thousand products. */
    private void affinity() {
        int[] basketOf = new int[5 * customers];
        int[] itemOf = new int[basketOf.length];
        for (int line = 0; line < basketOf.length; line++) {
            basketOf[line] = line / 5;
            itemOf[line] = (int) (1_000 * Math.pow(random.nextDouble(), 2));
        }
        Baskets baskets = timed("baskets of five million lines", () -> Baskets.of(customers, 1_000, basketOf, itemOf));
        Affinities affinities = timed(
                "affinities of a thousand products", () -> Affinities.of(baskets, Affinities.Settings.USUAL, workers));
        NextProducts products = new NextProducts(affinities);
        timed(
                "three next products for 100,000 customers",
                () -> IntStream.range(0, Math.min(100_000, customers))
                        .mapToLong(customer ->
                                products.of(baskets.contents(customer), 3).size())
                        .sum());
    }

    /** One to eight touches of twenty channels for each customer. */
    private void attribution() {
        Journeys.Builder builder = Journeys.over(
                IntStream.range(0, 20).mapToObj(channel -> "channel " + channel).toList());
        for (int customer = 0; customer < customers; customer++) {
            int[] touched = random.ints(1 + random.nextInt(8), 0, 20).toArray();
            builder.add(touched, new double[touched.length], random.nextInt(10) == 0, 0);
        }
        Journeys journeys = builder.build();
        timed("time decay", () -> TouchRules.timeDecay(journeys, 7));
        timed("Markov removal, 20 channels", () -> MarkovRemoval.of(journeys).credits());
        timed("Shapley by rate, 20 channels, exact", () -> Shapley.byRate(journeys, 2_000, 1));
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf(Locale.ROOT, "%7.2f s  %s%n", (System.nanoTime() - start) / 1e9, what);
        return result;
    }
}
