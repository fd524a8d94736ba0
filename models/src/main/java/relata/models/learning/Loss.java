package relata.models.learning;

/** What a model is fitted to lessen: the penalty for a score, given what happened. */
public enum Loss {
    /** Yes or no (1 or 0); the score is the logarithm of the odds. Minus the log-likelihood of a Bernoulli variable. */
    LOGISTIC {
        @Override
        public double mean(double score) {
            return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
        }

        @Override
        public double score(double mean) {
            return Math.log(mean / (1 - mean));
        }

        @Override
        public double of(double score, double target) {
            return Math.max(score, 0) - target * score + Math.log1p(Math.exp(-Math.abs(score)));
        }

        @Override
        double curvature(double mean) {
            return Math.max(1e-16, mean * (1 - mean));
        }

        @Override
        void check(double[] targets) {
            boolean no = false;
            boolean yes = false;
            for (double target : targets) {
                if (target != 0 && target != 1) {
                    throw new IllegalArgumentException("An answer is 0 or 1, not " + target);
                }
                no |= target == 0;
                yes |= target == 1;
            }
            if (!no || !yes) {
                throw new IllegalArgumentException("Nothing can be learned where all answers are alike");
            }
        }
    },

    /** An amount; the score is its expectation. Half the squared error. */
    SQUARED {
        @Override
        public double mean(double score) {
            return score;
        }

        @Override
        public double score(double mean) {
            return mean;
        }

        @Override
        public double of(double score, double target) {
            return (score - target) * (score - target) / 2;
        }

        @Override
        double curvature(double mean) {
            return 1;
        }

        @Override
        void check(double[] targets) {
            for (double target : targets) {
                if (!(Math.abs(target) <= LARGEST)) {
                    throw new IllegalArgumentException("An amount to learn must be finite and not vast, not " + target);
                }
            }
        }
    };

    /** Amounts beyond have squares that cannot be summed. */
    private static final double LARGEST = 1e100;

    /** The expectation (a probability or an amount) that belongs to a score. */
    public abstract double mean(double score);

    /** The score that belongs to an expectation. */
    public abstract double score(double mean);

    /** The loss of a score where {@code target} happened. */
    public abstract double of(double score, double target);

    /** The second derivative of the loss by the score, at a score of this mean; the first is mean - target. */
    abstract double curvature(double mean);

    abstract void check(double[] targets);

    /** Refuses targets that cannot be learned. */
    void check(Features features, double[] targets) {
        if (features.size() != targets.length) {
            throw new IllegalArgumentException(
                    features.size() + " customers do not go with " + targets.length + " answers");
        }
        if (targets.length < 2) {
            throw new IllegalArgumentException("Learning needs two customers at least, not " + targets.length);
        }
        check(targets);
    }
}
