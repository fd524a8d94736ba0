package relata.records.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Money;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Changes;
import relata.records.search.Search;
import relata.testing.Records;
import relata.testing.RelataTest;

/**
 * A signed-in customer with scope {@code self} reaches themselves and what belongs to them, whatever they ask and however.
 * They have no sign-in yet; the compiler that every answer passes must know them before they do.
 */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfScopeTest {

    @Autowired
    Lists lists;

    @Autowired
    Sums sums;

    @Autowired
    Boards boards;

    @Autowired
    Extracts extracts;

    @Autowired
    Search search;

    @Autowired
    Catalogs catalogs;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    Records records;
    Actor self;
    Map<String, UUID> own = new HashMap<>();
    Map<String, UUID> foreign = new HashMap<>();

    @BeforeAll
    void twoCustomers() {
        records = new Records(changes, jdbc);
        UUID other = customer(foreign, "Selfforeign Petrenko", "11.00");
        UUID me = customer(own, "Selfown Bondar", "22.00");
        own.put(
                "relationship",
                records.create(
                        "relationship", Map.of("customer", me, "other", other, "kind", "family", "role", "aunt")));
        foreign.put(
                "relationship",
                records.create(
                        "relationship", Map.of("customer", other, "other", me, "kind", "family", "role", "niece")));
        records.create("product", Map.of("name", "Selfproduct " + Ids.next()));
        self = new Actor(me, Actor.Kind.CUSTOMER, "Me", Language.EN, ZoneOffset.UTC, access(), me);
    }

    private UUID customer(Map<String, UUID> made, String name, String total) {
        String unique = Ids.next().toString();
        UUID id = records.create(
                "customer", Map.of("kind", "person", "name", name, "email", "self" + unique + "@example.com"));
        made.put("customer", id);
        UUID order = records.create(
                "order",
                Map.of(
                        "customer",
                        id,
                        "placedAt",
                        Instant.parse("2026-11-01T10:00:00Z"),
                        "number",
                        name,
                        "total",
                        Money.of(total, "EUR")));
        made.put("order", order);
        made.put(
                "orderLine",
                records.create(
                        "orderLine",
                        Map.of(
                                "order",
                                order,
                                "description",
                                name,
                                "quantity",
                                java.math.BigDecimal.ONE,
                                "amount",
                                Money.of(total, "EUR"))));
        made.put(
                "contactPoint",
                records.create(
                        "contactPoint",
                        Map.of("customer", id, "kind", "telegram", "value", "@s" + unique.substring(24))));
        made.put(
                "interaction",
                records.create(
                        "interaction", Map.of("customer", id, "kind", "note", "channel", "phone", "subject", name)));
        made.put("address", records.create("address", Map.of("customer", id, "kind", "delivery", "street", name)));
        made.put("externalId", records.create("externalId", Map.of("customer", id, "system", "self", "value", unique)));
        made.put(
                "cost",
                records.create(
                        "cost",
                        Map.of(
                                "customer",
                                id,
                                "kind",
                                "other",
                                "note",
                                name,
                                "incurredOn",
                                LocalDate.of(2026, 11, 1),
                                "amount",
                                Money.of(total, "EUR"))));
        return id;
    }

    private static Access access() {
        var scopes = new EnumMap<Action, Set<Scope>>(Action.class);
        for (Action action : Action.values()) {
            scopes.put(action, EnumSet.of(Scope.SELF));
        }
        return new Access(
                false,
                Map.of(Access.DEFAULT, new Access.Grant(scopes, Set.of(), Set.of())),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private ObjectType type(String object) {
        return catalogs.current().object(object);
    }

    private static ListQuery query(String filter) {
        return new ListQuery(filter, List.of(), List.of(), 100, null, false);
    }

    private List<UUID> found(String object, String filter) {
        return lists.page(self, type(object), query(filter)).rows().stream()
                .map(Row::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "order",
                "orderLine",
                "contactPoint",
                "interaction",
                "address",
                "externalId",
                "cost",
                "relationship"
            })
    void listsReadsCountsAndExportsReachOnlyTheirOwn(String object) {
        ObjectType type = type(object);
        assertThat(found(object, "")).contains(own.get(object)).doesNotContain(foreign.get(object));
        assertThat(lists.find(self, type, own.get(object))).isPresent();
        assertThat(lists.find(self, type, foreign.get(object))).isEmpty();
        assertThat(lists.findAll(self, type, List.of(own.get(object), foreign.get(object))))
                .hasSize(1);
        for (Action action : Action.values()) {
            if (action != Action.CREATE) {
                lists.requireAllowed(self, type, own.get(object), action);
                assertThatThrownBy(() -> lists.requireAllowed(self, type, foreign.get(object), action))
                        .isInstanceOf(Refusal.class);
            }
        }
        long all = found(object, "").size();
        assertThat(lists.count(self, type, "", false, true).value()).isEqualTo(all);
        assertThat(extracts.count(self, type, Action.EXPORT, "")).isEqualTo(all);
        assertThat(lists.titles(self, type, Set.of(own.get(object), foreign.get(object)))
                        .keySet())
                .doesNotContain(foreign.get(object));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "channel", "exchangeRate", "user", "team", "territory", "household"})
    void whatBelongsToNobodyIsNotTheirs(String object) {
        assertThat(found(object, "")).isEmpty();
        assertThat(lists.count(self, type(object), "", false, true).value()).isZero();
    }

    @Test
    void sumsAndGroupsAddUpOnlyTheirOwn() {
        assertThat(sums.sums(self, type("order"), "", List.of("total")).toString())
                .contains("22")
                .doesNotContain("33")
                .doesNotContain("11.0");
        assertThat(sums.groups(self, type("order"), "", "status", List.of("total")).stream()
                        .mapToLong(Sums.Group::count)
                        .sum())
                .isEqualTo(1);
        assertThat(boards.board(self, type("order"), "status", query("")).columns().stream()
                        .flatMap(column -> column.rows().stream())
                        .map(Row::id))
                .containsExactly(own.get("order"));
    }

    @Test
    void expressionsReachNobodyElseThroughRelations() {
        assertThat(found("order", "customer.name.startsWith(\"Selfforeign\")")).isEmpty();
        assertThat(found("order", "customer.name.startsWith(\"Selfown\")")).containsExactly(own.get("order"));
        assertThat(found("customer", "orders.exists(o, o.number.startsWith(\"Selfforeign\"))"))
                .isEmpty();
        assertThat(found("customer", "orders.exists(o, o.number.startsWith(\"Selfown\"))"))
                .containsExactly(own.get("customer"));
        assertThat(found("relationship", "other.name.startsWith(\"Selfforeign\")"))
                .as("the name of a relative is not theirs to read")
                .isEmpty();
        assertThat(found("customer", "relationships.exists(r, r.other.name.startsWith(\"Selfforeign\"))"))
                .isEmpty();
        assertThat(found("customer", "people.exists(r, r.customer.name.startsWith(\"Selfforeign\"))"))
                .isEmpty();
    }

    @Test
    void aSearchFindsOnlyThemselves() {
        assertThat(search.search(self, "Selfforeign", List.of(), 20).items()).isEmpty();
        assertThat(search.search(self, "Selfown", List.of(), 20).items())
                .isNotEmpty()
                .allMatch(found -> own.containsValue(found.id()));
    }

    @Test
    void nothingOfOthersIsWritten() {
        assertThatThrownBy(() -> records.create(
                        self,
                        "order",
                        Map.of(
                                "customer",
                                foreign.get("customer"),
                                "placedAt",
                                Instant.parse("2026-11-01T10:00:00Z"),
                                "total",
                                Money.of("1", "EUR"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> records.create(self, "customer", Map.of("kind", "person", "name", "A second me")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> changes.apply(
                        self,
                        "contactPoint",
                        relata.records.changes.Change.delete(foreign.get("contactPoint"), null),
                        "api"))
                .isInstanceOf(Refusal.class);
    }
}
