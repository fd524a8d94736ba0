package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.insight.learning.PredictionReport.Leak;
import relata.insight.learning.PredictionReport.Unused;
import relata.insight.learning.PredictionReport.Used;
import relata.insight.learning.PredictionReport.Verdict;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Propensity;
import relata.models.propensity.Report;

/** Learns from a sample of records, and says what that is worth. */
final class Learning {

    /** Fewer of either answer than this teach nobody anything. */
    static final int LEAST_OF_EITHER = 30;

    private Learning() {}

    /**
     * What came of it.
     *
     * @param inputs those learned from, in the order of the model's columns
     */
    record Learned(PredictionReport report, List<Input> inputs, Propensity.Stored model) {}

    /** There is too little to learn from. */
    static final class TooLittle extends RuntimeException {

        final String code;
        final long yes;
        final long no;

        TooLittle(String code, long yes, long no) {
            super(code + ": " + yes + " yes, " + no + " no", null, false, false);
            this.code = code;
            this.yes = yes;
            this.no = no;
        }
    }

    /**
     * @param freeText names of inputs that hold whatever somebody types
     * @param unanswered records without an answer beside the sample
     * @throws TooLittle where too few records have either answer, or no field is left
     */
    static Learned learn(
            Sample sample,
            Set<String> freeText,
            long unanswered,
            Question question,
            LocalDate asOf,
            @Nullable LocalDate cut,
            Workers workers) {
        boolean[] answers = sample.answers();
        int yes = 0;
        for (boolean answer : answers) {
            yes += answer ? 1 : 0;
        }
        if (yes < LEAST_OF_EITHER || answers.length - yes < LEAST_OF_EITHER) {
            throw new TooLittle("insight.too-few-answers", yes, answers.length - yes);
        }
        var used = new ArrayList<Grown>();
        var inputs = new ArrayList<Used>();
        for (Grown column : sample.columns()) {
            String name = column.input().name();
            Unused unused = column.unused(answers.length, freeText.contains(name));
            inputs.add(new Used(column.input(), column.missing(answers.length), unused));
            if (unused == null) {
                used.add(column);
            }
        }
        if (used.isEmpty()) {
            throw new TooLittle("insight.nothing-to-learn-from", yes, answers.length - yes);
        }
        Propensity propensity = Propensity.learn(sample.features(used), answers, Options.USUAL, workers);
        Report quality = propensity.report();
        List<Leak> leaks = Leaks.of(used, answers, quality.suspects(), question.trusted());
        var report = new PredictionReport(
                asOf,
                cut,
                sample.offered() + unanswered,
                unanswered,
                answers.length,
                yes,
                verdict(quality, leaks),
                inputs,
                leaks,
                quality);
        return new Learned(report, used.stream().map(Grown::input).toList(), propensity.stored());
    }

    private static Verdict verdict(Report quality, List<Leak> leaks) {
        if (leaks.stream().anyMatch(leak -> !leak.trusted())) {
            return Verdict.LEAKS;
        }
        return quality.quality().aucInterval().low() > 0.5 ? Verdict.USABLE : Verdict.NO_BETTER_THAN_CHANCE;
    }
}
