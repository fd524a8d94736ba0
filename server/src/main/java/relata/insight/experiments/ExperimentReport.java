package relata.insight.experiments;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.models.experiment.SampleRatio;
import relata.models.experiment.Verdict;
import relata.models.uplift.Qini;

/**
 * What an experiment shows.
 *
 * @param records how many the filter leaves
 * @param outside of them, how many are in no arm
 * @param ratio whether the arms have the sizes that chance would give
 * @param unbalanced fields said to be known before that differ between the arms, as nothing known before can: nobody is ranked by them
 */
record ExperimentReport(
        LocalDate asOf,
        long records,
        long outside,
        List<ArmSize> arms,
        SampleRatio ratio,
        List<OutcomeReport> outcomes,
        List<String> unbalanced) {

    record ArmSize(String arm, long customers, double expected) {}

    enum Unit {
        SHARE,
        NUMBER,
        MONEY
    }

    /** @param missing records of an arm without a value */
    record OutcomeReport(
            String field,
            @Nullable String yes,
            Unit unit,
            @Nullable String currency,
            long missing,
            List<ArmMean> arms,
            List<Lift> lifts) {}

    record ArmMean(String arm, long customers, double mean, double standardError, double low, double high) {}

    /**
     * One arm against control.
     *
     * @param smallestVisible the smallest true difference that so many customers show four times in five
     * @param ofControl the difference over the mean of control; null where that is 0
     * @param total the difference times the customers of the arm: what the action brought in all
     * @param sharpened with the measurement from before; null where there is none
     * @param ranking whether the action changes some customers more than others; null where it was not asked
     */
    record Lift(
            String arm,
            Estimate difference,
            double smallestVisible,
            @Nullable Double ofControl,
            Estimate total,
            @Nullable Sharpened sharpened,
            @Nullable Ranking ranking) {}

    record Estimate(double value, double standardError, double low, double high, double pValue, Verdict verdict) {}

    /** @param less share of the squared standard error that went */
    record Sharpened(Estimate difference, double less) {}

    enum Rankable {
        USABLE,
        /** The interval of the Qini coefficient covers zero: nobody is ranked by noise. */
        NO_USABLE_DIFFERENCE,
        TOO_FEW,
        /** None of the fields can be learned from. */
        NOTHING_KNOWN
    }

    /**
     * @param qini null where nothing could be learned
     * @param fifths the difference in five equal parts by falling predicted effect
     */
    record Ranking(Rankable standing, @Nullable Qini qini, List<Estimate> fifths) {}
}
