package relata.insight.experiments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.insight.experiments.ExperimentReport.ArmMean;
import relata.insight.experiments.ExperimentReport.ArmSize;
import relata.insight.experiments.ExperimentReport.Estimate;
import relata.insight.experiments.ExperimentReport.Lift;
import relata.insight.experiments.ExperimentReport.OutcomeReport;
import relata.insight.experiments.ExperimentReport.Sharpened;
import relata.insight.experiments.ExperimentReport.Unit;
import relata.models.experiment.Arm;
import relata.models.experiment.Cuped;
import relata.models.experiment.Difference;
import relata.models.experiment.PairedArm;
import relata.models.experiment.SampleRatio;

/** Compares every arm with control, outcome by outcome. */
final class Comparison {

    static final double LEVEL = 0.95;

    /** How often a true difference of the size called visible is seen. */
    private static final double POWER = 0.8;

    /** Means of fewer have no standard error worth the name. */
    static final int LEAST_OF_AN_ARM = 2;

    private final Participants participants;
    private final Design design;
    private final Ranked ranked;

    Comparison(Participants participants, Design design, Ranked ranked) {
        this.participants = participants;
        this.design = design;
        this.ranked = ranked;
    }

    ExperimentReport report(LocalDate asOf) {
        var arms = new ArrayList<ArmSize>();
        long inArms = participants.records() - participants.outside();
        double shares =
                participants.arms().keySet().stream().mapToDouble(this::planned).sum();
        participants
                .arms()
                .forEach((name, rows) -> arms.add(new ArmSize(name, rows.size(), inArms * planned(name) / shares)));
        var ratio = SampleRatio.check(
                arms.stream().mapToLong(ArmSize::customers).toArray(),
                arms.stream().mapToDouble(arm -> planned(arm.arm())).toArray());
        var outcomes = new ArrayList<OutcomeReport>();
        for (int i = 0; i < design.outcomes().size(); i++) {
            outcomes.add(outcome(i));
        }
        return new ExperimentReport(
                asOf, participants.records(), participants.outside(), arms, ratio, outcomes, ranked.unbalanced());
    }

    private double planned(String arm) {
        return Objects.requireNonNullElse(design.shares().get(arm), 1.0);
    }

    private OutcomeReport outcome(int index) {
        var means = new ArrayList<ArmMean>();
        var lifts = new ArrayList<Lift>();
        long missing = 0;
        for (Map.Entry<String, ArmRows> each : participants.arms().entrySet()) {
            missing += each.getValue().missing(index);
            double[] values = each.getValue().outcome(index);
            if (values.length >= LEAST_OF_AN_ARM) {
                means.add(mean(each.getKey(), values));
                if (!each.getKey().equals(design.control())) {
                    lift(index, each.getKey(), values, lifts);
                }
            }
        }
        Design.Outcome asked = design.outcomes().get(index);
        boolean money = participants.isMoney(index);
        return new OutcomeReport(
                asked.field(),
                asked.yes(),
                participants.isShare(index) ? Unit.SHARE : money ? Unit.MONEY : Unit.NUMBER,
                money ? participants.currencies(index).stream().findFirst().orElse(null) : null,
                missing,
                means,
                lifts);
    }

    /** The interval of a mean is that of its difference to nothing. */
    private static ArmMean mean(String name, double[] values) {
        Arm arm = Arm.of(values);
        var interval = Difference.between(arm, new Arm(arm.customers(), 0, 0, arm.degreesOfFreedom()), LEVEL)
                .interval();
        return new ArmMean(name, arm.customers(), arm.mean(), arm.standardError(), interval.low(), interval.high());
    }

    private void lift(int index, String name, double[] treated, List<Lift> lifts) {
        double[] control = control().outcome(index);
        if (control.length < LEAST_OF_AN_ARM) {
            return;
        }
        Difference difference = difference(treated, control);
        double base = Arrays.stream(control).average().orElse(0);
        lifts.add(new Lift(
                name,
                estimate(difference, 1),
                difference.smallestVisible(POWER),
                base == 0 ? null : (Double) (difference.estimate() / base),
                estimate(difference, treated.length),
                sharpened(index, name),
                ranked.ranking(index, name)));
    }

    private ArmRows control() {
        return Objects.requireNonNull(participants.arms().get(design.control()));
    }

    /** Shares by an interval that holds with few and none; amounts by Welch. */
    static Difference difference(double[] treated, double[] control) {
        if (isYesOrNo(treated) && isYesOrNo(control)) {
            return Difference.betweenShares(yes(treated), treated.length, yes(control), control.length, LEVEL);
        }
        return Difference.between(Arm.of(treated), Arm.of(control), LEVEL);
    }

    private static boolean isYesOrNo(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
    }

    private static long yes(double[] values) {
        return Arrays.stream(values).filter(value -> value == 1).count();
    }

    private @Nullable Sharpened sharpened(int index, String name) {
        if (design.before() == null) {
            return null;
        }
        double[][] treated =
                Objects.requireNonNull(participants.arms().get(name)).paired(index);
        double[][] control = control().paired(index);
        if (treated[0].length < LEAST_OF_AN_ARM || control[0].length < LEAST_OF_AN_ARM) {
            return null;
        }
        Cuped cuped = Cuped.between(PairedArm.of(treated[0], treated[1]), PairedArm.of(control[0], control[1]), LEVEL);
        return new Sharpened(estimate(cuped.adjusted(), 1), cuped.varianceReduction());
    }

    /** @param times what each figure is multiplied by */
    static Estimate estimate(Difference difference, double times) {
        return new Estimate(
                difference.estimate() * times,
                difference.standardError() * times,
                difference.interval().low() * times,
                difference.interval().high() * times,
                difference.pValue(),
                difference.verdict());
    }
}
