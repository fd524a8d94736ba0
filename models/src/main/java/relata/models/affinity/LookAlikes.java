package relata.models.affinity;

import relata.models.learning.Explanation;
import relata.models.learning.Features;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Propensity;
import relata.models.propensity.Report;

/**
 * Who resembles a group: members are told from all others, and those others who look like members score high. That the group is
 * not complete only scales the scores and leaves their order (Elkan and Noto 2008, KDD).
 */
public final class LookAlikes {
    private final Propensity membership;
    private final double share;

    private LookAlikes(Propensity membership, double share) {
        this.membership = membership;
        this.share = share;
    }

    /**
     * Learns to tell members from others.
     *
     * @param isMember who belongs to the group; members and others must both outnumber the folds
     * @param features what is known of members and others alike, without what defines the group
     */
    public static LookAlikes of(Features features, boolean[] isMember, Options options, Workers workers) {
        Propensity membership = Propensity.learn(features, isMember, options, workers);
        double members = 0;
        for (boolean member : isMember) {
            members += member ? 1 : 0;
        }
        return new LookAlikes(membership, members / isMember.length);
    }

    /** For each customer how many times likelier a member is than among all: 1 is average. */
    public double[] scores(Features features, Workers workers) {
        double[] scores = membership.probabilities(features, workers);
        for (int row = 0; row < scores.length; row++) {
            scores[row] /= share;
        }
        return scores;
    }

    /** How well members are told apart on customers held out; a feature that defines the group stands among its suspects. */
    public Report report() {
        return membership.report();
    }

    /** Why a customer resembles the group. */
    public Explanation explain(Features features, int row) {
        return membership.explain(features, row);
    }
}
