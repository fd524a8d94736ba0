package relata.insight.pictures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;

/** Pictures of the base, each of the customers whom the one who asks may read. */
@RestController
class PicturesController {

    private final CapitalPicture capital;
    private final TierPicture tiers;
    private final TierMigration migration;
    private final CohortPicture cohorts;
    private final LifecyclePicture lifecycle;
    private final SetRows sets;

    PicturesController(
            CapitalPicture capital,
            TierPicture tiers,
            TierMigration migration,
            CohortPicture cohorts,
            LifecyclePicture lifecycle,
            SetRows sets) {
        this.capital = capital;
        this.tiers = tiers;
        this.migration = migration;
        this.cohorts = cohorts;
        this.lifecycle = lifecycle;
        this.sets = sets;
    }

    /** What the base is worth, and what changed it within a year. */
    @GetMapping("/api/v1/insight/capital")
    CapitalPicture.Capital capital(Actor actor) {
        return capital.capital(actor);
    }

    /** Who is worth much and likely to leave. */
    @GetMapping("/api/v1/insight/at-risk")
    CapitalPicture.AtRisk atRisk(Actor actor) {
        return capital.atRisk(actor);
    }

    /** Tiers now and a year ago. */
    @GetMapping("/api/v1/insight/tiers")
    TierPicture.Tiering tiers(Actor actor) {
        return tiers.tiering(actor);
    }

    /** Tiers on any two days, computed from the facts: takes seconds where there are millions of orders. */
    @GetMapping("/api/v1/tier-migration")
    TierPicture.Tiering migration(Actor actor, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return migration.between(actor, from, to);
    }

    @GetMapping("/api/v1/insight/key-customers")
    TierPicture.Keys keyCustomers(Actor actor) {
        return tiers.keys(actor);
    }

    @GetMapping("/api/v1/insight/cohorts")
    CohortPicture.Cohorts cohorts(Actor actor) {
        return cohorts.cohorts(actor);
    }

    @GetMapping("/api/v1/insight/rfm")
    CohortPicture.Rfm rfm(Actor actor) {
        return cohorts.rfm(actor);
    }

    @GetMapping("/api/v1/insight/lifecycle")
    LifecyclePicture.Lifecycle lifecycle(Actor actor) {
        return lifecycle.lifecycle(actor);
    }

    /** From which stage to which within the last twelve months, and why. */
    @GetMapping("/api/v1/insight/lifecycle-steps")
    LifecyclePicture.Steps steps(Actor actor) {
        return lifecycle.steps(actor);
    }

    /**
     * The customers behind a part of a picture.
     *
     * @param set capital (with step), at-risk, tier (to), moved (from, to), moved-up, moved-down, next-tier (to), cohort
     *     (quarter, after), rfm (recency, frequency), stage (stage), or lost
     * @param place where the page begins: what the one before told as next
     */
    @GetMapping("/api/v1/insight/customers")
    SetRows.Page customers(
            Actor actor,
            @RequestParam String set,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable LocalDate quarter,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(required = false) @Nullable Integer recency,
            @RequestParam(required = false) @Nullable Integer frequency,
            @RequestParam(required = false) @Nullable String place) {
        var part = new CustomerSet.Part(set, step, from, to, stage, quarter, after, recency, frequency);
        return sets.page(actor, part, place);
    }
}
