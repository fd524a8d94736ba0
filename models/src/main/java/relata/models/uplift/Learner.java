package relata.models.uplift;

import java.util.Arrays;
import relata.models.learning.Features;
import relata.models.learning.Loss;
import relata.models.learning.Model;
import relata.models.numerics.Workers;

/** How the effect on each customer is learned (Künzel, Sekhon, Bickel and Yu 2019, PNAS 116). */
public enum Learner {
    /** One model of the outcome for each arm; the effect is their difference. */
    T {
        @Override
        EffectModel learn(Experiment experiment, Base base, Workers workers) {
            Loss loss = experiment.loss();
            Model treated = base.fit(experiment.featuresOf(true), experiment.outcomesOf(true), loss, workers);
            Model control = base.fit(experiment.featuresOf(false), experiment.outcomesOf(false), loss, workers);
            return (features, hands) -> difference(means(treated, features, hands), means(control, features, hands));
        }
    },

    /**
     * As T, then a model of the difference between each outcome and what the other arm's model expects, in either arm; the two
     * are weighed by the shares of the arms. Suits arms of very different size.
     */
    X {
        @Override
        EffectModel learn(Experiment experiment, Base base, Workers workers) {
            Loss loss = experiment.loss();
            Features ofTreated = experiment.featuresOf(true);
            Features ofControl = experiment.featuresOf(false);
            Model treated = base.fit(ofTreated, experiment.outcomesOf(true), loss, workers);
            Model control = base.fit(ofControl, experiment.outcomesOf(false), loss, workers);
            double[] gained = difference(experiment.outcomesOf(true), means(control, ofTreated, workers));
            double[] missed = difference(means(treated, ofControl, workers), experiment.outcomesOf(false));
            Model effectOnTreated = base.fit(ofTreated, gained, Loss.SQUARED, workers);
            Model effectOnControl = base.fit(ofControl, missed, Loss.SQUARED, workers);
            double share = experiment.shareTreated();
            return (features, hands) -> {
                double[] onTreated = effectOnTreated.scores(features, hands);
                double[] onControl = effectOnControl.scores(features, hands);
                Arrays.setAll(onTreated, row -> share * onControl[row] + (1 - share) * onTreated[row]);
                return onTreated;
            };
        }
    };

    abstract EffectModel learn(Experiment experiment, Base base, Workers workers);

    private static double[] means(Model model, Features features, Workers workers) {
        double[] means = model.scores(features, workers);
        Arrays.setAll(means, row -> model.loss().mean(means[row]));
        return means;
    }

    private static double[] difference(double[] left, double[] right) {
        double[] difference = new double[left.length];
        Arrays.setAll(difference, row -> left[row] - right[row]);
        return difference;
    }
}
