package relata.models.propensity;

/**
 * The area under the receiver operating characteristic.
 *
 * @param error standard error by DeLong's structural components; 0 where the order is perfect
 */
record Area(double value, double error) {
    static Area under(TieGroups groups) {
        double positives = 0;
        double negatives = 0;
        for (int g = 0; g < groups.size(); g++) {
            positives += groups.yes()[g];
            negatives += groups.customers()[g] - groups.yes()[g];
        }
        double above = 0;
        double below = negatives;
        double area = 0;
        double squaresOfPositives = 0;
        double squaresOfNegatives = 0;
        for (int g = 0; g < groups.size(); g++) {
            double yes = groups.yes()[g];
            double no = groups.customers()[g] - yes;
            below -= no;
            double beaten = (below + no / 2) / negatives;
            double beating = (above + yes / 2) / positives;
            area += yes * beaten;
            squaresOfPositives += yes * beaten * beaten;
            squaresOfNegatives += no * beating * beating;
            above += yes;
        }
        area /= positives;
        double variance = spread(squaresOfPositives, area, positives) + spread(squaresOfNegatives, area, negatives);
        return new Area(area, Math.sqrt(variance));
    }

    private static double spread(double squares, double mean, double count) {
        return count < 2 ? mean * (1 - mean) : Math.max(0, squares / count - mean * mean) / (count - 1);
    }
}
