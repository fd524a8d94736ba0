package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;

/**
 * The table of one kind of things that people share: who finds one, who changes it and shows it to whom. A change goes over the
 * version that was read, and into the audit.
 */
abstract class SharedTable<T extends Shared> {

    private static final String SOURCE = "api";

    /**
     * Both statements bind id, version, owner, team, now, and what is told of a thing.
     *
     * @param object names the table, and the thing in the audit
     * @param most how many a person may own
     * @param unknown code of the refusal where there is none or where the actor does not have it
     * @param tooMany code of the refusal of one more; told {@code most}
     */
    record Form(String object, int most, String unknown, String tooMany, String insert, String update) {}

    private final Form form;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    SharedTable(Form form, JdbcClient jdbc, Audit audit, Clock clock) {
        this.form = form;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    abstract T read(ResultSet row) throws SQLException;

    /** What is audited of a thing and written of it, by the names that the statements bind. */
    abstract Map<String, String> told(T thing);

    /** Those that the actor has, by name. */
    List<T> of(Actor actor) {
        return jdbc
                .sql("""
                        select *
                          from %s
                         where owner_id = :me or sharing = 'everyone' or (sharing = 'team' and team_id = any(:teams))
                         order by lower(name), id
                        """.formatted(form.object()))
                .param("me", actor.id())
                .param("teams", actor.access().teams().toArray(UUID[]::new))
                .query((row, _) -> read(row))
                .list()
                .stream()
                .filter(thing -> thing.isSeen(actor))
                .toList();
    }

    /** One, whoever has it. */
    Optional<T> find(UUID id) {
        return jdbc.sql("select * from " + form.object() + " where id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** One that the actor has; refused as not found otherwise. */
    T require(Actor actor, UUID id) {
        return find(id).filter(thing -> thing.isSeen(actor))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, form.unknown()));
    }

    @Transactional
    void add(Actor actor, T thing) {
        thing.sharing().requireAllowed(actor, thing.team());
        int owned = jdbc.sql("select count(*) from " + form.object() + " where owner_id = ?")
                .param(actor.id())
                .query(Integer.class)
                .single();
        if (owned >= form.most()) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, form.tooMany(), Map.of("most", form.most()));
        }
        write(form.insert(), thing);
        record(actor, thing, "create", Map.of(), told(thing));
    }

    /** Writes a thing over the version it was read in; refused as stale where somebody was faster. */
    @Transactional
    void change(Actor actor, T before, T after) {
        Sharing.requireOwn(actor, before.owner());
        if (after.sharing() != before.sharing() || !Objects.equals(after.team(), before.team())) {
            after.sharing().requireAllowed(actor, after.team());
        }
        if (write(form.update(), after) == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale");
        }
        record(actor, after, "change", told(before), told(after));
    }

    /** With what hangs on it. */
    @Transactional
    void delete(Actor actor, T thing) {
        Sharing.requireOwn(actor, thing.owner());
        jdbc.sql("delete from " + form.object() + " where id = ?")
                .param(thing.id())
                .update();
        record(actor, thing, "delete", told(thing), Map.of());
    }

    private int write(String sql, T thing) {
        return jdbc.sql(sql)
                .param("id", thing.id())
                .param("version", thing.version())
                .param("owner", thing.owner())
                .param("team", thing.team())
                .param("now", Timestamp.from(clock.instant()))
                .params(told(thing))
                .update();
    }

    private void record(Actor actor, T thing, String action, Map<String, String> before, Map<String, String> after) {
        var changes = new LinkedHashMap<String, Change>();
        for (String field : (after.isEmpty() ? before : after).keySet()) {
            @Nullable String old = before.get(field);
            @Nullable String now = after.get(field);
            if (!Objects.equals(old, now)) {
                changes.put(field, new Change(old, now));
            }
        }
        audit.record(actor, SOURCE, new AuditEntry(form.object(), thing.id(), action, changes));
    }
}
