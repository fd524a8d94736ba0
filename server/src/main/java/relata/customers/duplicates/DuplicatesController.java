package relata.customers.duplicates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.texts.Texts;
import relata.records.api.Answers;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.lists.Row;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/** The queue of pairs that may be one customer, most likely first; only pairs of which both may be seen. */
@RestController
class DuplicatesController {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Queries queries;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Answers answers;
    private final Texts texts;
    private final JsonMapper json;
    private final Marks marks;

    DuplicatesController(
            JdbcClient jdbc,
            Queries queries,
            Catalogs catalogs,
            Lists lists,
            Answers answers,
            Texts texts,
            JsonMapper json,
            Marks marks) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.catalogs = catalogs;
        this.lists = lists;
        this.answers = answers;
        this.texts = texts;
        this.json = json;
        this.marks = marks;
    }

    private record Candidate(UUID id, UUID first, UUID second, BigDecimal score, String reasons) {}

    record ReasonAnswer(String code, String detail, double points) {}

    record PairAnswer(
            UUID id,
            BigDecimal score,
            List<ReasonAnswer> reasons,
            Map<String, @Nullable Object> first,
            Map<String, @Nullable Object> second) {}

    record QueueAnswer(List<PairAnswer> items, @Nullable String next) {}

    /**
     * @param customer only pairs of this customer
     * @param cursor {@code <score>_<id>} of the last pair seen
     */
    @GetMapping("/api/v1/duplicates")
    QueueAnswer queue(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String cursor) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.object("customer");
        if (!actor.access().may(type.name(), Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", "customer"));
        }
        var access = new RowAccess(catalog, actor);
        Sql sql = Sql.of("""
                select d.id, d.first_id, d.second_id, d.score, d.reasons::text
                  from duplicate_candidate d
                  join customer a on a.id = d.first_id and a.deleted_at is null
                  join customer b on b.id = d.second_id and b.deleted_at is null
                 where d.state = 'open'
                """);
        if (customer != null) {
            sql.add(" and (d.first_id = ? or d.second_id = ?)", customer, customer);
        }
        if (cursor != null && !cursor.isEmpty()) {
            if (!cursor.matches("[01]\\.\\d{3}_[0-9a-f-]{36}")) {
                throw Refusal.of(Refusal.Kind.MALFORMED, "customers.wrong-cursor", Map.of("value", cursor));
            }
            String[] parts = cursor.split("_", 2);
            var score = new BigDecimal(parts[0]);
            sql.add(" and (d.score < ? or (d.score = ? and d.id > ?))", score, score, UUID.fromString(parts[1]));
        }
        sql.and(access.condition(type, "a", Action.READ)).and(access.condition(type, "b", Action.READ));
        sql.add(" order by d.score desc, d.id limit ?", PAGE + 1);
        List<Candidate> found = queries.run(
                sql,
                Queries.LIST,
                row -> new Candidate(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getBigDecimal(4),
                        row.getString(5)));
        boolean more = found.size() > PAGE;
        List<Candidate> shown = more ? found.subList(0, PAGE) : found;
        Candidate last = more ? shown.getLast() : null;
        return new QueueAnswer(pairs(actor, type, shown), last == null ? null : last.score() + "_" + last.id());
    }

    private List<PairAnswer> pairs(Actor actor, ObjectType type, List<Candidate> shown) {
        var ids = shown.stream()
                .flatMap(pair -> java.util.stream.Stream.of(pair.first(), pair.second()))
                .distinct()
                .toList();
        var records = new HashMap<UUID, Map<String, @Nullable Object>>();
        for (Row row : lists.findAll(actor, type, ids)) {
            records.put(row.id(), answers.record(actor, type, row));
        }
        var pairs = new ArrayList<PairAnswer>();
        for (Candidate pair : shown) {
            var first = records.get(pair.first());
            var second = records.get(pair.second());
            if (first != null && second != null) {
                pairs.add(new PairAnswer(pair.id(), pair.score(), reasons(actor, pair.reasons()), first, second));
            }
        }
        return pairs;
    }

    private List<ReasonAnswer> reasons(Actor actor, String stored) {
        var reasons = new ArrayList<ReasonAnswer>();
        for (Likeness.Reason reason : json.readValue(stored, Likeness.Reason[].class)) {
            String detail = texts.text(actor.language(), "customers.duplicate-" + reason.code());
            reasons.add(new ReasonAnswer(reason.code(), detail, reason.points()));
        }
        return reasons;
    }

    /** These two are not one; the pair does not come back by itself. */
    @PostMapping("/api/v1/duplicates/{id}/dismissal")
    ResponseEntity<Void> dismiss(Actor actor, @PathVariable UUID id) {
        decide(actor, id, "open", "dismissed");
        return ResponseEntity.noContent().build();
    }

    /** They may be one after all. */
    @DeleteMapping("/api/v1/duplicates/{id}/dismissal")
    ResponseEntity<Void> reopen(Actor actor, @PathVariable UUID id) {
        decide(actor, id, "dismissed", "open");
        return ResponseEntity.noContent().build();
    }

    private void decide(Actor actor, UUID id, String from, String to) {
        ObjectType type = catalogs.current().object("customer");
        Candidate pair = jdbc.sql("""
                 select id, first_id, second_id, score, reasons::text from duplicate_candidate where id = ?
                 """)
                .param(id)
                .query((row, _) -> new Candidate(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getBigDecimal(4),
                        row.getString(5)))
                .optional()
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", "duplicate", "id", id)));
        lists.requireAllowed(actor, type, pair.first(), Action.CHANGE);
        lists.requireAllowed(actor, type, pair.second(), Action.CHANGE);
        int decided = jdbc.sql("""
                 update duplicate_candidate set state = :to, decided_at = now(), decided_by = :actor
                  where id = :id and state = :from
                 """)
                .param("to", to)
                .param("actor", actor.id())
                .param("id", id)
                .param("from", from)
                .update();
        if (decided > 0) {
            marks.mark(List.of(pair.first(), pair.second()));
        }
    }
}
