package relata.work.items;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.records.changes.Values;
import tools.jackson.databind.json.JsonMapper;

/** The steps that people took with items, each with what stood before it. */
@Component
class StepLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StepLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The item, and the task behind it, before a step. */
    record Before(
            String state,
            @Nullable Instant snoozedUntil,
            @Nullable UUID owner,
            @Nullable UUID team,
            @Nullable UUID handedBy,
            @Nullable Instant handedAt,
            @Nullable String handedNote,
            @Nullable TaskBefore task) {

        Values taskValues() {
            return task == null
                    ? Values.none()
                    : Values.none()
                            .with("state", task.state())
                            .with("outcome", task.outcome())
                            .with("owner", task.owner())
                            .with("team", task.team());
        }
    }

    record TaskBefore(
            String state,
            @Nullable String outcome,
            @Nullable UUID owner,
            @Nullable UUID team) {}

    record Step(
            UUID id,
            UUID item,
            String verb,
            UUID by,
            Instant at,
            Before before,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable String note,
            @Nullable UUID interaction,
            @Nullable UUID outcome) {

        Step with(
                @Nullable String newAnswer,
                @Nullable String newReason,
                @Nullable String newNote,
                @Nullable UUID newInteraction,
                @Nullable UUID newOutcome) {
            return new Step(id, item, verb, by, at, before, newAnswer, newReason, newNote, newInteraction, newOutcome);
        }

        /** The states in which the step has left the item. */
        Set<String> left() {
            return switch (verb) {
                case "done" -> Set.of("done");
                case "rejection" -> Set.of("rejected");
                case "snooze" -> Set.of(Item.SNOOZED);
                default -> Set.of(Item.OPEN, Item.SNOOZED);
            };
        }
    }

    /** Notes what stands; {@link #end} writes it down once the step is taken. */
    Step begin(Actor actor, Item item, String verb) {
        TaskBefore task = item.task() == null
                ? null
                : jdbc.sql("select state, outcome, owner_id, team_id from task where id = ?")
                        .param(item.task())
                        .query((row, _) -> new TaskBefore(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class)))
                        .single();
        var before = new Before(
                item.state(),
                item.snoozedUntil(),
                item.owner(),
                item.team(),
                item.handedBy(),
                item.handedAt(),
                item.handedNote(),
                task);
        return new Step(Ids.next(), item.id(), verb, actor.id(), clock.instant(), before, null, null, null, null, null);
    }

    void end(Step step) {
        jdbc.sql("""
                 insert into work_item_step (id, item_id, verb, by_user, at, before, answer, reason, note, interaction_id, outcome_id)
                 values (:id, :item, :verb, :by, :at, :before::jsonb, :answer, :reason, :note, :interaction, :outcome)
                 """)
                .param("id", step.id())
                .param("item", step.item())
                .param("verb", step.verb())
                .param("by", step.by())
                .param("at", Timestamp.from(step.at()))
                .param("before", json.writeValueAsString(step.before()))
                .param("answer", step.answer())
                .param("reason", step.reason())
                .param("note", step.note())
                .param("interaction", step.interaction())
                .param("outcome", step.outcome())
                .update();
    }

    /** The last step with the item that was not taken back. */
    Optional<Step> last(UUID item) {
        return jdbc.sql("""
                 select id, item_id, verb, by_user, at, before::text, answer, reason, note, interaction_id, outcome_id
                   from work_item_step
                  where item_id = ? and undone_at is null
                  order by at desc, id desc
                  limit 1
                 """)
                .param(item)
                .query((row, _) -> new Step(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString(6), Before.class),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, UUID.class),
                        row.getObject(11, UUID.class)))
                .optional();
    }

    /** Puts the item back to where it stood before the step. */
    void restore(Item item, Step step) {
        Before before = step.before();
        jdbc.sql("""
                 update work_item
                    set state = :state, snoozed_until = :until, owner_id = :owner, team_id = :team, handed_by = :handedBy,
                        handed_at = :handedAt, handed_note = :handedNote, closed_at = null, changed_at = :now
                  where id = :id
                 """)
                .param("state", before.state())
                .param("until", moment(before.snoozedUntil()))
                .param("owner", before.owner())
                .param("team", before.team())
                .param("handedBy", before.handedBy())
                .param("handedAt", moment(before.handedAt()))
                .param("handedNote", before.handedNote())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", item.id())
                .update();
        jdbc.sql("update work_item_step set undone_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", step.id())
                .update();
    }

    private static @Nullable Timestamp moment(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
