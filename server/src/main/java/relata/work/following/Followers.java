package relata.work.following;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.signin.Actors;
import relata.records.catalog.Catalogs;
import relata.records.lists.Lists;
import relata.work.notices.Cause;
import relata.work.notices.Notices;

/** People who want to know of each change of a task and of what is said about it. */
@Component
public class Followers {

    private static final int MOST = 50;
    private static final String TASK = "task";

    private final JdbcClient jdbc;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Actors actors;
    private final Notices notices;
    private final Audit audit;

    Followers(JdbcClient jdbc, Catalogs catalogs, Lists lists, Actors actors, Notices notices, Audit audit) {
        this.jdbc = jdbc;
        this.catalogs = catalogs;
        this.lists = lists;
        this.actors = actors;
        this.notices = notices;
        this.audit = audit;
    }

    record Person(UUID id, String name) {}

    /** What happened to a task, with the names of the fields that changed, or {@code deleted} or {@code restored}. */
    public record Happening(UUID task, @Nullable UUID customer, String what, Set<UUID> toldAlready) {}

    List<Person> of(UUID task) {
        return jdbc.sql("""
                 select u.id, u.name
                   from task_follower f join app_user u on u.id = f.user_id
                  where f.task_id = ? and u.deleted_at is null
                  order by u.name, u.id
                 """)
                .param(task)
                .query((row, _) -> new Person(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Which of these tasks the person follows. */
    public Set<UUID> followed(Actor actor, Collection<UUID> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select task_id from task_follower where user_id = :user and task_id = any(:tasks)")
                                .param("user", actor.id())
                                .param("tasks", tasks.toArray(UUID[]::new))
                                .query(Rows::id)
                                .list());
    }

    /** Refuses somebody who may not read the task, and one too many. Whom somebody else has added is told. */
    @Transactional
    public void add(Actor actor, UUID task, UUID user) {
        Actor follower = actors.byId(user).orElseThrow(() -> Refusal.invalid("user", "work.no-such-person", Map.of()));
        boolean reads = follower.access().may(TASK, Action.READ)
                && lists.reads(follower, catalogs.current().object(TASK), task);
        if (!reads) {
            throw Refusal.invalid("user", "work.follower-cannot-read", Map.of("name", follower.name()));
        }
        if (of(task).size() >= MOST) {
            throw Refusal.invalid("user", "work.too-many-followers", Map.of("most", MOST));
        }
        int added = jdbc.sql("""
                 insert into task_follower (task_id, user_id, added_by) values (:task, :user, :by) on conflict do nothing
                 """)
                .param("task", task)
                .param("user", user)
                .param("by", actor.id())
                .update();
        if (added > 0) {
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(TASK, task, "follow", Map.of("follower", new Change(null, follower.name()))));
            if (!user.equals(actor.id())) {
                notices.tell(List.of(Cause.of(user, Cause.Kind.FOLLOWED, task.toString())
                        .about(TASK, task, customerOf(task))
                        .by(actor)));
            }
        }
    }

    @Transactional
    public void remove(Actor actor, UUID task, UUID user) {
        String name = of(task).stream()
                .filter(person -> person.id().equals(user))
                .map(Person::name)
                .findFirst()
                .orElse(null);
        int removed = jdbc.sql("delete from task_follower where task_id = :task and user_id = :user")
                .param("task", task)
                .param("user", user)
                .update();
        if (removed > 0) {
            audit.record(
                    actor, "api", new AuditEntry(TASK, task, "unfollow", Map.of("follower", new Change(name, null))));
        }
    }

    /** Tells everybody who follows one of the tasks, but whoever did it; one query, however many tasks. */
    public void tell(Actor actor, Instant now, List<Happening> happenings) {
        var byTask = new HashMap<UUID, Happening>();
        happenings.forEach(each -> byTask.put(each.task(), each));
        var causes = new ArrayList<Cause>();
        eachFollower(actor, byTask.keySet(), (task, user) -> {
            Happening happening = Objects.requireNonNull(byTask.get(task));
            if (!happening.toldAlready().contains(user)) {
                causes.add(Cause.of(user, Cause.Kind.CHANGED, task + " " + now)
                        .about(TASK, task, happening.customer())
                        .by(actor)
                        .saying(happening.what()));
            }
        });
        notices.tell(causes);
    }

    /** Tells those who follow the task of a comment on it, but for those whom it mentions. */
    public void tellOfComment(
            Actor actor, UUID task, @Nullable UUID customer, UUID comment, Collection<UUID> mentioned) {
        var causes = new ArrayList<Cause>();
        eachFollower(actor, Set.of(task), (_, user) -> {
            if (!mentioned.contains(user)) {
                causes.add(Cause.of(user, Cause.Kind.COMMENTED, comment.toString())
                        .about(TASK, task, customer)
                        .in(comment)
                        .by(actor));
            }
        });
        notices.tell(causes);
    }

    private interface Taker {
        void take(UUID task, UUID user);
    }

    private void eachFollower(Actor actor, Set<UUID> tasks, Taker taker) {
        if (tasks.isEmpty()) {
            return;
        }
        jdbc.sql("select task_id, user_id from task_follower where task_id = any(:tasks) and user_id <> :actor")
                .param("tasks", tasks.toArray(UUID[]::new))
                .param("actor", actor.id())
                .query(row -> {
                    taker.take(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
    }

    private @Nullable UUID customerOf(UUID task) {
        return jdbc.sql("select customer_id from task where id = ? and customer_id is not null")
                .param(task)
                .query(Rows::id)
                .optional()
                .orElse(null);
    }
}
