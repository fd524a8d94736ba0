package relata.work.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.Batch;
import relata.records.changes.Changes;
import relata.records.changes.Draft;
import relata.records.changes.Rules;
import relata.work.following.Followers;
import relata.work.following.Followers.Happening;
import relata.work.items.TaskItems;
import relata.work.notices.Cause;
import relata.work.notices.Notices;

/** Tasks: open and of normal priority where nothing else is said; those about a customer stand where the customer stands. */
@Component
class TaskRules implements Rules {

    /** What followers are told of. */
    private static final List<Field<?>> FOLLOWED = List.of(
            TaskFields.STATE,
            TaskFields.OUTCOME,
            TaskFields.ASSIGNEE,
            TaskFields.DUE_AT,
            TaskFields.SUBJECT,
            TaskFields.CUSTOMER,
            TaskFields.KIND,
            TaskFields.PRIORITY,
            TaskFields.PROMISE,
            TaskFields.NOTE);

    private final JdbcClient jdbc;
    private final TaskItems items;
    private final Notices notices;
    private final Followers followers;
    private final Marks marks;

    TaskRules(JdbcClient jdbc, TaskItems items, Notices notices, Followers followers, Marks marks) {
        this.jdbc = jdbc;
        this.items = items;
        this.notices = notices;
        this.followers = followers;
        this.marks = marks;
    }

    /** Where a customer stands, so that whoever sees the customer sees what is to be done for it. */
    private record Place(@Nullable UUID team, @Nullable UUID territory) {}

    @Override
    public String object() {
        return TaskFields.OBJECT;
    }

    @Override
    public void derive(Batch batch) {
        Map<UUID, Place> places = places(batch);
        for (Draft draft : batch.standing()) {
            defaultTo(draft, TaskFields.KIND, "other");
            defaultTo(draft, TaskFields.PRIORITY, "normal");
            defaultTo(draft, TaskFields.STATE, TaskFields.OPEN);
            defaultTo(draft, TaskFields.PROMISE, false);
            UUID customer = draft.value(TaskFields.CUSTOMER);
            Place place = customer == null || !draft.changes(TaskFields.CUSTOMER) ? null : places.get(customer);
            if (place != null) {
                defaultTo(draft, ObjectType.TEAM, place.team());
                defaultTo(draft, ObjectType.TERRITORY, place.territory());
            }
            if (draft.changes(TaskFields.STATE)) {
                boolean done = TaskFields.DONE.equals(draft.value(TaskFields.STATE));
                draft.set(TaskFields.DONE_AT, done ? batch.now() : null);
            }
        }
    }

    private static <T> void defaultTo(Draft draft, Field<T> field, @Nullable T value) {
        if (draft.value(field) == null) {
            draft.set(field, value);
        }
    }

    private Map<UUID, Place> places(Batch batch) {
        var customers = new LinkedHashSet<UUID>();
        for (Draft draft : batch.standing()) {
            UUID customer = draft.value(TaskFields.CUSTOMER);
            if (customer != null && draft.changes(TaskFields.CUSTOMER)) {
                customers.add(customer);
            }
        }
        var places = new HashMap<UUID, Place>();
        if (!customers.isEmpty()) {
            jdbc.sql("select id, team_id, territory_id from customer where id = any(:ids)")
                    .param("ids", customers.toArray(UUID[]::new))
                    .query(row -> {
                        places.put(
                                row.getObject(1, UUID.class),
                                new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
                    });
        }
        return places;
    }

    @Override
    public void check(Batch batch) {
        for (Draft draft : batch.standing()) {
            boolean promised = Boolean.TRUE.equals(draft.value(TaskFields.PROMISE));
            if (promised && draft.value(TaskFields.CUSTOMER) == null && draft.kind() != Draft.Kind.DELETE) {
                draft.refuse(TaskFields.CUSTOMER, "work.promise-to-nobody");
            }
        }
    }

    @Override
    public void react(Batch batch) {
        items.follow(batch.drafts().stream().map(Draft::id).toList(), batch.now());
        if (!batch.source().equals(Changes.IMPORT) && !batch.source().equals("work")) {
            tellAssignees(batch);
        }
        if (!batch.source().equals(Changes.IMPORT)) {
            tellFollowers(batch);
        }
        var customers = new LinkedHashSet<UUID>();
        for (Draft draft : batch.drafts()) {
            UUID before = draft.valueBefore(TaskFields.CUSTOMER);
            UUID after = draft.value(TaskFields.CUSTOMER);
            if (before != null) {
                customers.add(before);
            }
            if (after != null) {
                customers.add(after);
            }
        }
        marks.mark(customers);
    }

    /** Whoever gives oneself a task knows of it. */
    private void tellAssignees(Batch batch) {
        List<Cause> causes = new ArrayList<>();
        for (Draft draft : batch.standing()) {
            UUID assignee = draft.value(TaskFields.ASSIGNEE);
            boolean open = TaskFields.OPEN.equals(draft.value(TaskFields.STATE));
            boolean given = draft.kind() == Draft.Kind.CREATE || draft.changes(TaskFields.ASSIGNEE);
            if (assignee != null
                    && open
                    && given
                    && !assignee.equals(batch.actor().id())) {
                causes.add(Cause.of(assignee, Cause.Kind.ASSIGNED, draft.id() + " " + batch.now())
                        .about(TaskFields.OBJECT, draft.id(), draft.value(TaskFields.CUSTOMER))
                        .by(batch.actor()));
            }
        }
        notices.tell(causes);
    }

    /** Whom the task was given to is told so, and not once more that it changed. */
    private void tellFollowers(Batch batch) {
        List<Happening> happenings = new ArrayList<>();
        for (Draft draft : batch.drafts()) {
            String what = happened(draft);
            if (!what.isEmpty()) {
                UUID assignee = draft.changes(TaskFields.ASSIGNEE) ? draft.value(TaskFields.ASSIGNEE) : null;
                Set<UUID> told = assignee == null ? Set.of() : Set.of(assignee);
                happenings.add(new Happening(draft.id(), draft.value(TaskFields.CUSTOMER), what, told));
            }
        }
        followers.tell(batch.actor(), batch.now(), happenings);
    }

    /** The names of the fields that changed, in their order; empty where a follower would see nothing new. */
    private static String happened(Draft draft) {
        return switch (draft.kind()) {
            case CREATE -> "";
            case DELETE -> "deleted";
            case RESTORE -> "restored";
            case CHANGE ->
                FOLLOWED.stream().filter(draft::changes).map(Field::name).collect(Collectors.joining(","));
        };
    }
}
