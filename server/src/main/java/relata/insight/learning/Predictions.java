package relata.insight.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import relata.models.propensity.Propensity;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.StorableJson;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.jobs.Jobs;
import relata.platform.settings.DataEnd;
import relata.records.catalog.ObjectType;
import tools.jackson.databind.json.JsonMapper;

/** Predictions with their versions: asked for, learned in the background, kept. Who may see one is for {@link Visibility} to say. */
@Component
public class Predictions {

    static final String AUDITED = "prediction";
    private static final String SOURCE = "api";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final Audit audit;
    private final DataEnd end;

    Predictions(JdbcClient jdbc, JsonMapper json, Jobs jobs, Audit audit, DataEnd end) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.audit = audit;
        this.end = end;
    }

    /**
     * @param current the version that is shown; null until one was learned
     * @param writtenTo the field that scores are written into; null for none
     */
    record Prediction(
            UUID id,
            String name,
            String object,
            Question question,
            @Nullable UUID current,
            @Nullable String writtenTo,
            Instant createdAt,
            UUID createdBy) {}

    /**
     * @param asked learning, then scoring in between
     */
    record Version(
            UUID id,
            UUID prediction,
            int number,
            Question question,
            LocalDate asOf,
            Asked asked,
            @Nullable PredictionReport report) {}

    /** What a version judges records by. */
    record Kept(List<Input> inputs, Propensity.Stored propensity) {}

    /** Asks for a new prediction; answers its id. What it is learned from is what the actor reads. */
    @Transactional
    public UUID ask(Actor actor, ObjectType object, String name, Question question) {
        UUID id = Ids.next();
        jdbc.sql("insert into prediction (id, name, object, question, created_by) values (?, ?, ?, ?::jsonb, ?)")
                .params(id, name, object.name(), written(question), actor.id())
                .update();
        audit.record(actor, SOURCE, new AuditEntry(AUDITED, id, "create", Map.of("name", new Change(null, name))));
        version(actor, id, question);
        return id;
    }

    /** Learns anew, from today's records; answers the version. */
    @Transactional
    UUID again(Actor actor, Prediction prediction, Question question) {
        jdbc.sql("update prediction set question = ?::jsonb where id = ?")
                .params(written(question), prediction.id())
                .update();
        audit.record(
                actor,
                SOURCE,
                new AuditEntry(
                        AUDITED,
                        prediction.id(),
                        "change",
                        Map.of("leftOut", new Change(prediction.question().leftOut(), question.leftOut()))));
        return version(actor, prediction.id(), question);
    }

    private UUID version(Actor actor, UUID prediction, Question question) {
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into prediction_version (id, prediction_id, number, question, as_of, asked_by)
                 select :id, :prediction, coalesce(max(number), 0) + 1, :question::jsonb, :asOf, :actor
                   from prediction_version where prediction_id = :prediction
                 """)
                .param("id", id)
                .param("prediction", prediction)
                .param("question", written(question))
                .param("asOf", end.today())
                .param("actor", actor.id())
                .update();
        jobs.submit(LearningJob.KIND, id);
        return id;
    }

    @Transactional
    void rename(Actor actor, Prediction prediction, String name) {
        jdbc.sql("update prediction set name = ? where id = ?")
                .params(name, prediction.id())
                .update();
        audit.record(
                actor,
                SOURCE,
                new AuditEntry(
                        AUDITED, prediction.id(), "change", Map.of("name", new Change(prediction.name(), name))));
    }

    @Transactional
    void delete(Actor actor, Prediction prediction) {
        jdbc.sql("delete from prediction where id = ?").param(prediction.id()).update();
        audit.record(
                actor,
                SOURCE,
                new AuditEntry(
                        AUDITED, prediction.id(), "delete", Map.of("name", new Change(prediction.name(), null))));
    }

    /**
     * A prediction in a list.
     *
     * @param state of the newest version
     * @param report of the version that is shown; null where none is
     */
    record Listed(
            Prediction prediction,
            String state,
            @Nullable PredictionReport report,
            @Nullable Instant learnedAt) {}

    /** Newest first. */
    List<Listed> all() {
        return jdbc.sql("""
                 select p.*, c.report::text as report, c.finished_at,
                        (select v.state from prediction_version v
                          where v.prediction_id = p.id order by v.number desc limit 1) as state
                   from prediction p
                   left join prediction_version c on c.id = p.current_id
                  order by p.id desc limit 500
                 """)
                .query((row, _) -> {
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    return new Listed(
                            prediction(row),
                            row.getString("state"),
                            Asked.report(row, json, PredictionReport.class),
                            finished == null ? null : finished.toInstant());
                })
                .list();
    }

    Optional<Prediction> find(UUID id) {
        return jdbc.sql("select * from prediction where id = ?")
                .param(id)
                .query((row, _) -> prediction(row))
                .optional();
    }

    private Prediction prediction(ResultSet row) throws SQLException {
        return new Prediction(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("object"),
                json.readValue(row.getString("question"), Question.class),
                row.getObject("current_id", UUID.class),
                row.getString("written_to"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNull(row.getObject("created_by", UUID.class)));
    }

    /** Newest first. */
    List<Version> versions(UUID prediction) {
        return jdbc.sql("select * from prediction_version where prediction_id = ? order by number desc limit 100")
                .param(prediction)
                .query((row, _) -> version(row))
                .list();
    }

    Optional<Version> findVersion(UUID id) {
        return jdbc.sql("select * from prediction_version where id = ?")
                .param(id)
                .query((row, _) -> version(row))
                .optional();
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("prediction_id", UUID.class)),
                row.getInt("number"),
                json.readValue(row.getString("question"), Question.class),
                Objects.requireNonNull(row.getObject("as_of", LocalDate.class)),
                Asked.of(row, json),
                Asked.report(row, json, PredictionReport.class));
    }

    Optional<Kept> kept(UUID version) {
        return jdbc.sql("select model::text from prediction_version where id = ? and model is not null")
                .param(version)
                .query((row, _) -> json.readValue(row.getString(1), Kept.class))
                .optional();
    }

    void progress(UUID version, String state, long read, long total) {
        jdbc.sql("update prediction_version set state = ?, read = ?, total = ? where id = ?")
                .params(state, read, total, version)
                .update();
    }

    void learned(UUID version, PredictionReport report, Kept kept) {
        jdbc.sql("update prediction_version set report = ?::json, model = ?::json where id = ?")
                .params(json.writeValueAsString(report), StorableJson.of(json.writeValueAsString(kept)), version)
                .update();
    }

    /** Shows the version from now on unless a newer one is shown, and drops the scores of all others. */
    void show(Version version) {
        jdbc.sql("update prediction_version set state = 'done', finished_at = now() where id = ?")
                .param(version.id())
                .update();
        jdbc.sql("""
                 update prediction p set current_id = :version
                  where p.id = :prediction
                    and not exists (select from prediction_version c where c.id = p.current_id and c.number > :number)
                 """)
                .param("version", version.id())
                .param("prediction", version.prediction())
                .param("number", version.number())
                .update();
        jdbc.sql("""
                 delete from prediction_score s
                  using prediction_version v, prediction p
                  where v.id = s.version_id and v.prediction_id = p.id and p.id = ? and v.id <> p.current_id
                    and v.state in ('done', 'refused')
                 """).param(version.prediction()).update();
    }

    void refuse(UUID version, String code, Map<String, ?> figures) {
        jdbc.sql("""
                 update prediction_version set state = 'refused', finished_at = now(), refusal = ?, figures = ?::jsonb
                  where id = ?
                 """).params(code, json.writeValueAsString(figures), version).update();
    }

    private String written(Question question) {
        return StorableJson.of(json.writeValueAsString(question));
    }
}
