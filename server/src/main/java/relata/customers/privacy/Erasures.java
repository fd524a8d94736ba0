package relata.customers.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.customers.CustomerFields;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.files.Attachment;
import relata.platform.files.Attachments;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.platform.texts.Texts;

/**
 * Forgets a person: in the record, in everything that belongs to it, in audit, journals and files. Orders and costs stay
 * with their amounts under a customer who is nobody, so that the books stay right.
 */
@Component
public class Erasures {

    /** Rows that say who somebody is and nothing that the books need. */
    private static final List<String> REMOVED =
            List.of("consent", "contact_point", "address", "external_id", "relationship");

    /** Columns that hold no words about a person: they stay. */
    private static final Set<String> KEPT = Set.of(
            "kind",
            "channel",
            "direction",
            "campaign",
            "offer",
            "source",
            "source_id",
            "state",
            "status",
            "currency",
            "number",
            "external_id",
            "purpose",
            "time_zone");

    /** The same in tables where columns of these names hold codes and figures alone. */
    private static final Map<String, Set<String>> KEPT_IN = Map.of(
            "action_outcome", Set.of("action", "outcome", "answer", "reason"),
            "stage_change", Set.of("from_stage", "to_stage", "cause", "figures"));

    private final JdbcClient jdbc;
    private final Belongings belongings;
    private final Identity identity;
    private final Attachments attachments;
    private final List<PersonalTraces> traces;
    private final ErasureLog log;
    private final Marks marks;
    private final Audit audit;
    private final Texts texts;

    Erasures(
            JdbcClient jdbc,
            Belongings belongings,
            Identity identity,
            Attachments attachments,
            List<PersonalTraces> traces,
            ErasureLog log,
            Marks marks,
            Audit audit,
            Texts texts) {
        this.jdbc = jdbc;
        this.belongings = belongings;
        this.identity = identity;
        this.attachments = attachments;
        this.traces = traces;
        this.log = log;
        this.marks = marks;
        this.audit = audit;
        this.texts = texts;
    }

