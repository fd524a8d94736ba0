package relata.models.customerbase;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import relata.models.numerics.Workers;

/**
 * Models judged by a time that they were not shown, beside the simple rule that customers will buy as often as in the
 * last period of the same length.
 *
 * @param simpleRule how well the simple rule did
 * @param candidates how well each model did, in the order given
 */
public record Holdout(Accuracy simpleRule, List<Candidate> candidates) {

    /**
     * By so much, of the error or of the area, another model must be better than the one in use: which of two that are equally
     * good is ahead changes from day to day by chance, and every figure with it.
     */
    private static final double AHEAD = .001;

    /** A model and how well its expected purchases came true. */
    public record Candidate(PurchaseModel model, Accuracy accuracy) {}

    public Holdout {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("There is no model to judge");
        }
        candidates = List.copyOf(candidates);
    }

    /**
     * Judges models that were fitted to {@code histories}.
     *
     * @param duration length of the time held out, right after the histories
     * @param before purchases of each customer in the last {@code duration} of his history: what the simple rule
     *     predicts
     * @param happened his purchases in the time held out
     */
    public static Holdout judge(
            List<? extends PurchaseModel> models,
            Histories histories,
            double duration,
            double[] before,
            double[] happened,
            Workers workers) {
        return new Holdout(
                Accuracy.of("last period's purchases", before, happened),
                models.stream()
                        .map(model -> new Candidate(
                                model,
                                Accuracy.of(
                                        model.name(),
                                        histories.map(history -> model.expectedPurchases(duration, history), workers),
                                        happened)))
                        .toList());
    }

    /** The model whose expected purchases came closest: least root mean squared error. */
    public Candidate best() {
        return candidates.stream()
                .min(Comparator.comparingDouble(
                        candidate -> candidate.accuracy().rootMeanSquaredError()))
                .orElseThrow();
    }

    /** The best one, or the one of this name, where none is clearly ahead of it. */
    public Candidate best(String inUse) {
        Candidate best = best();
        double bound = best.accuracy().rootMeanSquaredError() * (1 + AHEAD);
        return named(inUse)
                .filter(candidate -> candidate.accuracy().rootMeanSquaredError() <= bound)
                .orElse(best);
    }

    /**
     * The best of the models that can say who has left, by the order in which they put customers; {@link BgNbd} cannot.
     */
    public Candidate bestForChurn() {
        return candidates.stream()
                .filter(Holdout::tellsWhoLeft)
                .max(Comparator.comparingDouble(
                        candidate -> candidate.accuracy().area()))
                .orElseThrow(() -> new IllegalStateException(
                        "BG/NBD alone cannot say who has left: judge Pareto/NBD or MBG/NBD too"));
    }

    /** The best of those, or the one of this name, where none is clearly ahead of it. */
    public Candidate bestForChurn(String inUse) {
        Candidate best = bestForChurn();
        double bound = best.accuracy().area() - AHEAD;
        return named(inUse)
                .filter(Holdout::tellsWhoLeft)
                .filter(candidate -> candidate.accuracy().area() >= bound)
                .orElse(best);
    }

    private Optional<Candidate> named(String name) {
        return candidates.stream()
                .filter(candidate -> candidate.model().name().equals(name))
                .findFirst();
    }

    private static boolean tellsWhoLeft(Candidate candidate) {
        return !(candidate.model() instanceof BgNbd);
    }

    /** False where the simple rule came as close as the best model: its figures are to be marked as poor. */
    public boolean beatsSimpleRule() {
        return best().accuracy().rootMeanSquaredError() < simpleRule.rootMeanSquaredError();
    }
}
