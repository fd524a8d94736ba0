package relata.work.following;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;
import relata.work.following.Followers.Person;
import relata.work.following.RelatedRecords.RelatedRecord;
import relata.work.following.TasksAbout.TaskAbout;

/**
 * What a task is about and who follows it, over HTTP: told to whoever reads the task, changed by whoever may change it. To
 * follow oneself it is enough to read it.
 */
@RestController
class FollowingController {

    private static final String TASK = "task";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final RelatedRecords related;
    private final Followers followers;
    private final TasksAbout tasks;

    FollowingController(
            Catalogs catalogs,
            Lists lists,
            Aliases aliases,
            RelatedRecords related,
            Followers followers,
            TasksAbout tasks) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.related = related;
        this.followers = followers;
        this.tasks = tasks;
    }

    /** @param related null where the task is about no other record */
    record RelatedAnswer(@Nullable RelatedRecord related) {}

    /** @param object by its name, such as {@code order} */
    record RelatedWish(@Nullable String object, @Nullable UUID id) {}

    record TasksAnswer(List<TaskAbout> items) {}

    record FollowersAnswer(List<Person> items, boolean following) {}

    @GetMapping("/api/v1/tasks/{id}/related-record")
    RelatedAnswer related(Actor actor, @PathVariable UUID id) {
        require(actor, id, Action.READ);
        return new RelatedAnswer(related.of(actor, id).orElse(null));
    }

    /** Tasks about a record of any object. */
    @GetMapping("/api/v1/{path:[a-z][a-z-]*}/{id}/tasks")
    TasksAnswer about(Actor actor, @PathVariable String path, @PathVariable UUID id) {
        ObjectType object = catalogs.current().atPath(path);
        Lists.requireOpen(actor, object.name(), Action.READ);
        Lists.requireOpen(actor, TASK, Action.READ);
        UUID current = aliases.current(object, id);
        lists.requireAllowed(actor, object, current, Action.READ);
        return new TasksAnswer(tasks.of(actor, object, current));
    }

    @PutMapping("/api/v1/tasks/{id}/related-record")
    RelatedAnswer point(Actor actor, @PathVariable UUID id, @RequestBody RelatedWish wish) {
        require(actor, id, Action.CHANGE);
        if (wish.object() == null || wish.id() == null) {
            throw Refusal.invalid(wish.object() == null ? "object" : "id", "work.say-which-record", Map.of());
        }
        related.point(actor, id, wish.object(), wish.id());
        return new RelatedAnswer(related.of(actor, id).orElse(null));
    }

    @DeleteMapping("/api/v1/tasks/{id}/related-record")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpoint(Actor actor, @PathVariable UUID id) {
        require(actor, id, Action.CHANGE);
        related.unpoint(actor, id);
    }

    @GetMapping("/api/v1/tasks/{id}/followers")
    FollowersAnswer followers(Actor actor, @PathVariable UUID id) {
        require(actor, id, Action.READ);
        List<Person> people = followers.of(id);
        return new FollowersAnswer(
                people, people.stream().anyMatch(person -> person.id().equals(actor.id())));
    }

    @PutMapping("/api/v1/tasks/{id}/followers/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(Actor actor, @PathVariable UUID id, @PathVariable UUID user) {
        require(actor, id, user.equals(actor.id()) ? Action.READ : Action.CHANGE);
        followers.add(actor, id, user);
    }

    @DeleteMapping("/api/v1/tasks/{id}/followers/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(Actor actor, @PathVariable UUID id, @PathVariable UUID user) {
        require(actor, id, user.equals(actor.id()) ? Action.READ : Action.CHANGE);
        followers.remove(actor, id, user);
    }

    private void require(Actor actor, UUID task, Action action) {
        ObjectType object = catalogs.current().object(TASK);
        Lists.requireOpen(actor, TASK, action);
        lists.requireAllowed(actor, object, task, action);
    }
}
