package relata.work.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Row;
import relata.work.following.Followers;
import relata.work.following.RelatedRecords;
import relata.work.following.RelatedRecords.RelatedRecord;
import relata.work.items.ReasonAnswers.Reason;

/** Makes the JSON of items, with of each customer what the reader may see; a page costs five queries, however long it is. */
@Component
class ItemAnswers {

    private static final String CUSTOMER = "customer";
    private static final String PRODUCT = "product";

    /** Who may not see what a customer is worth is not told what is at stake. */
    private static final String WORTH = "lifetimeValue";

    private final Catalogs catalogs;
    private final Lists lists;
    private final ReasonAnswers reasons;
    private final RelatedRecords related;
    private final Followers followers;

    ItemAnswers(Catalogs catalogs, Lists lists, ReasonAnswers reasons, RelatedRecords related, Followers followers) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.reasons = reasons;
        this.related = related;
        this.followers = followers;
    }

    record Amount(String amount, String currency) {}

    record Named(UUID id, @Nullable String name) {}

    /** @param tier empty until insight has given one */
    record ItemCustomer(
            UUID id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String city,
            @Nullable String tier,
            boolean keyCustomer,
            @Nullable String phone,
            @Nullable String email) {}

    /**
     * One thing worth doing.
     *
     * @param related what a task is about beside its customer
     * @param following whether the reader follows the task behind it
     * @param worth what is at stake, else the expected gain: the order of the list; null where it is closed to the reader
     * @param first whether it stands before everything by worth: a complaint, or a promise that is overdue
     * @param assumed whether the effect is what the company assumes, not what was measured
     */
    record WorkItem(
            UUID id,
            String source,
            String action,
            String kind,
            String state,
            @Nullable String title,
            @Nullable ItemCustomer customer,
            @Nullable UUID task,
            @Nullable RelatedRecord related,
            boolean following,
            @Nullable Named product,
            @Nullable String channel,
            @Nullable LocalDate dueOn,
            @Nullable Instant dueAt,
            boolean promise,
            boolean assumed,
            boolean first,
            @Nullable Amount gain,
            @Nullable Amount atStake,
            @Nullable Amount worth,
            List<Reason> reasons,
            @Nullable Named owner,
            @Nullable Named team,
            @Nullable Named handedBy,
            @Nullable String handedNote,
            @Nullable Instant snoozedUntil) {}

    List<WorkItem> answers(Actor actor, List<Item> items) {
        Catalog catalog = catalogs.current();
        var ids = new HashMap<String, Set<UUID>>();
        for (Item item : items) {
            reasons.products(item.reasons()).forEach(id -> want(ids, PRODUCT, id));
            want(ids, PRODUCT, item.product());
            want(ids, "user", item.owner());
            want(ids, "user", item.handedBy());
            want(ids, "team", item.team());
        }
        ids.keySet().removeIf(name -> catalog.find(name) == null);
        var titles = lists.titles(actor, ids);
        var customerIds = new HashSet<UUID>();
        var tasks = new HashSet<UUID>();
        for (Item item : items) {
            if (item.task() != null) {
                tasks.add(item.task());
            }
            if (item.customer() != null) {
                customerIds.add(item.customer());
            }
        }
        var customers = customers(actor, customerIds);
        var about = new About(related.of(actor, tasks), followers.followed(actor, tasks));
        return items.stream()
                .map(item -> answer(actor, item, titles, customers, about, catalog.reportingCurrency()))
                .toList();
    }

    /** What else is known of the tasks behind the items. */
    private record About(Map<UUID, RelatedRecord> related, Set<UUID> followed) {}

    private static void want(Map<String, Set<UUID>> ids, String object, @Nullable UUID id) {
        if (id != null) {
            ids.computeIfAbsent(object, _ -> new HashSet<>()).add(id);
        }
    }

    private Map<UUID, ItemCustomer> customers(Actor actor, Set<UUID> ids) {
        if (ids.isEmpty() || !actor.access().may(CUSTOMER, Action.READ)) {
            return Map.of();
        }
        ObjectType type = catalogs.current().object(CUSTOMER);
        return lists.findAll(actor, type, List.copyOf(ids)).stream()
                .collect(Collectors.toMap(
                        Row::id,
                        row -> new ItemCustomer(
                                row.id(),
                                text(row, "name"),
                                text(row, "kind"),
                                text(row, "city"),
                                text(row, "tier"),
                                Boolean.TRUE.equals(row.values().value("keyCustomer")),
                                text(row, "phone"),
                                text(row, "email"))));
    }

    private static @Nullable String text(Row row, String field) {
        return row.values().value(field) instanceof String value ? value : null;
    }

    private WorkItem answer(
            Actor actor,
            Item item,
            Map<String, Map<UUID, String>> titles,
            Map<UUID, ItemCustomer> customers,
            About about,
            String currency) {
        boolean told = tellsWorth(actor);
        return new WorkItem(
                item.id(),
                item.source(),
                item.action(),
                item.kind(),
                item.state(),
                item.title(),
                item.customer() == null ? null : customers.get(item.customer()),
                item.task(),
                item.task() == null ? null : about.related().get(item.task()),
                item.task() != null && about.followed().contains(item.task()),
                named(titles, PRODUCT, item.product()),
                item.channel(),
                item.dueOn(),
                item.dueAt(),
                item.promise(),
                item.assumed(),
                item.place().rank() == 0,
                told ? amount(item.gain(), currency) : null,
                told ? amount(item.atStake(), currency) : null,
                told ? amount(item.worth(), currency) : null,
                reasons.told(actor, item.reasons(), titles.getOrDefault(PRODUCT, Map.of())),
                named(titles, "user", item.owner()),
                named(titles, "team", item.team()),
                named(titles, "user", item.handedBy()),
                item.handedNote(),
                item.snoozedUntil());
    }

    static boolean tellsWorth(Actor actor) {
        return actor.access().reads(CUSTOMER, WORTH);
    }

    private static @Nullable Named named(Map<String, Map<UUID, String>> titles, String object, @Nullable UUID id) {
        return id == null
                ? null
                : new Named(id, titles.getOrDefault(object, Map.of()).get(id));
    }

    static @Nullable Amount amount(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return null;
        }
        BigDecimal bare = amount.stripTrailingZeros();
        return new Amount((bare.scale() < 2 ? bare.setScale(2) : bare).toPlainString(), currency);
    }
}
