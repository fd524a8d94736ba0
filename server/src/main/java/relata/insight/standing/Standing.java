package relata.insight.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.insight.standing.facts.Facts;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Stage;
import relata.insight.standing.facts.Valuation;

/**
 * Where one customer stands.
 *
 * @param now what the models say; null before the first purchase or without a model
 * @param before what the same models say of the customer as it stood a year earlier
 * @param stage the present one with its cause
 * @param steps those that led to it and are not written yet; of a customer seen for the first time all since its first purchase
 * @param stageSince when it came into its stage
 */
record Standing(
        Facts facts,
        Valuation.@Nullable Estimate now,
        Valuation.@Nullable Estimate before,
        Lifecycle.Finding stage,
        List<Step> steps,
        LocalDate stageSince) {

    private static final int SCALE = 4;

    /** @param from null where the customer had no stage before */
    record Step(@Nullable Stage from, Lifecycle.Finding to, LocalDate asOf) {}

    static Standing of(Facts facts, @Nullable Valuation valuation, Lifecycle lifecycle) {
        PurchaseLog log = facts.purchases();
        var now = valuation == null ? null : valuation.of(log, facts.asOf()).orElse(null);
        var before =
                valuation == null ? null : valuation.of(log, facts.yearAgo()).orElse(null);
        var steps = new ArrayList<Step>();
        Facts.Stood stood = facts.stood();
        Stage stage = stood == null ? null : stood.stage();
        if (stood == null) {
            stage = follow(facts, valuation, lifecycle, steps);
        }
        var view = new Lifecycle.View(
                log, facts.asOf(), now == null ? null : now.active(), facts.enquiredOn(), facts.openDeals());
        var finding = lifecycle.next(stage, view);
        if (finding.stage() != stage && !(stage == null && finding.stage() == Stage.AWARENESS)) {
            steps.add(new Step(stage, finding, facts.asOf()));
        }
        LocalDate kept = stood == null ? facts.asOf() : stood.since();
        return new Standing(
                facts,
                now,
                before,
                finding,
                steps,
                steps.isEmpty() ? kept : steps.getLast().asOf());
    }

    /** The steps of a customer whom we see for the first time: looked at on the day of its first purchase and each month after. */
    private static @Nullable Stage follow(
            Facts facts, @Nullable Valuation valuation, Lifecycle lifecycle, List<Step> steps) {
        PurchaseLog log = facts.purchases();
        if (!facts.bought()) {
            return null;
        }
        Stage stage = null;
        for (LocalDate day = log.day(0); day.isBefore(facts.asOf()); day = day.plusMonths(1)) {
            Double active =
                    valuation == null ? null : valuation.active(log, day).orElse(null);
            var finding = lifecycle.next(stage, new Lifecycle.View(log, day, active, null, 0));
            if (finding.stage() != stage) {
                steps.add(new Step(stage, finding, day));
                stage = finding.stage();
            }
        }
        return stage;
    }

    /** Margin less all costs of the last twelve months. */
    BigDecimal yearContribution() {
        return facts.purchases()
                .margin(facts.yearAgo(), facts.asOf())
                .subtract(facts.costs().year());
    }

    BigDecimal yearBeforeContribution() {
        return facts.purchases()
                .margin(facts.asOf().minusYears(2), facts.yearAgo())
                .subtract(facts.costs().yearBefore());
    }

    static @Nullable BigDecimal money(Valuation.@Nullable Estimate estimate) {
        Double worth = estimate == null ? null : estimate.lifetimeValue();
        return worth == null ? null : BigDecimal.valueOf(worth).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
