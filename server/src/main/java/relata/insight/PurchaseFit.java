package relata.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relata.insight.PurchaseReport.NotFitted;
import relata.insight.PurchaseReport.Parameter;
import relata.insight.PurchaseReport.Parameters;
import relata.models.customerbase.BgNbd;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Holdout;
import relata.models.customerbase.MbgNbd;
import relata.models.customerbase.ParetoNbd;
import relata.models.customerbase.PurchaseModel;
import relata.models.customerbase.Tracking;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.value.GammaGamma;
import relata.models.value.SpendIndependence;
import relata.models.value.Spends;

/** Fits every model of purchases twice: up to a cut, to be judged by the days after it, and to all days, to be used. */
final class PurchaseFit {

    /**
     * What came of it.
     *
     * @param fits estimates in use by the name of their model, that of spend under {@link #SPEND}
     */
    record Result(PurchaseReport report, Map<String, Estimates.Stored> fits) {}

    /** Too few customers have bought again for any model. */
    static final class TooFew extends RuntimeException {
        private final transient List<NotFitted> notFitted;

        TooFew(List<NotFitted> notFitted) {
            super(notFitted.toString());
            this.notFitted = List.copyOf(notFitted);
        }

        List<NotFitted> notFitted() {
            return notFitted;
        }
    }

