package relata.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import relata.insight.PurchaseReport.Parameter;
import relata.insight.PurchaseReport.Parameters;
import relata.models.customerbase.BgNbd;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Holdout;
import relata.models.customerbase.MbgNbd;
import relata.models.customerbase.ParetoNbd;
import relata.models.customerbase.PurchaseModel;
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
        TooFew(List<String> reasons) {
            super(String.join("; ", reasons));
        }
    }

    static final String SPEND = "Gamma-Gamma";

    private final PurchaseDays.Base shown;
    private final PurchaseDays.Base all;
    private final Workers workers;
    private final List<String> notFitted = new ArrayList<>();
    private final Map<String, Estimates.Stored> fits = new LinkedHashMap<>();

    /**
     * @param shown purchases up to the cut
     * @param all those up to the end
     */
    PurchaseFit(PurchaseDays.Base shown, PurchaseDays.Base all, Workers workers) {
        this.shown = shown;
        this.all = all;
        this.workers = workers;
    }

    private record Twice(Fit<? extends PurchaseModel> shown, Fit<? extends PurchaseModel> all) {}

    /** @throws TooFew where no model can be fitted */
    Result result(LocalDate cut, LocalDate asOf) {
        var fitted = new ArrayList<Twice>();
        Cells shownCells = Cells.distinct(shown.histories(), workers);
        Cells allCells = Cells.distinct(all.histories(), workers);
        fit(fitted, shownCells, allCells, cells -> BgNbd.fit(cells, workers));
        fit(fitted, shownCells, allCells, cells -> MbgNbd.fit(cells, workers));
        fit(fitted, shownCells, allCells, cells -> ParetoNbd.fit(cells, workers));
        boolean tellsChurn = fitted.stream().anyMatch(twice -> !(twice.all().model() instanceof BgNbd));
        if (!tellsChurn) {
            throw new TooFew(notFitted);
        }
        double held = (asOf.toEpochDay() - cut.toEpochDay()) / PurchaseDays.WEEK;
        var holdout = Holdout.judge(
                fitted.stream().map(twice -> twice.shown().model()).toList(),
                shown.histories(),
                held,
                shown.before(),
                shown.later(),
                workers);
        var models = new ArrayList<PurchaseReport.Model>();
        for (int n = 0; n < fitted.size(); n++) {
            Twice twice = fitted.get(n);
            String name = twice.all().model().name();
            fits.put(name, twice.all().estimates().stored());
            models.add(new PurchaseReport.Model(
                    name,
                    parameters(twice.shown().estimates()),
                    parameters(twice.all().estimates()),
                    holdout.candidates().get(n).accuracy()));
        }
        var report = new PurchaseReport(
                asOf,
                cut,
                all.size(),
                models,
                List.copyOf(notFitted),
                holdout.simpleRule(),
                holdout.best().model().name(),
                holdout.bestForChurn().model().name(),
                !holdout.beatsSimpleRule(),
                spending());
        return new Result(report, fits);
    }

    private void fit(
            List<Twice> fitted, Cells shownCells, Cells allCells, Function<Cells, Fit<? extends PurchaseModel>> fit) {
        try {
            fitted.add(new Twice(fit.apply(shownCells), fit.apply(allCells)));
        } catch (IllegalArgumentException refused) {
            notFitted.add(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
        }
    }

    private PurchaseReport.@Nullable Spending spending() {
        Spends spends = all.spends();
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
            notFitted.add(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
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
