package relata.insight;

/** What the company has set for its value, tiers and stages. Shares and probabilities lie between 0 and 1. */
public record InsightSettings(Valuing valuing, Tiering tiering, KeyCriteria key, Stages stages) {

    /** Its key among the settings. */
    public static final String KEY = "insight";

    /**
     * How lifetime values are reckoned.
     *
     * @param unknownMargin share of the amount taken for the margin of orders whose cost is not known
     * @param years how far one looks ahead
     * @param yearlyDiscount by how much a later year counts less
     */
    public record Valuing(double unknownMargin, int years, double yearlyDiscount) {}

    /** What tiers go by. */
    public enum Measure {
        /** Margin less costs of the last twelve months. */
        CONTRIBUTION,
        /** Spent in the last twelve months, less returns. */
        SPENT,
        /** Expected lifetime value. */
        LIFETIME_VALUE
    }

    /**
     * @param shareA tier A are the customers who together bring this share of the measure, the best first
     * @param shareB tiers A and B together
     */
    public record Tiering(Measure measure, double shareA, double shareB) {}

    /**
     * Weights by which key customers are chosen within tier A: each criterion is the customer's percentile among them.
     *
     * @param least score from 0 to 1 that a key customer reaches
     * @param most how many there are at the most
     */
    public record KeyCriteria(
            double contribution, double lifetimeValue, double growth, double tenure, double least, int most) {}

    /**
     * When a customer passes from one lifecycle stage to another. Each pair is a bound to enter and a lower one to stay, so
     * that nobody goes to and fro.
     *
     * @param leaves probability to stay under which a relationship ends
     * @param returns probability to stay from which one that had ended goes on
     * @param enquiryDays how long an enquiry without an order counts as exploring
     * @param expansionPurchases days with an order from which a customer expands
     * @param commitmentPurchases days with an order from which a customer may be committed
     * @param commitmentDays how long ago its first order must be
     * @param commits probability to stay from which it is committed
     * @param stays probability to stay down to which it remains so
     * @param keptSpending share of last year's spending that a committed customer still spends
     * @param silentTimes without a model: how many of its usual gaps may pass before a relationship ends
     * @param silentDays without a model: the same for those who bought once
     */
    public record Stages(
            double leaves,
            double returns,
            int enquiryDays,
            int expansionPurchases,
            int commitmentPurchases,
            int commitmentDays,
            double commits,
            double stays,
            double keptSpending,
            double silentTimes,
            int silentDays) {}

    /** What holds until the company sets something else: see docs/decisions/standing.md. */
    public static final InsightSettings USUAL = new InsightSettings(
            new Valuing(1, 3, 0.1),
            new Tiering(Measure.CONTRIBUTION, 0.8, 0.95),
            new KeyCriteria(0.5, 0.3, 0.1, 0.1, 0.8, 50),
            new Stages(0.4, 0.6, 180, 3, 6, 365, 0.75, 0.55, 0.7, 3, 365));
}
