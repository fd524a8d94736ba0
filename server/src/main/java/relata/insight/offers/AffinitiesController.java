package relata.insight.offers;

import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** What a customer buys of and what to offer it next, over HTTP. */
@RestController
class AffinitiesController {

    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";
    private static final String LINE = "orderLine";
    private static final String PRODUCT = "product";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final CustomerAffinities affinities;

    AffinitiesController(Catalogs catalogs, Lists lists, Aliases aliases, CustomerAffinities affinities) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.affinities = affinities;
    }

    /** For those who read the customer, what it spent, orders and products; with margins for those who read the orders' own. */
    @GetMapping("/api/v1/customers/{id}/affinities")
    CustomerAffinities.View affinities(Actor actor, @PathVariable UUID id) {
        ObjectType type = catalogs.current().object(CUSTOMER);
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, Action.READ);
        require(actor, ORDER, actor.access().reads(CUSTOMER, "spent"));
        require(
                actor,
                LINE,
                actor.access().reads(LINE, "amount") && actor.access().reads(LINE, "product"));
        require(
                actor,
                PRODUCT,
                actor.access().reads(PRODUCT, "name") && actor.access().reads(PRODUCT, "family"));
        return affinities.of(customer, actor.access().reads(ORDER, "margin"));
    }

    private static void require(Actor actor, String object, boolean fields) {
        if (!actor.access().may(object, Action.READ) || !fields) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", object, "action", "READ"));
        }
    }
}
