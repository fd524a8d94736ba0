package relata.insight;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.platform.texts.Texts;

/** Models of purchases and what they say of a customer, over HTTP. */
@RestController
class InsightController {

    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";
    private static final int MOST_HELD_OUT = 520;

    private final PurchaseModels models;
    private final FitLog log;
    private final Texts texts;

    InsightController(PurchaseModels models, FitLog log, Texts texts) {
        this.models = models;
        this.log = log;
        this.texts = texts;
    }

    /**
     * @param asOf the day at which the data end; that of the settings where it is not told
     * @param heldOutWeeks how many weeks before it are held out for judging; where it is not told a third of the time with
     *     orders, 4 to 39
     */
    record FitWish(@Nullable LocalDate asOf, @Nullable Integer heldOutWeeks) {}

    record FitAsked(UUID id) {}

    @PostMapping("/api/v1/purchase-models")
    ResponseEntity<FitAsked> fit(Actor actor, @RequestBody FitWish wish) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        Integer weeks = wish.heldOutWeeks();
        if (weeks != null && (weeks < 1 || weeks > MOST_HELD_OUT)) {
            throw Refusal.invalid("heldOutWeeks", "insight.held-out", Map.of("most", MOST_HELD_OUT));
        }
        UUID id = models.ask(actor, wish.asOf(), weeks);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new FitAsked(id));
    }

    /** Fits that were asked for, the newest first, each without its report. */
    @GetMapping("/api/v1/purchase-models")
    FitLog.Page fits(Actor actor) {
        requireWhole(actor);
        return new FitLog.Page(
                log.newest().stream().map(entry -> told(actor, entry)).toList());
    }

    @GetMapping("/api/v1/purchase-models/{id}")
    FitLog.Fitted fitted(Actor actor, @PathVariable UUID id) {
        requireWhole(actor);
        return log.fitted(id)
                .map(fitted -> told(actor, fitted))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-model"));
    }

    /** The models in use; of the state {@code none} until some were fitted. */
    @GetMapping("/api/v1/purchase-models/current")
    FitLog.Fitted current(Actor actor) {
        requireWhole(actor);
        return models.currentId()
                .flatMap(log::fitted)
                .map(fitted -> told(actor, fitted))
                .orElse(FitLog.Fitted.NONE);
    }

    /** How far lifetime value and risk can be trusted, for everybody who sees customers with them. */
    @GetMapping("/api/v1/purchase-models/trust")
    Trust trust(Actor actor) {
        if (!actor.access().may(CUSTOMER, Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        return models.trust();
    }

    private FitLog.Entry told(Actor actor, FitLog.Entry entry) {
        return entry.refusal() == null ? entry : entry.refused(texts.text(actor.language(), entry.refusal()));
    }

    private FitLog.Fitted told(Actor actor, FitLog.Fitted fitted) {
        FitLog.Entry entry = fitted.fit();
        return entry == null ? fitted : new FitLog.Fitted(fitted.state(), told(actor, entry), fitted.report());
    }

    /** What was learned from everybody's orders is for those who read everybody's. */
    private static void requireWhole(Actor actor) {
        boolean all = actor.access().scopes(CUSTOMER, Action.READ).contains(Scope.ALL)
                && actor.access().scopes(ORDER, Action.READ).contains(Scope.ALL);
        if (!all) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
