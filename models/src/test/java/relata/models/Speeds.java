package relata.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import relata.models.customerbase.BgNbd;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.customerbase.MbgNbd;
import relata.models.customerbase.ParetoNbd;
import relata.models.customerbase.Simulation;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.value.GammaGamma;
import relata.models.value.LifetimeValue;
import relata.models.value.Spend;
import relata.models.value.Spends;
import relata.models.value.ValueTerms;

/** What the models of a customer base cost: simulated customers of up to two years, whose purchases are known by the day. */
final class Speeds {

    private static final ParetoNbd TRUTH = new ParetoNbd(.55, 10.6, .6, 11.7);
    private static final GammaGamma SPENDS = new GammaGamma(6.25, 3.74, 15.44);
    private static final ValueTerms MONTHS = new ValueTerms(.3, 52 / 12.0, 12, .01);

    private final int customers;
    private final int rounds;
    private final List<String> lines = new ArrayList<>();

    Speeds(int customers, int rounds) {
        this.customers = customers;
        this.rounds = rounds;
    }

    /** A table in Markdown, one line per computation and number of threads. */
    List<String> measure() {
        try (Workers all = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Histories days = byTheDay(all);
            Spends spends = spends(days);
            for (Workers workers : List.of(Workers.caller(), all)) {
                measure(days, spends, workers);
            }
        }
        return lines;
    }

    private void measure(Histories histories, Spends spends, Workers workers) {
        Cells cells = timed("distinct histories of all customers", workers, () -> Cells.distinct(histories, workers));
        String of = String.format(Locale.ROOT, " on %,d cells", cells.size());
        timed("fit BG/NBD" + of, workers, () -> BgNbd.fit(cells, workers));
        timed("fit MBG/NBD" + of, workers, () -> MbgNbd.fit(cells, workers));
        Fit<ParetoNbd> pareto = timed("fit Pareto/NBD" + of, workers, () -> ParetoNbd.fit(cells, workers));
        Cells weekly = cells.coarsened(1);
        of = String.format(Locale.ROOT, " on %,d weekly cells", weekly.size());
        timed("fit BG/NBD" + of, workers, () -> BgNbd.fit(weekly, workers));
        timed("fit Pareto/NBD" + of, workers, () -> ParetoNbd.fit(weekly, workers));
        Fit<GammaGamma> gamma = timed(
                String.format(Locale.ROOT, "fit Gamma-Gamma on %,d who bought again", spends.size()),
                workers,
                () -> GammaGamma.fit(spends, workers));
        BgNbd geometric = BgNbd.fit(cells, workers).model();
        MbgNbd modified = MbgNbd.fit(cells, workers).model();
        timed("BG/NBD: probability active of all", workers, () -> histories.map(geometric::probabilityActive, workers));
        timed(
                "BG/NBD: purchases in 52 weeks of all",
                workers,
                () -> histories.map(h -> geometric.expectedPurchases(52, h), workers));
        timed(
                "MBG/NBD: purchases in 52 weeks of all",
                workers,
                () -> histories.map(h -> modified.expectedPurchases(52, h), workers));
        timed(
                "Pareto/NBD: probability active of all",
                workers,
                () -> histories.map(pareto.model()::probabilityActive, workers));
        timed(
                "Pareto/NBD: purchases in 52 weeks of all",
                workers,
                () -> histories.map(h -> pareto.model().expectedPurchases(52, h), workers));
        LifetimeValue value = LifetimeValue.of(pareto, gamma, MONTHS, 400, 1);
        int[] counts = new int[histories.size()];
        double[] means = new double[counts.length];
        Arrays.fill(means, 30);
        timed(
                "Pareto/NBD: value of 12 months of all",
                workers,
                () -> value.expected(histories, counts, means, workers));
        Histories thousand = firstThousand(histories);
        timed(
                "its interval of 1,000 customers, 400 futures each",
                workers,
                () -> value.intervals(thousand, new int[1000], new double[1000], .9, workers));
    }

    private <T> T timed(String what, Workers workers, Supplier<T> computation) {
        T result = computation.get();
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            result = computation.get();
            seconds[round] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(seconds);
        String line = String.format(Locale.ROOT, "| %s | %d | %.3f |", what, workers.count(), seconds[rounds / 2]);
        lines.add(line);
        return result;
    }

    /** First purchases spread over two years; times in weeks, whole days. */
    private Histories byTheDay(Workers workers) {
        var random = new SplittableRandom(1);
        double[] ages = new double[customers];
        Arrays.setAll(ages, i -> random.nextInt(1, 729) / 7.0);
        Histories exact = Simulation.of(TRUTH, ages, 0, 2, workers).histories();
        int[] purchases = new int[customers];
        double[] last = new double[customers];
        for (int i = 0; i < customers; i++) {
            History history = exact.at(i);
            purchases[i] = history.purchases();
            last[i] = Math.min(ages[i], Math.ceil(history.last() * 7) / 7);
        }
        return Histories.of(purchases, last, ages);
    }

    private static Spends spends(Histories histories) {
        var random = new SplittableRandom(3);
        int[] counts = new int[histories.size()];
        double[] means = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = histories.at(i).purchases();
            double rate = SPENDS.rate(Spend.none(), random);
            for (int j = 0; j < counts[i]; j++) {
                means[i] += SPENDS.spend(rate, random) / counts[i];
            }
        }
        return Spends.of(counts, means);
    }

    private static Histories firstThousand(Histories histories) {
        int[] purchases = new int[1000];
        Arrays.setAll(purchases, i -> histories.at(i).purchases());
        double[] last = IntStream.range(0, 1000)
                .mapToDouble(i -> histories.at(i).last())
                .toArray();
        double[] age =
                IntStream.range(0, 1000).mapToDouble(i -> histories.at(i).age()).toArray();
        return Histories.of(purchases, last, age);
    }

    /** Prints the table for so many customers (a million) as the median of so many rounds (5). */
    public static void main(String[] arguments) {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        new Speeds(customers, rounds).measure().forEach(System.out::println);
    }
}
