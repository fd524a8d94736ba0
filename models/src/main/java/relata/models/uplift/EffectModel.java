package relata.models.uplift;

import relata.models.learning.Features;
import relata.models.numerics.Workers;

/** What the action is expected to change for each customer. */
@FunctionalInterface
public interface EffectModel {
    /** The expected difference of the outcome between treated and not, for each customer. */
    double[] effects(Features features, Workers workers);
}
