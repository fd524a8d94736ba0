package relata.models.propensity;

import relata.models.learning.Loss;

/**
 * A logistic curve over the score (Platt 1999; targets smoothed and Newton's method as in Lin, Lin and Weng 2007, Machine
 * Learning 68).
 *
 * @param intercept log-odds at score 0
 * @param slope change of the log-odds with the score, never below 0
 */
record Platt(double intercept, double slope) implements Calibration {
    private static final int MOST_STEPS = 100;

    static Platt fit(double[] scores, double[] answers) {
        double yes = 0;
        for (double answer : answers) {
            yes += answer;
        }
        double high = (yes + 1) / (yes + 2);
        double low = 1 / (answers.length - yes + 2);
        double[] targets = new double[answers.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = answers[i] == 1 ? high : low;
        }
        Platt base = new Platt(Loss.LOGISTIC.score((yes + 1) / (answers.length + 2)), 0);
        Platt found = base;
        double loss = found.loss(scores, targets);
        for (int step = 0; step < MOST_STEPS; step++) {
            Platt next = found.improved(scores, targets, loss);
            double reached = next.loss(scores, targets);
            boolean settled = loss - reached < 1e-10 * (1 + loss);
            found = next;
            loss = reached;
            if (settled) {
                break;
            }
        }
        return found.slope < 0 ? base : found;
    }

    @Override
    public double probability(double score) {
        return Loss.LOGISTIC.mean(intercept + slope * score);
    }

    private double loss(double[] scores, double[] targets) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            loss += Loss.LOGISTIC.of(intercept + slope * scores[i], targets[i]);
        }
        return loss;
    }

    /** One Newton step, shortened until it lessens the loss. */
    private Platt improved(double[] scores, double[] targets, double loss) {
        double g0 = 0;
        double g1 = 0;
        double h00 = 1e-12;
        double h01 = 0;
        double h11 = 1e-12;
        for (int i = 0; i < scores.length; i++) {
            double probability = probability(scores[i]);
            double weight = probability * (1 - probability);
            g0 += probability - targets[i];
            g1 += (probability - targets[i]) * scores[i];
            h00 += weight;
            h01 += weight * scores[i];
            h11 += weight * scores[i] * scores[i];
        }
        double determinant = h00 * h11 - h01 * h01;
        if (!(determinant > 1e-12 * h00 * h11)) {
            return this;
        }
        double step0 = (h11 * g0 - h01 * g1) / determinant;
        double step1 = (h00 * g1 - h01 * g0) / determinant;
        for (double length = 1; length > 1e-9; length /= 2) {
            Platt next = new Platt(intercept - length * step0, slope - length * step1);
            if (next.loss(scores, targets) < loss) {
                return next;
            }
        }
        return this;
    }
}