    /** Refuses organizations and an empty reason; whoever was forgotten already is forgotten again. */
    @Transactional
    public void erase(Actor actor, UUID customer, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "customers.erasure-needs-reason", Map.of());
        }
        String kind = jdbc.sql("select kind from customer where id = ? for update")
                .param(customer)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", "customer", "id", customer)));
        if (!kind.equals(CustomerFields.PERSON)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.erasure-of-organization");
        }
        Map<String, Set<UUID>> owned = belongings.of(customer);
        List<UUID> ids = belongings.ids(owned, customer);
        Set<UUID> household = householdOfOne(customer);
        ids.addAll(household);
        ForgottenPerson person = identity.of(customer, ids);
        removeFiles(ids);
        forgetAudit(person);
        traces.forEach(trace -> trace.erase(person));
        forgetDerived(customer);
        forgetWords("household", household);
        for (String table : REMOVED) {
            jdbc.sql("delete from " + table + " where id = any(:ids)")
                    .param("ids", owned.getOrDefault(table, Set.of()).toArray(UUID[]::new))
                    .update();
        }
        owned.forEach((table, rows) -> {
            if (!REMOVED.contains(table) && !table.equals("customer")) {
                forgetWords(table, rows);
            }
        });
        forgetCustomer(customer);
        recorded(actor, customer, person.without(reason), ids.size());
        marks.mark(List.of(customer));
    }

    private void removeFiles(Collection<UUID> ids) {
        attachments.remove(attachments.everyOf(ids).stream().map(Attachment::id).toList());
    }

    /** Of the person's own records, and wherever else an entry tells of them: a household's name, a record that is gone. */
    private void forgetAudit(ForgottenPerson person) {
        jdbc.sql("""
                 update audit
                    set changes = coalesce((select jsonb_object_agg(key, '[null, null]'::jsonb)
                                              from jsonb_object_keys(changes) key), '{}')
                  where changes <> '{}' and (record_id = any(:ids) or %s)
                 """.formatted(person.condition("changes::text")))
                .params(person.parameters())
                .update();
    }

    private void forgetDerived(UUID customer) {
        for (String sql : List.of(
                "delete from customer_identity where customer_id = ?",
                "delete from customer_match_key where customer_id = ?",
                "delete from duplicate_check where customer_id = ?",
                "delete from duplicate_candidate where first_id = ?",
                "delete from duplicate_candidate where second_id = ?")) {
            jdbc.sql(sql).param(customer).update();
        }
        // with the merges of those who were merged into them before
        jdbc.sql("""
                 with them as (select :customer::uuid as id
                                union
                               select old_id from customer_alias where customer_id = :customer)
                 delete from customer_merge
                  where survivor_id in (select id from them) or merged_id in (select id from them)
                 """).param("customer", customer).update();
    }

    /** A household of one is named after that one; one of several stays as it is. */
    private Set<UUID> householdOfOne(UUID customer) {
        return Set.copyOf(
                jdbc.sql("""
                 select c.household_id
                   from customer c
                  where c.id = :customer and c.household_id is not null
                    and not exists (select 1 from customer o where o.household_id = c.household_id and o.id <> c.id)
                 """).param("customer", customer).query(Rows::id).list());
    }

    /** Every text of these rows goes, in columns of custom fields and objects too. */
    private void forgetWords(String table, Set<UUID> rows) {
        var assignments = new ArrayList<String>();
        jdbc.sql("""
                 select attname, attnotnull, atttypid::regtype::text
                   from pg_attribute
                  where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                    and atttypid in ('text'::regtype, 'text[]'::regtype, 'tsvector'::regtype, 'jsonb'::regtype)
                 """).param("table", table).query(row -> {
            String column = row.getString(1);
            if (!KEPT.contains(column) && !KEPT_IN.getOrDefault(table, Set.of()).contains(column)) {
                assignments.add(column + " = " + (row.getBoolean(2) ? nothing(row.getString(3)) : "null"));
            }
        });
        if (!assignments.isEmpty()) {
            jdbc.sql("update " + table + " set " + String.join(", ", assignments) + " where id = any(:ids)")
                    .param("ids", rows.toArray(UUID[]::new))
                    .update();
        }
    }

    /** What a column that must hold something holds instead of words. */
    private static String nothing(String type) {
        return switch (type) {
            case "jsonb" -> "'null'";
            case "text[]" -> "'{}'";
            default -> "'-'";
        };
    }

    /** What the company itself gave the record stays: whose it is, when it came, what was bought. */
    private void forgetCustomer(UUID customer) {
        var kept = Set.of(
                "id",
                "version",
                "kind",
                "name",
                "owner_id",
                "team_id",
                "territory_id",
                "created_at",
                "created_by",
                "changed_at",
                "changed_by",
                "deleted_at",
                "quality",
                "last_contact_at",
                "order_count",
                "last_order_at",
                "spent");
        String assignments = jdbc.sql("""
                 select attname
                   from pg_attribute
                  where attrelid = 'customer'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                    and not attnotnull
                 """).query(Rows::text).list().stream()
                .filter(column -> !kept.contains(column))
                .map(column -> column + " = null")
                .collect(Collectors.joining(", "));
        jdbc.sql("update customer set " + assignments
                        + ", name = :name, version = version + 1, changed_at = now() where id = :id")
                .param("name", texts.text(Language.EN, "customers.erased-name"))
                .param("id", customer)
                .update();
    }

    private void recorded(Actor actor, UUID customer, String reason, int records) {
        jdbc.sql("""
                 insert into erasure (id, customer_id, erased_by, reason, records)
                 values (:id, :customer, :actor, :reason, :records)
                 on conflict (customer_id) do update set erased_at = now(), erased_by = excluded.erased_by
                 """)
                .param("id", Ids.next())
                .param("customer", customer)
                .param("actor", actor.id())
                .param("reason", reason)
                .param("records", records)
                .update();
        audit.record(actor, "api", AuditEntry.of(CustomerFields.OBJECT, customer, "erase"));
        log.add(customer);
    }
}
