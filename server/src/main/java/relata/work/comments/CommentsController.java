package relata.work.comments;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;
import relata.work.comments.Comments.Comment;

/** Comments over HTTP, below the record that they are about. */
@RestController
class CommentsController {

    private static final int MOST = 200;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Comments comments;
    private final JdbcClient jdbc;

    CommentsController(Catalogs catalogs, Lists lists, Aliases aliases, Comments comments, JdbcClient jdbc) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.comments = comments;
        this.jdbc = jdbc;
    }

    record CommentPerson(UUID id, String name) {}

    /** @param mine whether the reader wrote it, and so may change it */
    record CommentAnswer(
            UUID id,
            String text,
            List<CommentPerson> mentions,
            CommentPerson author,
            Instant createdAt,
            boolean changed,
            boolean mine) {}

    record CommentsAnswer(
            List<CommentAnswer> items, @Nullable String next) {}

    /** @param mentions ids of the people whom the text names with an @ */
    record CommentWish(@Nullable String text, @Nullable Set<UUID> mentions) {}

    @GetMapping("/api/v1/{path:[a-z][a-z-]*}/{id}/comments")
    CommentsAnswer list(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        ObjectType object = catalogs.current().atPath(path);
        int most = Math.clamp(limit, 1, MOST);
        List<Comment> found = comments.of(required(actor, object, id), most + 1, cursor);
        List<Comment> shown = found.size() > most ? found.subList(0, most) : found;
        return new CommentsAnswer(
                answers(actor, shown),
                found.size() > most ? shown.getLast().id().toString() : null);
    }

    @PostMapping("/api/v1/{path:[a-z][a-z-]*}/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    CommentAnswer add(Actor actor, @PathVariable String path, @PathVariable UUID id, @RequestBody CommentWish wish) {
        ObjectType object = catalogs.current().atPath(path);
        UUID record = required(actor, object, id);
        return answer(actor, comments.add(actor, object, record, text(wish), mentions(wish)));
    }

    @PatchMapping("/api/v1/comments/{id}")
    CommentAnswer change(Actor actor, @PathVariable UUID id, @RequestBody CommentWish wish) {
        Comment comment = comment(actor, id, false);
        comments.change(actor, object(comment), comment, text(wish), mentions(wish));
        return answer(actor, id);
    }

    @DeleteMapping("/api/v1/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable UUID id) {
        comments.delete(actor, comment(actor, id, false));
    }

    @PostMapping("/api/v1/comments/{id}/restoration")
    CommentAnswer restore(Actor actor, @PathVariable UUID id) {
        comments.restore(actor, comment(actor, id, true));
        return answer(actor, id);
    }

    private static String text(CommentWish wish) {
        return Objects.requireNonNullElse(wish.text(), "");
    }

    private static Set<UUID> mentions(CommentWish wish) {
        return wish.mentions() == null ? Set.of() : wish.mentions();
    }

    /** The record's present id, where the actor may read it. */
    private UUID required(Actor actor, ObjectType object, UUID id) {
        UUID current = aliases.current(object, id);
        Lists.requireOpen(actor, object.name(), Action.READ);
        lists.requireAllowed(actor, object, current, Action.READ);
        return current;
    }

    private ObjectType object(Comment comment) {
        return catalogs.current().object(comment.object());
    }

    /** One whose record the actor may read; one of another record is not there. */
    private Comment comment(Actor actor, UUID id, boolean deleted) {
        Comment comment = comments.find(id)
                .filter(found -> found.deleted() == deleted)
                .filter(found -> {
                    ObjectType object = catalogs.current().find(found.object());
                    return object != null
                            && actor.access().may(object.name(), Action.READ)
                            && lists.reads(actor, object, found.record());
                })
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "work.no-comment"));
        return comment;
    }

    private CommentAnswer answer(Actor actor, UUID id) {
        return answers(actor, List.of(comments.find(id).orElseThrow())).getFirst();
    }

    private List<CommentAnswer> answers(Actor actor, List<Comment> shown) {
        var mentioned = new HashSet<UUID>();
        shown.forEach(comment -> mentioned.addAll(comment.mentions()));
        var names = new HashMap<UUID, String>();
        if (!mentioned.isEmpty()) {
            jdbc.sql("select id, name from app_user where id = any(:ids)")
                    .param("ids", mentioned.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject(1, UUID.class), row.getString(2));
                    });
        }
        return shown.stream()
                .map(comment -> new CommentAnswer(
                        comment.id(),
                        comment.body(),
                        comment.mentions().stream()
                                .filter(names::containsKey)
                                .map(person -> new CommentPerson(person, Objects.requireNonNull(names.get(person))))
                                .toList(),
                        new CommentPerson(comment.author(), comment.authorName()),
                        comment.createdAt(),
                        comment.changedAt().isAfter(comment.createdAt()),
                        comment.author().equals(actor.id())))
                .toList();
    }
}
