package relata.work.items;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;
import relata.work.items.ItemAnswers.Amount;
import relata.work.items.ItemAnswers.Named;
import relata.work.items.ItemAnswers.WorkItem;
import relata.work.items.ReasonAnswers.Reason;

/** What to do next with one customer, and why: the item that stands, or why there is none. */
@RestController
class NextActionController {

    private final JdbcClient jdbc;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final WorkItems items;
    private final ItemAnswers answers;
    private final ReasonAnswers reasons;

    NextActionController(
            JdbcClient jdbc,
            Catalogs catalogs,
            Lists lists,
            Aliases aliases,
            WorkItems items,
            ItemAnswers answers,
            ReasonAnswers reasons) {
        this.jdbc = jdbc;
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.items = items;
        this.answers = answers;
        this.reasons = reasons;
    }

    /**
     * What was chosen for a customer.
     *
     * @param action {@code leave} where the best is to leave the customer alone
     * @param product what to offer; without a name where the reader does not see products
     * @param arm {@code control} where the customer is left alone on purpose, so that the effect can be measured
     * @param answered what came of it already: {@code done} or {@code rejected}; null where nothing
     */
    record ChosenAction(
            String action,
            @Nullable Named product,
            @Nullable String channel,
            String arm,
            boolean assumed,
            @Nullable Amount gain,
            @Nullable Amount atStake,
            List<Reason> reasons,
            Instant chosenAt,
            @Nullable String answered) {}

    /** @param item that stands for this customer; null where nothing is to be done */
    record NextAction(@Nullable WorkItem item, @Nullable ChosenAction choice) {}

    @GetMapping("/api/v1/customers/{id}/next-action")
    NextAction ofCustomer(Actor actor, @PathVariable UUID id) {
        ObjectType type = catalogs.current().object("customer");
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, Action.READ);
        WorkItem item = items.firstOf(actor, customer)
                .map(found -> answers.answers(actor, List.of(found)).getFirst())
                .orElse(null);
        return new NextAction(item, choice(actor, customer).orElse(null));
    }

    private Optional<ChosenAction> choice(Actor actor, UUID customer) {
        return jdbc.sql("""
                 select n.action, n.product_id, n.channel, n.arm, n.assumed, n.gain, n.at_stake, n.reasons::text as reasons, n.chosen_at,
                        (select i.state from work_item i
                          where i.source = 'choice' and i.source_key = n.choice_id::text
                            and i.state in ('done', 'rejected')) as answered
                   from next_action n
                  where n.customer_id = ?
                 """)
                .param(customer)
                .query((row, _) -> choice(actor, row))
                .optional();
    }

    private ChosenAction choice(Actor actor, ResultSet row) throws SQLException {
        boolean told = ItemAnswers.tellsWorth(actor);
        String currency = catalogs.current().reportingCurrency();
        String stored = row.getString("reasons");
        UUID product = row.getObject("product_id", UUID.class);
        Map<UUID, String> products = products(actor, product, stored);
        return new ChosenAction(
                row.getString("action"),
                product == null ? null : new Named(product, products.get(product)),
                row.getString("channel"),
                row.getString("arm"),
                row.getBoolean("assumed"),
                amount(row.getBigDecimal("gain"), told, currency),
                amount(row.getBigDecimal("at_stake"), told, currency),
                reasons.told(actor, stored, products),
                row.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                row.getString("answered"));
    }

    /** Names of those that the reader sees. */
    private Map<UUID, String> products(Actor actor, @Nullable UUID product, String stored) {
        Set<UUID> wanted = reasons.products(stored);
        if (product != null) {
            wanted.add(product);
        }
        return lists.titles(actor, catalogs.current().object("product"), wanted);
    }

    private static @Nullable Amount amount(@Nullable BigDecimal amount, boolean told, String currency) {
        return told ? ItemAnswers.amount(amount, currency) : null;
    }
}
