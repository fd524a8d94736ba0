package relata.sample.story;

/** Currencies of the sample company with what one unit costs in hryvnias at the closing date (invented, plausible). */
public enum Currency {
    UAH(1.0, 0.0),
    EUR(48.6, 0.09),
    PLN(11.4, 0.08),
    MDL(2.45, 0.07),
    RON(9.6, 0.06),
    USD(42.1, 0.05);

    private final double rateToday;
    private final double yearlyRise;

    Currency(double rateToday, double yearlyRise) {
        this.rateToday = rateToday;
        this.yearlyRise = yearlyRise;
    }

    /** Hryvnias for one unit so many days before the closing date: a steady rise with a small monthly wave. */
    double rate(int daysBefore) {
        if (this == UAH) {
            return 1.0;
        }
        double wave = 0.012 * Math.sin(daysBefore / 31.0 + ordinal());
        return rateToday * (1 - yearlyRise * daysBefore / 365.0) * (1 + wave);
    }

    double rateToday() {
        return rateToday;
    }
}
