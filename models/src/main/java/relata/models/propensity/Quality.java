package relata.models.propensity;

import java.util.ArrayList;
import java.util.List;
import relata.models.Interval;

/**
 * How well probabilities suit what happened, judged on customers whom the model did not learn from.
 *
 * @param customers how many were judged
 * @param yes how many of them answered yes
 * @param auc probability that one who answered yes has the higher score (0.5 is chance)
 * @param aucError its standard error (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44)
 * @param logLoss mean minus log-likelihood of a customer, in nats
 * @param baseLogLoss the same for the share of yes, without any model
 * @param brier mean squared error of the probability (Brier 1950)
 * @param tenths customers in ten equal parts by falling probability
 */
public record Quality(
        long customers,
        long yes,
        double auc,
        double aucError,
        double logLoss,
        double baseLogLoss,
        double brier,
        List<Tenth> tenths) {
    private static final int PARTS = 10;

    /**
     * One tenth of the customers: predicted against happened is the calibration, lift and captured are the gain of choosing.
     *
     * @param predicted mean probability
     * @param happened share who answered yes
     * @param lift that share over the share among all
     * @param captured share of all who answered yes that are in this tenth and those before it
     */
    public record Tenth(double predicted, double happened, double lift, double captured) {}

    public Quality {
        tenths = List.copyOf(tenths);
    }

    /**
     * Judges probabilities by what happened.
     *
     * @param probabilities one for each customer, between 0 and 1
     * @param answers 1 or 0 for each customer, both among them
     */
    public static Quality of(double[] probabilities, double[] answers) {
        if (probabilities.length != answers.length) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities do not go with " + answers.length + " answers");
        }
        double yes = 0;
        double logLoss = 0;
        double brier = 0;
        for (int i = 0; i < answers.length; i++) {
            yes += answers[i];
            double miss = Math.abs(answers[i] - probabilities[i]);
            logLoss -= Math.log(Math.max(1e-15, 1 - miss));
            brier += miss * miss;
        }
        if (yes == 0 || yes == answers.length) {
            throw new IllegalArgumentException("Nothing can be judged where all answers are alike");
        }
        TieGroups groups = TieGroups.of(probabilities, answers);
        double share = yes / answers.length;
        double baseLogLoss = -share * Math.log(share) - (1 - share) * Math.log1p(-share);
        Area area = Area.under(groups);
        return new Quality(
                answers.length,
                Math.round(yes),
                area.value(),
                area.error(),
                logLoss / answers.length,
                baseLogLoss,
                brier / answers.length,
                tenths(groups, answers.length, yes));
    }

    /** Mean gap between predicted and happened over the tenths. */
    public double calibrationError() {
        return tenths.stream()
                .mapToDouble(tenth -> Math.abs(tenth.predicted() - tenth.happened()))
                .average()
                .orElse(0);
    }

    /** Where the true area under the curve lies. */
    public Interval aucInterval() {
        double reach = 1.959963984540054 * aucError;
        return new Interval(Math.max(0, auc - reach), Math.min(1, auc + reach), 0.95);
    }

    /** Customers of equal probability are shared out evenly where a border falls among them. */
    private static List<Tenth> tenths(TieGroups groups, double customers, double yes) {
        List<Tenth> tenths = new ArrayList<>();
        double size = customers / PARTS;
        double room = size;
        double predicted = 0;
        double happened = 0;
        double captured = 0;
        for (int g = 0; g < groups.size(); g++) {
            double left = groups.customers()[g];
            double rate = groups.yes()[g] / left;
            while (left > 0 && tenths.size() < PARTS) {
                double taken = Math.min(left, room);
                predicted += taken * groups.scores()[g];
                happened += taken * rate;
                left -= taken;
                room -= taken;
                boolean last = g == groups.size() - 1 && left < 1e-9;
                if (room < 1e-9 * size || last) {
                    captured += happened;
                    double share = happened / (size - room);
                    tenths.add(new Tenth(predicted / (size - room), share, share * customers / yes, captured / yes));
                    room = size;
                    predicted = 0;
                    happened = 0;
                }
                if (left < 1e-9) {
                    break;
                }
            }
        }
        return tenths;
    }
}