    static final String SPEND = "Gamma-Gamma";

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseFit.class);

    private static final int MOST_WEEKS_DRAWN = 60;

    private final Buyers buyers;
    private final Workers workers;
    private final Pace pace;
    private final Runnable judging;
    private final List<NotFitted> notFitted = new ArrayList<>();
    private final Map<String, Estimates.Stored> fits = new LinkedHashMap<>();

    /**
     * @param pace begun with the reading of the base
     * @param judging told when all is fitted and will be judged
     */
    PurchaseFit(Buyers buyers, Workers workers, Pace pace, Runnable judging) {
        this.buyers = buyers;
        this.workers = workers;
        this.pace = pace;
        this.judging = judging;
    }

    private record Twice(Fit<? extends PurchaseModel> shown, Fit<? extends PurchaseModel> all) {}

    /**
     * @param best the model in use for purchases, which stays unless another one is clearly ahead; empty where there is none
     * @param churn the one for who left
     */
    record InUse(String best, String churn) {
        static final InUse NONE = new InUse("", "");
    }

    /** @throws TooFew where no model can be fitted */
    Result result(LocalDate cut, LocalDate asOf, InUse inUse) {
        var fitted = new ArrayList<Twice>();
        Cells shownCells = Cells.distinct(buyers.shown().histories(), workers);
        Cells allCells = Cells.distinct(buyers.all().histories(), workers);
        pace.ends("cells");
        fit(fitted, "BG/NBD", shownCells, allCells, cells -> BgNbd.fit(cells, workers));
        fit(fitted, "MBG/NBD", shownCells, allCells, cells -> MbgNbd.fit(cells, workers));
        fit(fitted, "Pareto/NBD", shownCells, allCells, cells -> ParetoNbd.fit(cells, workers));
        boolean tellsChurn = fitted.stream().anyMatch(twice -> !(twice.all().model() instanceof BgNbd));
        if (!tellsChurn) {
            throw new TooFew(notFitted);
        }
        PurchaseReport.Spending spending = spending();
        GammaGamma spends = spendUpToCut();
        pace.ends(SPEND);
        judging.run();
        double held = (asOf.toEpochDay() - cut.toEpochDay()) / Buyers.WEEK;
        var holdout = Holdout.judge(
                fitted.stream().map(twice -> twice.shown().model()).toList(),
                buyers.shown().histories(),
                held,
                buyers.before(),
                buyers.later(),
                workers);
        Holdout.Candidate chosen = holdout.best(inUse.best());
        Holdout.Candidate chosenForChurn = holdout.bestForChurn(inUse.churn());
        int[] weeks = weeks();
        List<PurchaseReport.Model> models = models(fitted, holdout, shownCells, weeks, held);
        var best = new Judgement(buyers, held, shown(fitted, chosen.model()), workers);
        var churn = new Judgement(buyers, held, shown(fitted, chosenForChurn.model()), workers);
        var measures = best.measures(chosen.accuracy(), holdout.simpleRule(), spends);
        List<String> poorness = Judgement.poorness(measures);
        var frequencies = best.frequencies();
        var churning = churn.churn();
        pace.ends("judging");
        var report = new PurchaseReport(
                asOf,
                cut,
                buyers.all().size(),
                buyers.shown().size(),
                buyers.orders(),
                allCells.size(),
                pace.seconds(),
                pace.steps(),
                models,
                List.copyOf(notFitted),
                holdout.simpleRule(),
                chosen.model().name(),
                chosenForChurn.model().name(),
                !poorness.isEmpty(),
                poorness,
                measures,
                frequencies,
                new PurchaseReport.Weeks(Arrays.stream(weeks).boxed().toList(), boxed(happenedBy(weeks))),
                churning,
                spending);
        return new Result(report, fits);
    }

    private List<PurchaseReport.Model> models(
            List<Twice> fitted, Holdout holdout, Cells cells, int[] weeks, double held) {
        double[] times =
                Arrays.stream(weeks).mapToDouble(week -> Math.min(week, held)).toArray();
        var models = new ArrayList<PurchaseReport.Model>();
        for (int n = 0; n < fitted.size(); n++) {
            Twice twice = fitted.get(n);
            String name = twice.all().model().name();
            fits.put(name, twice.all().estimates().stored());
            models.add(new PurchaseReport.Model(
                    name,
                    parameters(twice.shown().estimates()),
                    parameters(twice.all().estimates()),
                    holdout.candidates().get(n).accuracy(),
                    boxed(Tracking.expected(twice.shown().model(), cells, times, 1, workers))));
        }
        return models;
    }

    /** Every week held out, or every so many of very many, the last one always. */
    private int[] weeks() {
        int count = buyers.laterByWeek().length;
        int every = (count + MOST_WEEKS_DRAWN - 1) / MOST_WEEKS_DRAWN;
        return IntStream.rangeClosed(1, count)
                .filter(week -> (count - week) % every == 0)
                .toArray();
    }

    private double[] happenedBy(int[] weeks) {
        double[] sums = buyers.laterByWeek().clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return Arrays.stream(weeks).mapToDouble(week -> sums[week - 1]).toArray();
    }

    private static Fit<? extends PurchaseModel> shown(List<Twice> fitted, PurchaseModel model) {
        return fitted.stream()
                .<Fit<? extends PurchaseModel>>map(Twice::shown)
                .filter(fit -> fit.model() == model)
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> boxed(double[] figures) {
        return Arrays.stream(figures).boxed().toList();
    }

    private void fit(
            List<Twice> fitted,
            String model,
            Cells shownCells,
            Cells allCells,
            Function<Cells, Fit<? extends PurchaseModel>> fit) {
        try {
            fitted.add(new Twice(fit.apply(shownCells), fit.apply(allCells)));
        } catch (IllegalArgumentException refused) {
            refused(model, refused);
        }
        pace.ends(model);
    }

    private PurchaseReport.@Nullable Spending spending() {
        Spends spends = buyers.all().spends();
        try {
            Fit<GammaGamma> fit = GammaGamma.fit(spends, workers);
            SpendIndependence independence = spends.independence();
            fits.put(SPEND, fit.estimates().stored());
            return new PurchaseReport.Spending(
                    parameters(fit.estimates()),
                    fit.model().expectedSpend(),
                    independence.correlation(),
                    independence.holds());
        } catch (IllegalArgumentException refused) {
            refused(SPEND, refused);
            return null;
        }
    }

    private void refused(String model, IllegalArgumentException why) {
        LOG.info("{} cannot be fitted: {}", model, why.getMessage());
        notFitted.add(NotFitted.of(model, why));
    }

    /** What purchases bring, as it was known at the cut. */
    private @Nullable GammaGamma spendUpToCut() {
        try {
            return GammaGamma.fit(buyers.shown().spends(), workers).model();
        } catch (IllegalArgumentException tooFew) {
            return null;
        }
    }

    private static Parameters parameters(Estimates estimates) {
        double[] values = estimates.values();
        double[] errors = estimates.standardErrors();
        var parameters = new ArrayList<Parameter>();
        for (int n = 0; n < values.length; n++) {
            parameters.add(new Parameter(estimates.names().get(n), values[n], errors[n]));
        }
        return new Parameters(parameters, estimates.logLikelihood(), estimates.undetermined());
    }
}
