package relata.segments;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.jobs.Jobs;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The policies in the database, in the order of their priority. Whoever they govern is looked at anew after each change. */
@Component
class PolicyBook {

    private static final String OBJECT = "policy";
    private static final TypeReference<List<ContactLimit>> LIMITS = new TypeReference<>() {};

    private static final String SELECTION = """
             select p.*, s.name as segment_name
               from policy p join segment s on s.id = p.segment_id
             """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final Jobs jobs;

    PolicyBook(JdbcClient jdbc, JsonMapper json, Audit audit, Jobs jobs) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.jobs = jobs;
    }

    List<PolicyTerms> all() {
        return jdbc.sql(SELECTION + " order by p.priority, p.id")
                .query((row, _) -> read(row))
                .list();
    }

    PolicyTerms require(UUID id) {
        return find(id).orElseThrow(() ->
                Refusal.of(Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", OBJECT, "id", id)));
    }

    private Optional<PolicyTerms> find(UUID id) {
        return jdbc.sql(SELECTION + " where p.id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The codes of the company's channels. */
    Set<String> channels() {
        return Set.copyOf(jdbc.sql("select code from channel where deleted_at is null")
                .query(Rows::text)
                .list());
    }

    /** Adds it after all others. */
    @Transactional
    PolicyTerms add(Actor actor, PolicyTerms terms) {
        terms.check(channels());
        requireSegment(terms.segment());
        write(actor, """
                 insert into policy (id, segment_id, name, priority, cadence_days, limits, channels, quiet_from,
                                     quiet_until, owner_id, team_id, answer_minutes, actions, created_by, changed_by)
                 values (:id, :segment, :name, (select coalesce(max(priority), 0) + 1 from policy), :cadence,
                         :limits::jsonb, :channels, :quietFrom, :quietUntil, :owner, :team, :answer, :actions,
                         :actor, :actor)
                 """, terms);
        PolicyTerms added = require(terms.id());
        recorded(actor, "create", null, added);
        return added;
    }

    /** Writes it over the version it was read in; refused as stale, with the present one, where somebody was faster. */
    @Transactional
    PolicyTerms change(Actor actor, PolicyTerms terms) {
        PolicyTerms before = require(terms.id());
        terms.check(channels());
        requireSegment(terms.segment());
        int changed = write(actor, """
                 update policy
                    set segment_id = :segment, name = :name, cadence_days = :cadence, limits = :limits::jsonb,
                        channels = :channels, quiet_from = :quietFrom, quiet_until = :quietUntil, owner_id = :owner,
                        team_id = :team, answer_minutes = :answer, actions = :actions, version = version + 1,
                        changed_at = now(), changed_by = :actor
                  where id = :id and version = :version
                 """, terms);
        if (changed == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale").with(Map.of("current", before, "yours", terms));
        }
        PolicyTerms after = require(terms.id());
        recorded(actor, "change", before, after);
        return after;
    }

    @Transactional
    void delete(Actor actor, UUID id) {
        PolicyTerms before = require(id);
        jdbc.sql("delete from policy where id = ?").param(id).update();
        recorded(actor, "delete", before, null);
    }

    /** Puts all policies into this order; refused where the list is not all of them. */
    @Transactional
    void order(Actor actor, List<UUID> ids) {
        List<UUID> before = jdbc.sql("select id from policy order by priority, id for update")
                .query(Rows::id)
                .list();
        if (ids.size() != before.size() || !Set.copyOf(ids).equals(Set.copyOf(before))) {
            throw Refusal.invalid("ids", "segments.order-of-all", Map.of());
        }
        jdbc.sql("""
                 update policy p set priority = o.place
                   from unnest(:ids::uuid[]) with ordinality o (id, place)
                  where o.id = p.id and p.priority <> o.place
                 """).param("ids", ids.toArray(UUID[]::new)).update();
        if (!ids.equals(before)) {
            var change = new Change(before.toString(), ids.toString());
            audit.record(actor, "api", new AuditEntry(OBJECT, ids.getFirst(), "order", Map.of("order", change)));
            all().forEach(terms -> jobs.submit(PolicyFollowUp.KIND, terms.segment()));
        }
    }

    private void requireSegment(UUID segment) {
        boolean there = jdbc.sql("select exists (select from segment where id = ? and deleted_at is null)")
                .param(segment)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw Refusal.invalid("segment", "segments.no-such-segment", Map.of("id", segment));
        }
    }

    private int write(Actor actor, String sql, PolicyTerms terms) {
        try {
            return jdbc.sql(sql)
                    .param("id", terms.id())
                    .param("version", terms.version())
                    .param("segment", terms.segment())
                    .param("name", terms.name().strip())
                    .param("cadence", terms.cadenceDays())
                    .param("limits", json.writeValueAsString(terms.limits()))
                    .param("channels", terms.channels().toArray(String[]::new))
                    .param("quietFrom", terms.quietFrom())
                    .param("quietUntil", terms.quietUntil())
                    .param("owner", terms.owner())
                    .param("team", terms.team())
                    .param("answer", terms.answerMinutes())
                    .param("actions", terms.actions().toArray(String[]::new))
                    .param("actor", actor.id())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.invalid("owner", "segments.no-such-owner", Map.of());
        }
    }

    private void recorded(Actor actor, String action, @Nullable PolicyTerms before, @Nullable PolicyTerms after) {
        PolicyTerms one = Objects.requireNonNull(after == null ? before : after);
        Map<String, Object> was = fields(before);
        Map<String, Object> is = fields(after);
        var changes = new HashMap<String, Change>();
        for (String field : (is.isEmpty() ? was : is).keySet()) {
            if (!Objects.equals(was.get(field), is.get(field))) {
                changes.put(field, new Change(was.get(field), is.get(field)));
            }
        }
        audit.record(actor, "api", new AuditEntry(OBJECT, one.id(), action, changes));
        jobs.submit(PolicyFollowUp.KIND, one.segment());
        if (before != null && !before.segment().equals(one.segment())) {
            jobs.submit(PolicyFollowUp.KIND, before.segment());
        }
    }

    /** All fields under the names they have in the API. */
    private Map<String, Object> fields(@Nullable PolicyTerms terms) {
        if (terms == null) {
            return Map.of();
        }
        Map<String, Object> fields = json.convertValue(terms, new TypeReference<>() {});
        fields.keySet().removeAll(Set.of("id", "version", "priority", "segmentName"));
        return fields;
    }

    private PolicyTerms read(ResultSet row) throws SQLException {
        return new PolicyTerms(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                Objects.requireNonNull(row.getObject("segment_id", UUID.class)),
                row.getString("segment_name"),
                row.getInt("priority"),
                row.getObject("cadence_days", Integer.class),
                json.readValue(row.getString("limits"), LIMITS),
                texts(row.getArray("channels")),
                time(row, "quiet_from"),
                time(row, "quiet_until"),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("answer_minutes", Integer.class),
                texts(row.getArray("actions")));
    }

    private static @Nullable LocalTime time(ResultSet row, String column) throws SQLException {
        Time time = row.getTime(column);
        return time == null ? null : time.toLocalTime();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
