package relata.insight.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** Where one customer stands, over HTTP. */
@RestController
class StandingController {

    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Standings standings;
    private final StageHistory history;

    StandingController(Catalogs catalogs, Lists lists, Aliases aliases, Standings standings, StageHistory history) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.standings = standings;
        this.history = history;
    }

    /** @param asOf the day at which historical data end; the company's own data end, else today, where it is not told */
    @GetMapping("/api/v1/customers/{id}/value")
    Standings.Value value(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        UUID customer = allowed(actor, id, Action.READ);
        requireOrders(actor);
        return standings.of(customer, asOf);
    }

    /** @param steps the newest first */
    record Stages(List<StageHistory.Step> steps, StageHistory.@Nullable Dissolution dissolution) {}

    @GetMapping("/api/v1/customers/{id}/stages")
    Stages stages(Actor actor, @PathVariable UUID id) {
        UUID customer = allowed(actor, id, Action.READ);
        requireOrders(actor);
        return new Stages(history.steps(customer), history.ending(customer).orElse(null));
    }

    record Told(
            @Nullable String endedBy,
            @Nullable String reason,
            @Nullable String note) {}

    /** Why the relationship ended, as somebody who knows says. */
    @PutMapping("/api/v1/customers/{id}/dissolution")
    StageHistory.Dissolution dissolution(Actor actor, @PathVariable UUID id, @RequestBody Told told) {
        UUID customer = allowed(actor, id, Action.CHANGE);
        return history.tell(actor, customer, told.endedBy(), told.reason(), told.note());
    }

    private UUID allowed(Actor actor, UUID id, Action action) {
        ObjectType type = catalogs.current().object(CUSTOMER);
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, action);
        return customer;
    }

    private static void requireOrders(Actor actor) {
        if (!actor.access().may(ORDER, Action.READ) || !actor.access().reads(CUSTOMER, "spent")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", ORDER, "action", "READ"));
        }
    }
}
