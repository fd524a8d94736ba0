package relata.insight.learning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import relata.insight.learning.Predictions.Prediction;
import relata.insight.learning.Predictions.Version;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;
import relata.platform.signin.Actors;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.lists.Ranking.Place;

/**
 * Writes scores into a number field of the records, so that lists and segments can use them: through the records engine, with
 * the rights of whoever wanted it. It goes on where it stopped; records that have no score any more lose their value.
 */
@Component
class FieldWriting implements Job {

    static final String KIND = "prediction-field";

    private static final String SOURCE = "bulk";
    private static final int PORTION = 500;
    private static final int DECIMALS = 4;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Scores scores;
    private final Changes changes;
    private final Catalogs catalogs;
    private final Actors actors;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FieldWriting(
            JdbcClient jdbc,
            Scores scores,
            Changes changes,
            Catalogs catalogs,
            Actors actors,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.scores = scores;
        this.changes = changes;
        this.catalogs = catalogs;
        this.actors = actors;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * How far it is.
     *
     * @param state waiting, done or failed
     * @param refused records that could not be changed
     */
    record Progress(String field, String state, long written, long refused) {}

    Optional<Progress> progress(UUID prediction) {
        return jdbc.sql("select field, state, written, refused from prediction_writing where prediction_id = ?")
                .param(prediction)
                .query((row, _) -> new Progress(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .optional();
    }

    /** Writes into this field now and after each learning; refuses a field that is no number of the company's own. */
    @Transactional
    void into(Actor actor, Prediction prediction, ObjectType object, String name) {
        Field<?> field = object.field(name);
        if (field == null
                || field.type() != FieldType.NUMBER
                || !field.is(Trait.CUSTOM)
                || !field.isWritable()
                || name.equals(prediction.question().target())) {
            throw Refusal.invalid("field", "insight.no-field-for-scores", Map.of("field", name));
        }
        if (!actor.access().may(object.name(), Action.CHANGE) || !actor.access().writes(object.name(), name)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", object.name(), "action", Action.CHANGE.name()));
        }
        boolean taken = jdbc.sql(
                        "select exists (select from prediction where object = ? and written_to = ? and id <> ?)")
                .params(object.name(), name, prediction.id())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw Refusal.conflict("field", "insight.field-taken", Map.of("field", name));
        }
        remember(actor, prediction, name);
        if (prediction.current() != null) {
            begin(prediction.id(), prediction.current(), name, actor.id());
        }
    }

    /** Leaves the field as it is from now on. */
    @Transactional
    void stop(Actor actor, Prediction prediction) {
        remember(actor, prediction, null);
        jdbc.sql("delete from prediction_writing where prediction_id = ?")
                .param(prediction.id())
                .update();
    }

    private void remember(Actor actor, Prediction prediction, @Nullable String field) {
        jdbc.sql("update prediction set written_to = :field where id = :id")
                .param("field", field)
                .param("id", prediction.id())
                .update();
        audit.record(
                actor,
                "api",
                new AuditEntry(
                        Predictions.AUDITED,
                        prediction.id(),
                        "change",
                        Map.of("writtenTo", new relata.platform.audit.Change(prediction.writtenTo(), field))));
    }

    /** A new version is shown: its scores go where those before it went. */
    void follow(Version version) {
        jdbc.sql("""
                 select p.written_to, coalesce(w.asked_by, p.created_by) from prediction p
                   left join prediction_writing w on w.prediction_id = p.id
                  where p.id = ? and p.written_to is not null
                 """).param(version.prediction()).query(row -> {
            UUID by = Objects.requireNonNull(row.getObject(2, UUID.class));
            begin(version.prediction(), version.id(), row.getString(1), by);
        });
    }

    private void begin(UUID prediction, UUID version, String field, UUID by) {
        jdbc.sql("""
                 insert into prediction_writing (prediction_id, version_id, field, asked_by)
                 values (:prediction, :version, :field, :by)
                 on conflict (prediction_id) do update
                    set version_id = :version, field = :field, asked_by = :by, state = 'waiting',
                        reached = null, written = 0, refused = 0
                 """)
                .param("prediction", prediction)
                .param("version", version)
                .param("field", field)
                .param("by", by)
                .update();
        jobs.submit(KIND, prediction);
    }

    private record Work(
            UUID version,
            String object,
            String field,
            UUID by,
            @Nullable UUID reached) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID prediction, Hold hold) {
        while (!hold.stopping()) {
            if (!Boolean.TRUE.equals(transaction.execute(_ -> portion(prediction, hold)))) {
                return true;
            }
        }
        return false;
    }

    /** False where nothing is left to do. */
    private boolean portion(UUID prediction, Hold hold) {
        hold.require();
        Optional<Work> found = jdbc.sql("""
                        select w.version_id, p.object, w.field, w.asked_by, w.reached
                          from prediction_writing w join prediction p on p.id = w.prediction_id
                         where w.prediction_id = ? and w.state = 'waiting' for update of w
                        """)
                .param(prediction)
                .query((row, _) -> new Work(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(row.getObject(4, UUID.class)),
                        row.getObject(5, UUID.class)))
                .optional();
        if (found.isEmpty()) {
            return false;
        }
        Work work = found.get();
        Optional<Actor> actor = actor(work.by());
        ObjectType object = catalogs.current().find(work.object());
        Field<?> field = object == null ? null : object.field(work.field());
        if (actor.isEmpty() || object == null || field == null) {
            end(prediction, "failed");
            return false;
        }
        UUID reached = Objects.requireNonNullElse(work.reached(), BEFORE_ALL);
        List<Place> next = scores.after(work.version(), reached, PORTION);
        List<Change> wanted = next.isEmpty()
                ? emptied(work, object, field)
                : next.stream().map(place -> change(place, field)).toList();
        if (wanted.isEmpty()) {
            end(prediction, "done");
            return false;
        }
        long refused = changes.applyAll(actor.get(), object.name(), wanted, SOURCE).stream()
                .filter(Outcome.Refused.class::isInstance)
                .count();
        if (next.isEmpty() && refused == wanted.size()) {
            end(prediction, "done"); // what may not be emptied stays
            return false;
        }
        jdbc.sql("""
                 update prediction_writing set reached = ?, written = written + ?, refused = refused + ?
                  where prediction_id = ?
                 """)
                .params(
                        next.isEmpty() ? reached : next.getLast().id(),
                        next.isEmpty() ? 0 : wanted.size() - refused,
                        refused,
                        prediction)
                .update();
        return true;
    }

    private static Change change(Place place, Field<?> field) {
        BigDecimal value = BigDecimal.valueOf(place.figure()).setScale(DECIMALS, RoundingMode.HALF_UP);
        return Change.change(place.id(), null, Values.none().with(field.name(), value));
    }

    /** Records with a value of an earlier version that have no score now. */
    private List<Change> emptied(Work work, ObjectType object, Field<?> field) {
        return jdbc
                .sql("select t.id from " + object.table() + " t where t." + field.column() + " is not null"
                        + " and t.deleted_at is null and not exists (select 1 from prediction_score s"
                        + " where s.version_id = ? and s.record_id = t.id) limit " + PORTION)
                .param(work.version())
                .query(Rows::id)
                .list()
                .stream()
                .map(id -> Change.change(id, null, Values.none().with(field.name(), null)))
                .toList();
    }

    private void end(UUID prediction, String state) {
        jdbc.sql("update prediction_writing set state = ? where prediction_id = ?")
                .params(state, prediction)
                .update();
    }

    /** Whoever asked; the system itself where the sample company did. */
    private Optional<Actor> actor(UUID id) {
        return id.equals(Actor.SYSTEM_ID) ? Optional.of(Actor.SYSTEM) : actors.byId(id);
    }

    @Override
    public void failed(UUID prediction, RuntimeException reason) {
        end(prediction, "failed");
    }
}
