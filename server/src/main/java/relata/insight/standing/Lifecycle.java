package relata.insight.standing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.insight.InsightSettings.Stages;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Stage;

/**
 * In which stage a relationship is, by what the customer did and how probably it stays. A bound to enter a stage is higher
 * than the one to remain in it, so that nobody goes to and fro over one of them.
 */
final class Lifecycle {

    /** Why a customer is in its stage; the figures of each are told beside it. */
    enum Cause {
        /** Has only heard of us. */
        NOTHING_YET,
        /** Came to us, without an order so far. */
        ENQUIRED,
        /** Business with it is open. */
        OPEN_DEAL,
        /** Has bought, not often enough for more. */
        FIRST_PURCHASES,
        /** Buys again. */
        BUYS_MORE,
        /** Has bought often, for long, as much as ever, and will probably stay. */
        STEADY,
        /** The probability to stay fell under the bound. */
        PROBABLY_LEFT,
        /** Without a model: silent for several of its usual gaps. */
        SILENT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param figures what the rule looked at */
    record Finding(Stage stage, Cause cause, Map<String, Object> figures) {}

    /**
     * What the rules look at.
     *
     * @param active probability to stay; null without a model
     */
    record View(
            PurchaseLog log,
            LocalDate asOf,
            @Nullable Double active,
            @Nullable LocalDate enquiredOn,
            int openDeals) {}

    private final Stages bounds;

    Lifecycle(Stages bounds) {
        this.bounds = bounds;
    }

    /** @param before the stage so far; null where none is known */
    Finding next(@Nullable Stage before, View view) {
        int purchases = view.log().purchases(view.asOf());
        if (purchases == 0) {
            return withoutOrder(view);
        }
        Finding ended = ended(before, view, purchases);
        if (ended != null) {
            return ended;
        }
        if (steady(before, view, purchases)) {
            return new Finding(Stage.COMMITMENT, Cause.STEADY, figures(view, purchases));
        }
        return purchases >= bounds.expansionPurchases()
                ? new Finding(Stage.EXPANSION, Cause.BUYS_MORE, figures(view, purchases))
                : new Finding(Stage.EXPLORATION, Cause.FIRST_PURCHASES, figures(view, purchases));
    }

    private Finding withoutOrder(View view) {
        if (view.openDeals() > 0) {
            return new Finding(Stage.EXPLORATION, Cause.OPEN_DEAL, Map.of("deals", view.openDeals()));
        }
        LocalDate enquired = view.enquiredOn();
        long days = enquired == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(enquired, view.asOf());
        return days <= bounds.enquiryDays()
                ? new Finding(Stage.EXPLORATION, Cause.ENQUIRED, Map.of("days", days))
                : new Finding(Stage.AWARENESS, Cause.NOTHING_YET, Map.of());
    }

    private @Nullable Finding ended(@Nullable Stage before, View view, int purchases) {
        Double active = view.active();
        if (active != null) {
            double bound = before == Stage.DISSOLUTION ? bounds.returns() : bounds.leaves();
            return active < bound
                    ? new Finding(Stage.DISSOLUTION, Cause.PROBABLY_LEFT, figures(view, purchases))
                    : null;
        }
        long silent = ChronoUnit.DAYS.between(view.log().day(purchases - 1), view.asOf());
        double allowed = purchases < 2 ? bounds.silentDays() : bounds.silentTimes() * gap(view.log(), purchases);
        return silent > Math.max(allowed, bounds.silentDays() / 4.0)
                ? new Finding(Stage.DISSOLUTION, Cause.SILENT, figures(view, purchases))
                : null;
    }

    private boolean steady(@Nullable Stage before, View view, int purchases) {
        Double active = view.active();
        boolean staying = active == null || active >= (before == Stage.COMMITMENT ? bounds.stays() : bounds.commits());
        boolean known = purchases >= bounds.commitmentPurchases()
                && ChronoUnit.DAYS.between(view.log().day(0), view.asOf()) >= bounds.commitmentDays();
        return known && staying && spendsAsBefore(view);
    }

    private boolean spendsAsBefore(View view) {
        LocalDate yearAgo = view.asOf().minusYears(1);
        BigDecimal now = view.log().spent(yearAgo, view.asOf());
        BigDecimal before = view.log().spent(view.asOf().minusYears(2), yearAgo);
        return now.compareTo(before.multiply(BigDecimal.valueOf(bounds.keptSpending()))) >= 0;
    }

    private static double gap(PurchaseLog log, int purchases) {
        return (double) (log.days()[purchases - 1] - log.days()[0]) / (purchases - 1);
    }

    private static Map<String, Object> figures(View view, int purchases) {
        Map<String, Object> figures = new LinkedHashMap<String, Object>();
        figures.put("purchases", purchases);
        figures.put("days", ChronoUnit.DAYS.between(view.log().day(purchases - 1), view.asOf()));
        if (view.active() != null) {
            figures.put("active", Math.round(view.active() * 100) / 100.0);
        }
        if (purchases > 1) {
            figures.put("usual", Math.round(gap(view.log(), purchases)));
        }
        return figures;
    }
}
