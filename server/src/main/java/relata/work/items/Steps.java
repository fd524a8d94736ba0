package relata.work.items;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.signin.Actors;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalogs;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.records.lists.Lists;
import relata.work.notices.Cause;
import relata.work.notices.Notices;

/**
 * What people do with items: whoever may change the customer (or the task behind the item) does it, puts it off, hands it over
 * or rejects it. Each step may be taken back by whoever took it, within the hour.
 */
@Component
class Steps {

    /** The door of these verbs: what follows from them is told here, not by the rules of what they change. */
    static final String SOURCE = "work";

    private static final Duration UNDONE_WITHIN = Duration.ofHours(1);
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);
    private static final int LONGEST_NOTE = 2_000;
    private static final String CUSTOMER = "customer";
    private static final String TASK = "task";
    private static final String INTERACTION = "interaction";

    private final JdbcClient jdbc;
    private final WorkItems items;
    private final StepLog log;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Changes changes;
    private final Actors actors;
    private final Notices notices;
    private final Marks marks;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    Steps(
            JdbcClient jdbc,
            WorkItems items,
            StepLog log,
            Catalogs catalogs,
            Lists lists,
            Changes changes,
            Actors actors,
            Notices notices,
            Marks marks,
            Audit audit,
            Texts texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.log = log;
        this.catalogs = catalogs;
        this.lists = lists;
        this.changes = changes;
        this.actors = actors;
        this.notices = notices;
        this.marks = marks;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** A contact that it was stands on the timeline; what came of a choice is told to whoever chooses next. */
    @Transactional
    public void done(Actor actor, UUID id, @Nullable Answer answer, @Nullable String note, @Nullable String channel) {
        Item item = standing(actor, id);
        var step = log.begin(actor, item, "done");
        String words = checked(note);
        if (item.task() != null) {
            var values = Values.none().with("state", "done");
            if (answer != null) {
                values.with("outcome", answer.code());
            }
            change(actor, item.task(), values);
        } else {
            close(item, "done");
        }
        UUID interaction = contacted(actor, item, answer, words, channel);
        UUID outcome = outcome(actor, item, "done", answer == null ? null : answer.code(), null, words);
        log.end(step.with(answer == null ? null : answer.code(), null, words, interaction, outcome));
        told(actor, item, "done");
    }

    /** It comes back at that time, with a word to whoever has it. */
    @Transactional
    public void snooze(Actor actor, UUID id, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw Refusal.invalid("until", "work.snooze-until", Map.of());
        }
        Item item = standing(actor, id);
        var step = log.begin(actor, item, "snooze");
        jdbc.sql("update work_item set state = 'snoozed', snoozed_until = :until, changed_at = :now where id = :id")
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
        log.end(step);
        told(actor, item, "snooze");
    }

    /** To one person, who must be able to open the customer, or to a team. */
    @Transactional
    public void handOver(Actor actor, UUID id, @Nullable UUID user, @Nullable UUID team, @Nullable String note) {
        if ((user == null) == (team == null)) {
            throw Refusal.invalid("user", "work.one-receiver", Map.of());
        }
        Item item = standing(actor, id);
        var step = log.begin(actor, item, "handover");
        String words = checked(note);
        requireReceiver(item, user, team);
        if (item.task() != null) {
            change(actor, item.task(), Values.none().with("owner", user).with("team", team));
        }
        jdbc.sql("""
                 update work_item
                    set owner_id = :user, team_id = :team, handed_by = :actor, handed_at = :now, handed_note = :note,
                        state = 'open', snoozed_until = null, changed_at = :now
                  where id = :id
                 """)
                .param("user", user)
                .param("team", team)
                .param("actor", actor.id())
                .param("note", words)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        log.end(step.with(null, null, words, null, null));
        told(actor, item, "handover");
        if (user != null && !user.equals(actor.id())) {
            String object = item.task() == null ? CUSTOMER : TASK;
            UUID record = Objects.requireNonNull(item.task() == null ? item.customer() : item.task());
            notices.tell(
                    List.of(Cause.of(user, Cause.Kind.HANDED_OVER, step.id().toString())
                            .about(object, record, item.customer())
                            .by(actor)
                            .saying(words)));
        }
    }

    private void requireReceiver(Item item, @Nullable UUID user, @Nullable UUID team) {
        if (user != null) {
            Actor receiver =
                    actors.byId(user).orElseThrow(() -> Refusal.invalid("user", "work.no-such-person", Map.of()));
            UUID customer = item.customer();
            boolean reads = customer == null
                    || (receiver.access().may(CUSTOMER, Action.READ)
                            && lists.reads(receiver, catalogs.current().object(CUSTOMER), customer));
            if (!reads) {
                throw Refusal.invalid("user", "work.receiver-cannot-read", Map.of("name", receiver.name()));
            }
        }
        boolean noTeam = team != null
                && jdbc.sql("select count(*) from team where id = ? and deleted_at is null")
                                .param(team)
                                .query(Integer.class)
                                .single()
                        == 0;
        if (noTeam) {
            throw Refusal.invalid("team", "work.no-such-team", Map.of());
        }
    }

    /** It does not come back until there is another cause; the reason is shown to the one who sets the policy. */
    @Transactional
    public void reject(Actor actor, UUID id, RejectionReason reason, @Nullable String note) {
        Item item = standing(actor, id);
        var step = log.begin(actor, item, "rejection");
        String words = checked(note);
        if (item.task() != null) {
            change(actor, item.task(), Values.none().with("state", "cancelled"));
        } else {
            close(item, "rejected");
        }
        UUID outcome = outcome(actor, item, "rejected", null, reason.code(), words);
        log.end(step.with(null, reason.code(), words, null, outcome));
        told(actor, item, "reject");
    }

    /** Takes back the last step, with what it left elsewhere. Refuses another's, an old one, and where the item has moved on. */
    @Transactional
    public void undo(Actor actor, UUID id) {
        Item item = locked(actor, id);
        StepLog.Step step = log.last(item.id())
                .filter(last -> last.by().equals(actor.id()))
                .filter(last -> last.at().isAfter(clock.instant().minus(UNDONE_WITHIN)))
                .filter(last -> last.left().contains(item.state()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "work.undo-too-late"));
        if (step.before().task() != null && item.task() != null) {
            change(actor, item.task(), step.before().taskValues());
        }
        log.restore(item, step);
        if (step.interaction() != null) {
            changes.apply(inTheNameOf(actor), INTERACTION, Change.delete(step.interaction(), null), SOURCE);
        }
        if (step.outcome() != null) {
            jdbc.sql("delete from action_outcome where id = ?")
                    .param(step.outcome())
                    .update();
        }
        told(actor, item, "undo-" + step.verb());
    }

    /**
     * The customer is locked first: whoever drains its marks holds it while it looks at the items, and two that wait for each
     * other would never end.
     */
    private Item locked(Actor actor, UUID id) {
        Item seen = items.find(actor, id, false).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "work.no-item"));
        if (seen.customer() != null) {
            jdbc.sql("select 1 from customer where id = ? for no key update")
                    .param(seen.customer())
                    .query(Integer.class)
                    .optional();
        }
        Item item = items.find(actor, id, true).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "work.no-item"));
        if (item.task() != null) {
            lists.requireAllowed(actor, catalogs.current().object(TASK), item.task(), Action.CHANGE);
        } else {
            UUID customer = Objects.requireNonNull(item.customer());
            lists.requireAllowed(actor, catalogs.current().object(CUSTOMER), customer, Action.CHANGE);
        }
        return item;
    }

    private Item standing(Actor actor, UUID id) {
        Item item = locked(actor, id);
        if (!item.stands()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "work.item-closed", Map.of("state", item.state()));
        }
        return item;
    }

    private static @Nullable String checked(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        String words = note.replace("\u0000", "").strip();
        if (words.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "work.note-too-long", Map.of("most", LONGEST_NOTE));
        }
        return words;
    }

    private void close(Item item, String state) {
        jdbc.sql("""
                 update work_item set state = :state, snoozed_until = null, closed_at = :now, changed_at = :now where id = :id
                 """)
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", item.id())
                .update();
    }

    private void change(Actor actor, UUID task, Values values) {
        changes.apply(actor, TASK, Change.change(task, null, values), SOURCE);
    }

    private @Nullable UUID contacted(
            Actor actor, Item item, @Nullable Answer answer, @Nullable String note, @Nullable String channel) {
        Contact contact = Contact.of(item.action(), channel == null || channel.isBlank() ? item.channel() : channel);
        if (contact == null || item.customer() == null) {
            return null;
        }
        var values = Values.none()
                .with("customer", item.customer())
                .with("kind", contact.kind())
                .with("channel", contact.channel())
                .with("direction", contact.direction(answer))
                .with("user", actor.id())
                .with("body", note);
        if (item.title() != null) {
            values.with("subject", item.title());
        }
        if (answer != null) {
            values.with("outcome", texts.text(actor.language(), "work.answer-" + answer.code()));
        }
        return changes.apply(inTheNameOf(actor), INTERACTION, Change.create(values), SOURCE)
                .id();
    }

    /** What a verb writes besides is part of the verb: whoever may do it need not be allowed to write it by hand. */
    private static Actor inTheNameOf(Actor actor) {
        return new Actor(
                actor.id(), actor.kind(), actor.name(), actor.language(), actor.zone(), Access.EVERYTHING, null);
    }

    private @Nullable UUID outcome(
            Actor actor,
            Item item,
            String outcome,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable String note) {
        if (item.choice() == null) {
            return null;
        }
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into action_outcome (id, customer_id, choice_id, action, policy_id, outcome, answer, reason, note,
                                             by_user, at)
                 values (:id, :customer, :choice, :action, :policy, :outcome, :answer, :reason, :note, :user, :now)
                 """)
                .param("id", id)
                .param("customer", item.customer())
                .param("choice", item.choice())
                .param("action", item.action())
                .param("policy", item.policy())
                .param("outcome", outcome)
                .param("answer", answer)
                .param("reason", reason)
                .param("note", note)
                .param("user", actor.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private void told(Actor actor, Item item, String action) {
        var what = Map.of("action", new relata.platform.audit.Change(null, item.action()));
        audit.record(actor, "api", new AuditEntry("workItem", item.id(), action, what));
        if (item.customer() != null) {
            marks.mark(List.of(item.customer()));
        }
    }
}
