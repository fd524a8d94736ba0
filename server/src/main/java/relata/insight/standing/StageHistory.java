package relata.insight.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a customer through its lifecycle, and why it ended where it did. */
@Component
class StageHistory {

    private static final int MOST = 100;

    private static final Set<String> SIDES = Set.of("customer", "company", "both");
    private static final Set<String> REASONS = Set.of("needs", "alternative", "service", "advertising", "terms");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final TransactionTemplate transaction;

    StageHistory(JdbcClient jdbc, JsonMapper json, Audit audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param from null where the customer had no stage before */
    record Step(@Nullable String from, String to, LocalDate asOf, String cause, Map<String, Object> figures) {}

    /**
     * Why a relationship ended.
     *
     * @param derived whether this follows from facts; nobody has told it
     */
    record Dissolution(
            @Nullable String endedBy,
            @Nullable String reason,
            boolean derived,
            @Nullable String note,
            Instant toldAt) {}

    /** The newest first. */
    List<Step> steps(UUID customer) {
        return jdbc.sql("""
                 select from_stage, to_stage, as_of, cause, figures::text
                   from stage_change
                  where customer_id = ?
                  order by as_of desc, id desc
                  limit ?
                 """)
                .params(customer, MOST)
                .query((row, _) -> new Step(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        json.readValue(row.getString(5), new TypeReference<Map<String, Object>>() {})))
                .list();
    }

    Optional<Dissolution> dissolution(UUID customer) {
        return jdbc.sql("select ended_by, reason, derived, note, told_at from dissolution where customer_id = ?")
                .param(customer)
                .query((row, _) -> new Dissolution(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .optional();
    }

    /** As somebody said; else what facts say: who complained, or was ill content, around the last purchase and then stayed away. */
    Optional<Dissolution> ending(UUID customer) {
        return dissolution(customer)
                .or(() -> jdbc.sql("""
                 select max(i.occurred_at)
                   from customer_value v
                   join interaction_facts i on i.customer_id = v.customer_id
                  where v.customer_id = ? and v.stage = 'dissolution' and %s
                 having max(i.occurred_at) is not null
                 """.formatted(Endings.ILL_SERVED))
                        .param(customer)
                        .query((row, _) -> new Dissolution(
                                "customer",
                                "service",
                                true,
                                null,
                                row.getTimestamp(1).toInstant()))
                        .optional());
    }

    /** Keeps what somebody says; refuses sides and reasons that there are not. */
    Dissolution tell(
            Actor actor, UUID customer, @Nullable String endedBy, @Nullable String reason, @Nullable String note) {
        var errors = new ArrayList<Refusal.FieldError>();
        if (endedBy != null && !SIDES.contains(endedBy)) {
            errors.add(new Refusal.FieldError("endedBy", "insight.one-of", Map.of("values", String.join(", ", SIDES))));
        }
        if (reason != null && !REASONS.contains(reason)) {
            errors.add(
                    new Refusal.FieldError("reason", "insight.one-of", Map.of("values", String.join(", ", REASONS))));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            Dissolution before = dissolution(customer).orElse(null);
            Map<String, @Nullable Object> values = new HashMap<String, @Nullable Object>();
            values.put("customer", customer);
            values.put("endedBy", endedBy);
            values.put("reason", reason);
            values.put("note", note);
            values.put("by", actor.id());
            jdbc.sql("""
                     insert into dissolution (customer_id, ended_by, reason, derived, note, told_by)
                     values (:customer, :endedBy, :reason, false, :note, (select id from app_user where id = :by))
                     on conflict (customer_id) do update
                        set ended_by = excluded.ended_by, reason = excluded.reason, derived = false, note = excluded.note,
                            told_by = excluded.told_by, told_at = now()
                     """).params(values).update();
            Dissolution after = dissolution(customer).orElseThrow();
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(
                            "customer",
                            customer,
                            "change",
                            Map.of(
                                    "dissolution",
                                    new Change(before == null ? null : before.reason(), after.reason()))));
            return after;
        }));
    }
}
