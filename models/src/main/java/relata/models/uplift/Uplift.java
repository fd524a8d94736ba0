package relata.models.uplift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import relata.models.experiment.Arm;
import relata.models.experiment.Difference;
import relata.models.numerics.Workers;
import relata.models.propensity.Folds;

/**
 * Whether customers differ in how an action changes them, and if so, by how much each.
 *
 * @param difference the effect on all, by comparison of the arms
 * @param qinis for each learner what its order of held-out customers is worth
 * @param chosen the learner with the greatest coefficient
 * @param fifths the effect on held-out customers in five equal parts by falling predicted effect, with intervals
 * @param model the effects, only where the order is better than chance; otherwise nobody is to be ranked by noise
 */
public record Uplift(
        Difference difference,
        Map<Learner, Qini> qinis,
        Learner chosen,
        List<Difference> fifths,
        Optional<EffectModel> model) {
    private static final int PARTS = 5;

    /** What can be said about differences between customers. */
    public enum Verdict {
        USABLE_DIFFERENCE,
        NO_USABLE_DIFFERENCE
    }

    public Uplift {
        qinis = Map.copyOf(qinis);
        fifths = List.copyOf(fifths);
    }

    /**
     * Learns with both learners, orders customers by models that never saw them, and asks whether the better order beats chance; the
     * level is shared between the learners (Bonferroni), since the better one is picked.
     *
     * @throws IllegalArgumentException where an arm has fewer than 200 customers
     */
    public static Uplift learn(Experiment experiment, Settings settings, Workers workers) {
        experiment.requireArms();
        int[] arms = new int[experiment.size()];
        Arrays.setAll(arms, row -> experiment.treated()[row] ? 1 : 0);
        Folds folds = Folds.stratified(arms, settings.folds(), settings.seed());
        double level = 1 - (1 - settings.level()) / Learner.values().length;
        Map<Learner, Qini> qinis = new EnumMap<>(Learner.class);
        Learner chosen = Learner.T;
        double[] best = {};
        for (Learner learner : Learner.values()) {
            double[] ranks = heldOutRanks(experiment, learner, folds, settings, workers);
            Qini qini = Qini.of(ranks, experiment, level, settings.samples(), settings.seed(), workers);
            qinis.put(learner, qini);
            if (best.length == 0 || qini.coefficient() > chosen(qinis, chosen).coefficient()) {
                chosen = learner;
                best = ranks;
            }
        }
        Optional<EffectModel> model = chosen(qinis, chosen).isUsable()
                ? Optional.of(chosen.learn(experiment, settings.base(), workers))
                : Optional.empty();
        Difference difference = difference(experiment, settings.level());
        return new Uplift(difference, qinis, chosen, parts(experiment, best, settings.level()), model);
    }

    private static Qini chosen(Map<Learner, Qini> qinis, Learner learner) {
        return Objects.requireNonNull(qinis.get(learner));
    }

    /** Worth of the chosen order. */
    public Qini qini() {
        return chosen(qinis, chosen);
    }

    public Verdict verdict() {
        return model.isPresent() ? Verdict.USABLE_DIFFERENCE : Verdict.NO_USABLE_DIFFERENCE;
    }

    /**
     * The place of each customer in the order of the fold, from 0 to 1. Places rather than effects are joined, so that a fold whose
     * model expects more of everybody does not come first as a whole.
     */
    private static double[] heldOutRanks(
            Experiment experiment, Learner learner, Folds folds, Settings settings, Workers workers) {
        double[] ranks = new double[experiment.size()];
        workers.tasks(folds.count(), fold -> {
            int[] held = folds.held(fold);
            double[] effects = learner.learn(experiment.rows(folds.others(fold)), settings.base(), Workers.caller())
                    .effects(experiment.features().rows(held), Workers.caller());
            double[] sorted = effects.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < held.length; i++) {
                ranks[held[i]] = rank(sorted, effects[i]);
            }
        });
        return ranks;
    }

    /** Mean place of a value among sorted ones, from 0 to 1. */
    private static double rank(double[] sorted, double value) {
        int below = firstAbove(sorted, Math.nextDown(value));
        int upTo = firstAbove(sorted, value);
        return (below + upTo) / 2.0 / sorted.length;
    }

    private static int firstAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static List<Difference> parts(Experiment experiment, double[] ranks, double level) {
        List<Difference> parts = new ArrayList<>();
        for (int part = PARTS - 1; part >= 0; part--) {
            double from = (double) part / PARTS;
            double to = part == PARTS - 1 ? 2 : (part + 1.0) / PARTS;
            int[] rows = IntStream.range(0, ranks.length)
                    .filter(row -> ranks[row] >= from && ranks[row] < to)
                    .toArray();
            double[] treated = outcomes(experiment, rows, true);
            double[] control = outcomes(experiment, rows, false);
            if (treated.length >= 2 && control.length >= 2) {
                parts.add(Difference.between(Arm.of(treated), Arm.of(control), level));
            }
        }
        return parts;
    }

    private static Difference difference(Experiment experiment, double level) {
        return Difference.between(Arm.of(experiment.outcomesOf(true)), Arm.of(experiment.outcomesOf(false)), level);
    }

    private static double[] outcomes(Experiment experiment, int[] rows, boolean arm) {
        return Arrays.stream(rows)
                .filter(row -> experiment.treated()[row] == arm)
                .mapToDouble(row -> experiment.outcomes()[row])
                .toArray();
    }
}
