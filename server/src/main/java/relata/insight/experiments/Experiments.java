package relata.insight.experiments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.insight.asked.Asked;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.StorableJson;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.jobs.Jobs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Ranking.Place;
import relata.records.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/** Experiments and what they showed: asked for, compared in the background, kept. */
@Component
public class Experiments {

    private static final String AUDITED = "experiment";
    private static final String SOURCE = "api";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final Audit audit;

    Experiments(JdbcClient jdbc, JsonMapper json, Jobs jobs, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.audit = audit;
    }

    /**
     * @param asked comparing in between
     * @param report what was found last, kept while it is compared anew
     */
    record Kept(
            UUID id,
            String name,
            String object,
            Design design,
            UUID createdBy,
            Asked asked,
            @Nullable ExperimentReport report) {}

    /** Asks for a comparison with the rights of the actor; answers its id. */
    @Transactional
    public UUID ask(Actor actor, ObjectType object, String name, Design design) {
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into experiment (id, name, object, question, created_by, asked_by)
                 values (?, ?, ?, ?::jsonb, ?, ?)
                 """)
                .params(
                        id,
                        name,
                        object.name(),
                        StorableJson.of(json.writeValueAsString(design)),
                        actor.id(),
                        actor.id())
                .update();
        audit.record(actor, SOURCE, new AuditEntry(AUDITED, id, "create", Map.of("name", new Change(null, name))));
        jobs.submit(ExperimentJob.KIND, id);
        return id;
    }

    /** Compares anew, as the base stands now. */
    @Transactional
    void again(Actor actor, Kept experiment) {
        jdbc.sql("""
                 update experiment
                    set state = 'waiting', asked_at = now(), asked_by = ?, finished_at = null, refusal = null, figures = '{}'
                  where id = ?
                 """).params(actor.id(), experiment.id()).update();
        audit.record(actor, SOURCE, AuditEntry.of(AUDITED, experiment.id(), "change"));
        jobs.submit(ExperimentJob.KIND, experiment.id());
    }

    @Transactional
    void delete(Actor actor, Kept experiment) {
        jdbc.sql("delete from experiment where id = ?").param(experiment.id()).update();
        audit.record(
                actor,
                SOURCE,
                new AuditEntry(
                        AUDITED, experiment.id(), "delete", Map.of("name", new Change(experiment.name(), null))));
    }

    List<Kept> all() {
        return jdbc.sql("select * from experiment order by id desc limit 500")
                .query((row, _) -> kept(row))
                .list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from experiment where id = ?")
                .param(id)
                .query((row, _) -> kept(row))
                .optional();
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("object"),
                json.readValue(row.getString("question"), Design.class),
                Objects.requireNonNull(row.getObject("created_by", UUID.class)),
                Asked.of(row, json),
                Asked.report(row, json, ExperimentReport.class));
    }

    void progress(UUID id, long read, long total) {
        jdbc.sql("update experiment set state = 'comparing', read = ?, total = ? where id = ?")
                .params(read, total, id)
                .update();
    }

    void done(UUID id, ExperimentReport report, Design design, Map<Ranked.Key, List<Place>> effects) {
        jdbc.sql("delete from experiment_effect where experiment_id = ?")
                .param(id)
                .update();
        effects.forEach((key, places) -> jdbc.sql("""
                 insert into experiment_effect (experiment_id, arm, outcome, record_id, effect)
                 select ?, ?, ?, e.id, e.figure from unnest(?::uuid[], ?::float8[]) as e (id, figure)
                 """)
                .params(
                        id,
                        key.arm(),
                        design.outcomes().get(key.outcome()).field(),
                        places.stream().map(Place::id).toArray(UUID[]::new),
                        places.stream().map(Place::figure).toArray(Double[]::new))
                .update());
        jdbc.sql("update experiment set state = 'done', finished_at = now(), report = ?::json where id = ?")
                .params(StorableJson.of(json.writeValueAsString(report)), id)
                .update();
    }

    void refuse(UUID id, String code, Map<String, ?> figures) {
        jdbc.sql("""
                 update experiment
                    set state = 'refused', finished_at = now(), refusal = ?, figures = ?::jsonb, report = null
                  where id = ?
                 """).params(code, json.writeValueAsString(figures), id).update();
    }

    /** For {@link relata.records.lists.Ranking}. */
    static Sql ranked(UUID id, String arm, String outcome) {
        return Sql.of(
                "select record_id as id, effect as figure from experiment_effect"
                        + " where experiment_id = ? and arm = ? and outcome = ?",
                id,
                arm,
                outcome);
    }
}
