package relata.models.uplift;

import relata.models.learning.BoostedTrees;
import relata.models.learning.Features;
import relata.models.learning.LinearModel;
import relata.models.learning.Loss;
import relata.models.learning.Model;
import relata.models.numerics.Workers;

/** The models that a learner of effects is built from. */
public enum Base {
    LINEAR {
        @Override
        Model fit(Features features, double[] targets, Loss loss, Workers workers) {
            return LinearModel.fit(features, targets, loss, LinearModel.USUAL_PENALTY, workers);
        }
    },

    /** Few and small trees: effects are weaker than outcomes, and noise is learned easily. */
    TREES {
        @Override
        Model fit(Features features, double[] targets, Loss loss, Workers workers) {
            return BoostedTrees.fit(features, targets, loss, FEW, workers);
        }
    };

    private static final BoostedTrees.Settings FEW = new BoostedTrees.Settings(60, 0.05, 4, 50, 10, 0.6, 0.6, 1);

    abstract Model fit(Features features, double[] targets, Loss loss, Workers workers);
}
