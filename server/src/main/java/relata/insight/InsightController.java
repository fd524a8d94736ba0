package relata.insight;

import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** Models of purchases and what they say of a customer, over HTTP. */
@RestController
class InsightController {

    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";
    private static final int WEEK = 7;
    private static final int HELD_OUT = 39;
    private static final int MOST_HELD_OUT = 520;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final PurchaseModels models;
    private final CustomerValues values;
    private final Texts texts;
    private final Clock clock;

    InsightController(
            Catalogs catalogs,
            Lists lists,
            Aliases aliases,
            PurchaseModels models,
            CustomerValues values,
            Texts texts,
            Clock clock) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.models = models;
        this.values = values;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param asOf the day at which the data end; today where it is not told
     * @param heldOutWeeks how many weeks before it are held out for judging, 39 where it is not told
     */
    record FitWish(@Nullable LocalDate asOf, @Nullable Integer heldOutWeeks) {}

    record FitAsked(UUID id) {}

    @PostMapping("/api/v1/purchase-models")
    ResponseEntity<FitAsked> fit(Actor actor, @RequestBody FitWish wish) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        LocalDate asOf = wish.asOf() == null ? LocalDate.now(clock.withZone(actor.zone())) : wish.asOf();
        int weeks = wish.heldOutWeeks() == null ? HELD_OUT : wish.heldOutWeeks();
        if (weeks < 1 || weeks > MOST_HELD_OUT) {
            throw Refusal.invalid("heldOutWeeks", "insight.held-out", Map.of("most", MOST_HELD_OUT));
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new FitAsked(models.ask(actor, asOf, weeks * WEEK)));
    }

    @GetMapping("/api/v1/purchase-models/{id}")
    PurchaseModels.Asked fitted(Actor actor, @PathVariable UUID id) {
        requireWhole(actor);
        return models.asked(id)
                .map(asked ->
                        asked.refusal() == null ? asked : asked.refused(texts.text(actor.language(), asked.refusal())))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-model"));
    }

    /** The models in use; of the state {@code none} until some were fitted. */
    @GetMapping("/api/v1/purchase-models/current")
    PurchaseModels.Asked current(Actor actor) {
        requireWhole(actor);
        return models.current().flatMap(current -> models.asked(current.id())).orElse(PurchaseModels.Asked.NONE);
    }

    /** @param asOf the day at which historical data end; today where it is not told */
    @GetMapping("/api/v1/customers/{id}/value")
    CustomerValues.Value value(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        ObjectType type = catalogs.current().object(CUSTOMER);
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, Action.READ);
        if (!actor.access().may(ORDER, Action.READ) || !actor.access().reads(CUSTOMER, "spent")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", ORDER, "action", "READ"));
        }
        return values.of(customer, asOf, actor.zone());
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
