package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.customers.merge.ForeignKeys;
import relata.customers.merge.Merges;
import relata.platform.Actor;
import relata.platform.Money;
import relata.records.catalog.Catalogs;
import relata.records.changes.Changes;
import relata.records.lists.Aliases;
import relata.testing.Records;
import relata.testing.RelataTest;

@RelataTest(shared = "customers")
class MergesTest {

    /** What is computed of customers in the background, whenever that comes to it. */
    private static final List<String> FOLLOWING = List.of(
            "customer_flaws",
            "customer_match_key",
            "customer_value",
            "key_customer",
            "next_action",
            "stage_change",
            "tier_change",
            "risk_change");

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merges merges;

    @Autowired
    ForeignKeys keys;

    @Autowired
    Aliases aliases;

    @Autowired
    Catalogs catalogs;

    @Autowired
    Identities identities;

    Records records;

    @BeforeEach
    void opened() {
        records = new Records(changes, jdbc);
        jdbc.sql("""
                 create table if not exists co_visit (
                     id uuid primary key,
                     version integer not null default 1,
                     guest_id uuid references customer,
                     host_id uuid references customer)
                 """).update();
    }

    private UUID person(String name, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of("kind", "person", "name", name));
        values.putAll(more);
        return records.create("customer", values);
    }

    /** Hashes of all rows that point to one of the customers, and of the customers themselves; version and last change aside. */
    private Map<String, Object> hashes(UUID... customers) {
        var hashes = new TreeMap<String, Object>();
        for (ForeignKeys.ForeignKey key : keys.to("customer")) {
            if (!FOLLOWING.contains(key.table())) {
                hashes.put(key.table() + "." + key.column(), hash(key.table(), key.column(), customers));
            }
        }
        hashes.put(
                "customer",
                hash("customer", "id", customers).toString().replaceAll("\"changed_(at|by)\": [^,}]*,? ?", ""));
        return hashes;
    }

    private Object hash(String table, String column, UUID... customers) {
        return jdbc.sql("""
                 select coalesce(string_agg(r, '|' order by r), '')
                   from (select (to_jsonb(t) - 'version' - 'quality' - 'last_contact_at' - 'order_count' - 'spent'
                                 - 'last_order_at' - 'tier' - 'key_customer' - 'stage' - 'lifetime_value' - 'churn_risk'
                                 - 'contribution')::text as r
                           from %s t where t.%s = any(:ids)) rows
                 """.formatted(table, column))
                .param("ids", customers)
                .query(String.class)
                .single();
    }

    @Test
    void everyTableThatPointsToCustomersIsCarriedAlongAndBack() {
        UUID first = person("Олена Ткач", Map.of("email", "tkach@example.com", "city", "Львів", "externalId", "T-1"));
        UUID second = person(
                "Olena Tkach",
                Map.of(
                        "phone",
                        "+380501112233",
                        "city",
                        "Київ",
                        "birthday",
                        LocalDate.of(1990, 5, 4),
                        "externalId",
                        "T-2"));
        UUID firm = records.create("customer", Map.of("kind", "organization", "name", "ТОВ Злиття"));
        records.create("contactPoint", Map.of("customer", first, "kind", "telegram", "value", "@tkach"));
        records.create("contactPoint", Map.of("customer", second, "kind", "other", "value", "двері праворуч"));
        records.create(
                "consent",
                Map.of(
                        "customer",
                        first,
                        "purpose",
                        "offers",
                        "channel",
                        "any",
                        "state",
                        "given",
                        "evidence",
                        "форма"));
        records.create(
                "consent", Map.of("customer", second, "purpose", "offers", "channel", "any", "state", "refused"));
        records.create("relationship", Map.of("customer", first, "other", firm, "kind", "works-at"));
        records.create("relationship", Map.of("customer", second, "other", firm, "kind", "works-at"));
        records.create("relationship", Map.of("customer", first, "other", second, "kind", "family"));
        records.create("interaction", Map.of("customer", second, "kind", "note", "body", "дзвонила"));
        records.create(
                "order",
                Map.of(
                        "customer",
                        second,
                        "placedAt",
                        Instant.parse("2026-01-02T10:00:00Z"),
                        "total",
                        Money.of("10", "EUR")));
        records.create(
                "openMatter",
                Map.of(
                        "customer",
                        second,
                        "kind",
                        "complaint",
                        "source",
                        "test",
                        "sourceId",
                        "m1",
                        "title",
                        "Скарга",
                        "state",
                        "open",
                        "since",
                        Instant.parse("2026-01-02T10:00:00Z")));
        records.create(
                "cost",
                Map.of(
                        "customer",
                        second,
                        "kind",
                        "service",
                        "amount",
                        Money.of("3", "EUR"),
                        "incurredOn",
                        LocalDate.of(2026, 1, 3)));
        jdbc.sql("insert into co_visit (id, guest_id, host_id) values (gen_random_uuid(), ?, ?)")
                .params(second, first)
                .update();
        var before = hashes(first, second);

        assertThatThrownBy(() -> merges.merge(Actor.SYSTEM, first, second, Map.of(), false))
                .hasMessageContaining("ids-differ");
        UUID merge = merges.merge(Actor.SYSTEM, first, second, Map.of("city", "second"), true);

        for (ForeignKeys.ForeignKey key : keys.to("customer")) {
            assertThat(records.column("select 1 from " + key.table() + " where " + key.column() + " = ?", second))
                    .as(key.toString())
                    .isEmpty();
        }
        assertThat(records.row("customer", first))
                .containsEntry("phone", "+380501112233")
                .containsEntry("email", "tkach@example.com")
                .containsEntry("city", "Київ");
        assertThat(aliases.current(catalogs.current().object("customer"), second))
                .isEqualTo(first);
        assertThat(identities
                        .find(List.of(
                                IdentityKey.externalId("T-1").orElseThrow(),
                                IdentityKey.externalId("T-2").orElseThrow()))
                        .values())
                .containsExactly(first, first);
        assertThat(records.column("select state from consent where customer_id = ? and deleted_at is null", first))
                .containsExactly("refused");
        assertThat(records.column(
                        "select count(*) from relationship where customer_id = ? and deleted_at is null", first))
                .containsExactly(1L);

        merges.undo(Actor.SYSTEM, merge);
        assertThat(hashes(first, second)).isEqualTo(before);
        assertThat(aliases.current(catalogs.current().object("customer"), second))
                .isEqualTo(second);
        assertThatThrownBy(() -> merges.undo(Actor.SYSTEM, merge)).hasMessageContaining("cannot-be-undone");
    }

    @Test
    void whatWasChangedAfterAMergeSurvivesItsUndo() {
        UUID first = person("Петро Дуб", Map.of("description", "перший"));
        UUID second = person("Петро Дуб", Map.of("website", "https://dub.example"));
        UUID merge = merges.merge(Actor.SYSTEM, first, second, Map.of(), false);
        records.change("customer", first, Map.of("description", "змінено"));
        UUID note = records.create("interaction", Map.of("customer", first, "kind", "note", "body", "пізніше"));
        merges.undo(Actor.SYSTEM, merge);
        assertThat(records.row("customer", first))
                .containsEntry("description", "змінено")
                .containsEntry("website", null);
        assertThat(records.row("customer", second)).containsEntry("website", "https://dub.example");
        assertThat(records.row("interaction", note)).containsEntry("customer_id", first);
    }

    @Test
    void aPersonAndAnOrganizationAreNeverOne() {
        UUID person = person("Ромашка", Map.of());
        UUID firm = records.create("customer", Map.of("kind", "organization", "name", "Ромашка"));
        assertThatThrownBy(() -> merges.merge(Actor.SYSTEM, person, firm, Map.of(), true))
                .hasMessageContaining("cannot-be-merged");
    }
}
