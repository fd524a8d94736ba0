package relata.insight.nextaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;
import relata.segments.SegmentSettings;

/** What the company assumes of actions, and whether they work. */
@RestController
class NextActionsController {

    private static final UUID NO_RECORD = new UUID(0, 0);
    private static final int MOST_DAYS = 730;
    private static final int USUAL_DAYS = 60;

    private final NextActionPicture picture;
    private final NextActionSweep sweep;
    private final Effects effects;
    private final Settings settings;
    private final DataEnd dataEnd;
    private final Audit audit;
    private final TransactionTemplate transaction;

    NextActionsController(
            NextActionPicture picture,
            NextActionSweep sweep,
            Effects effects,
            Settings settings,
            DataEnd dataEnd,
            Audit audit,
            TransactionTemplate transaction) {
        this.picture = picture;
        this.sweep = sweep;
        this.effects = effects;
        this.settings = settings;
        this.dataEnd = dataEnd;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/next-action-settings")
    Assumptions read(Actor actor) {
        requireAdministrator(actor);
        return picture.assumptions();
    }

    /** Everybody is chosen for anew in the background. */
    @PutMapping("/api/v1/next-action-settings")
    Assumptions write(Actor actor, @RequestBody Assumptions wanted) {
        requireAdministrator(actor);
        check(wanted);
        transaction.executeWithoutResult(_ -> {
            Assumptions before = picture.assumptions();
            settings.write(Assumptions.KEY, wanted, actor);
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(
                            "nextActionSettings",
                            NO_RECORD,
                            "change",
                            Map.of("assumptions", new Change(before, wanted))));
            sweep.ask();
        });
        return wanted;
    }

    /**
     * Whether acting works.
     *
     * @param from the first day of choices; a year before the end where it is not told
     * @param until the last day of choices
     * @param days for how long each customer is followed, 60 where it is not told
     * @param action the code of one action; all where it is not told
     */
    @GetMapping("/api/v1/next-actions/effect")
    Effects.Effect effect(
            Actor actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable String action) {
        requireWhole(actor);
        LocalDate end = Objects.requireNonNullElseGet(until, dataEnd::today);
        int followed = days == null ? USUAL_DAYS : days;
        if (followed < 1 || followed > MOST_DAYS) {
            throw Refusal.invalid("days", "insight.between", Map.of("least", 1, "most", MOST_DAYS));
        }
        var question =
                new Effects.EffectQuestion(Objects.requireNonNullElse(from, end.minusYears(1)), end, followed, action);
        return effects.of(question, SegmentSettings.read(settings).holdoutShare() / 100);
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    /** Means over all customers are for those who read them all. */
    private static void requireWhole(Actor actor) {
        boolean all = actor.access().scopes("customer", Action.READ).contains(Scope.ALL)
                && actor.access().scopes("order", Action.READ).contains(Scope.ALL);
        if (!all && !actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    private static void check(Assumptions wanted) {
        var errors = new ArrayList<FieldError>();
        double[] shares = {
            wanted.call(),
            wanted.mail(),
            wanted.visit(),
            wanted.offer(),
            wanted.feedback(),
            wanted.solve(),
            wanted.risk()
        };
        for (int n = 0; n < shares.length; n++) {
            between(errors, Assumptions.SHARES.get(n), shares[n], 0, 1);
        }
        between(errors, "quietDays", wanted.quietDays(), 0, 365);
        between(errors, "feedbackDays", wanted.feedbackDays(), 0, 365);
        between(errors, "leastGain", wanted.leastGain(), 0, 1e9);
        between(errors, "overdue", wanted.overdue(), 1, 100);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void between(ArrayList<FieldError> errors, String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            errors.add(new FieldError(field, "insight.between", Map.of("least", least, "most", most)));
        }
    }
}
