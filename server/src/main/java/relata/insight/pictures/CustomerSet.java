package relata.insight.pictures;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.sql.Sql;

/** The customers behind a part of a picture, as a condition on a row {@code v} of {@code customer_value}, and their order. */
@Component
class CustomerSet {

    static final String NONE = "none";

    private static final Set<String> TIERS = Set.of("A", "B", "C", NONE);
    private static final int MONTHS = 3;

    private final Rows rows;
    private final CapitalPicture capital;

    CustomerSet(Rows rows, CapitalPicture capital) {
        this.rows = rows;
        this.capital = capital;
    }

    /**
     * Which part of which picture.
     *
     * @param set capital, at-risk, tier, moved, moved-up, moved-down, next-tier, cohort, rfm, stage, or lost
     */
    record Part(
            String set,
            @Nullable String step,
            @Nullable String from,
            @Nullable String to,
            @Nullable String stage,
            @Nullable LocalDate quarter,
            @Nullable Integer after,
            @Nullable Integer recency,
            @Nullable Integer frequency) {}

    /**
     * @param order an amount; the largest comes first
     * @param filter says the same over fields of the customer; null where none does
     */
    record Found(Sql condition, String order, @Nullable String filter) {}

    Found of(Actor actor, Part part) {
        String change = rows.measured() + " - " + rows.measuredBefore();
        return switch (part.set()) {
            case "capital" -> capital(part);
            case "at-risk" -> {
                var bound = capital.bound(actor);
                yield new Found(
                        Sql.of(CapitalPicture.region(), bound),
                        "v.lifetime_value",
                        "churnRisk >= " + Rows.RISKY + " && lifetimeValue >= " + bound.toPlainString());
            }
            case "tier" -> {
                String tier = tier("to", part.to());
                yield new Found(
                        Sql.of("v.purchases > 0").and(in(rows.tier(), tier)),
                        rows.measured(),
                        tier.equals(NONE) ? null : "tier == \"" + tier + "\"");
            }
            case "moved" ->
                new Found(
                        Sql.of("v.purchases > 0")
                                .and(in(rows.tierBefore(), tier("from", part.from())))
                                .and(in(rows.tier(), tier("to", part.to()))),
                        "abs(" + change + ")",
                        null);
            case "moved-up" -> new Found(moved(">"), change, null);
            case "moved-down" -> new Found(moved("<"), "-(" + change + ")", null);
            case "next-tier" ->
                new Found(in(rows.tier(), tier("to", part.to()).equals("A") ? "B" : "C"), rows.measured(), null);
            case "cohort" -> cohort(part);
            case "rfm" ->
                new Found(
                        Sql.of("v.purchases > 0 and ")
                                .add(rows.recency())
                                .add(
                                        " = ? and " + rows.frequency() + " = ?",
                                        needed("recency", part.recency()),
                                        needed("frequency", part.frequency())),
                        "v.spent",
                        null);
            case "stage" -> {
                String stage = needed("stage", part.stage());
                yield new Found(
                        Sql.of("v.stage = ?", stage),
                        "v.year_spent",
                        LifecyclePicture.STAGES.contains(stage) ? "stage == \"" + stage + "\"" : null);
            }
            case "lost" ->
                new Found(
                        Sql.of("v.stage = 'dissolution'"),
                        "coalesce(v.lifetime_value_before, 0)",
                        "stage == \"dissolution\"");
            default -> throw Refusal.invalid("set", "insight.no-such-set", Map.of("set", part.set()));
        };
    }

    private Found capital(Part part) {
        return new Found(
                Sql.of("v.purchases > 0 and " + rows.step() + " = ?", needed("step", part.step())),
                "abs(coalesce(v.lifetime_value, 0) - coalesce(v.lifetime_value_before, 0))",
                null);
    }

    private static Found cohort(Part part) {
        LocalDate quarter = needed("quarter", part.quarter());
        Sql condition = Sql.of("v.first_on >= ?::date and v.first_on < ?::date", quarter, quarter.plusMonths(MONTHS));
        Integer after = part.after();
        if (after != null) {
            condition.add(" and (v.quarters >> ?) & 1 = 1", Math.clamp(after, 0, CohortPicture.QUARTERS));
        }
        return new Found(condition, "v.spent", null);
    }

    private Sql moved(String comparison) {
        return Sql.of("v.purchases > 0 and " + Rows.rank(rows.tier()) + comparison + Rows.rank(rows.tierBefore()));
    }

    private static Sql in(String expression, String tier) {
        return tier.equals(NONE) ? Sql.of("(" + expression + ") is null") : Sql.of("(" + expression + ") = ?", tier);
    }

    private static String tier(String name, @Nullable String tier) {
        String told = needed(name, tier);
        if (!TIERS.contains(told)) {
            throw Refusal.invalid(name, "insight.one-of", Map.of("values", "A, B, C, none"));
        }
        return told;
    }

    private static <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(name, "insight.set-needs", Map.of("name", name));
        }
        return value;
    }
}
