package relata.platform.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.tables.TableCell;
import relata.platform.tables.TableFormat;
import relata.platform.tables.TableWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The journal for those who answer for it: newest first, by record, by object, by person. */
@RestController
class AuditController {

    private static final int MOST = 200;

    /** More than this nobody reads in a table; narrow the question. */
    private static final int MOST_EXPORTED = 100_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    AuditController(JdbcClient jdbc, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    record Who(UUID id, String name) {}

    record FieldChange(String field, JsonNode before, JsonNode after) {}

    record Entry(
            UUID id,
            Instant at,
            Who actor,
            String action,
            String object,
            UUID record,
            List<FieldChange> changes,
            String source,
            @Nullable String requestId) {}

    record Page(List<Entry> items, @Nullable UUID next) {}

    /**
     * @param from the first moment
     * @param to the moment before which it ends
     * @param cursor the {@code next} of the page before
     */
    @GetMapping("/api/v1/audit")
    Page audit(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable UUID record,
            @RequestParam(name = "actor", required = false) @Nullable UUID by,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        open(actor);
        int shown = Math.clamp(limit, 1, MOST);
        var question = new AuditQuestion(object, record, by, action, from, to);
        List<Entry> found =
                question.newestFirst(jdbc, cursor, shown + 1).query(this::entry).list();
        boolean more = found.size() > shown;
        List<Entry> items = more ? found.subList(0, shown) : found;
        return new Page(items, more ? items.getLast().id() : null);
    }

    /** The same as a table: one row for each field that changed, newest first. Looking it all over is itself an entry. */
    @GetMapping("/api/v1/audit/export")
    void export(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable UUID record,
            @RequestParam(name = "actor", required = false) @Nullable UUID by,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        open(actor);
        audit.record(actor, "api", AuditEntry.of("audit", actor.id(), "export"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var question = new AuditQuestion(object, record, by, action, from, to);
        try (TableWriter table = TableWriter.csv(response.getOutputStream(), TableFormat.Separator.COMMA)) {
            table.header(List.of("at", "actor", "action", "object", "record", "field", "before", "after", "source"));
            UUID cursor = null;
            for (int written = 0; written < MOST_EXPORTED; written += MOST) {
                List<Entry> found = question.newestFirst(jdbc, cursor, MOST)
                        .query(this::entry)
                        .list();
                found.forEach(entry -> write(table, entry));
                if (found.size() < MOST) {
                    return;
                }
                cursor = found.getLast().id();
            }
        }
    }

    private static void write(TableWriter table, Entry entry) {
        List<FieldChange> changes = entry.changes().isEmpty()
                ? List.of(new FieldChange("", MissingNode.getInstance(), MissingNode.getInstance()))
                : entry.changes();
        for (FieldChange change : changes) {
            table.row(List.of(
                    new TableCell.Moment(entry.at()),
                    new TableCell.Text(entry.actor().name()),
                    new TableCell.Text(entry.action()),
                    new TableCell.Text(entry.object()),
                    new TableCell.Text(entry.record().toString()),
                    new TableCell.Text(change.field()),
                    new TableCell.Text(text(change.before())),
                    new TableCell.Text(text(change.after())),
                    new TableCell.Text(entry.source())));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isString() ? value.asString() : value.toString();
    }

    private static void open(Actor actor) {
        if (!actor.access().mayUse("audit")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                new Who(row.getObject("actor_id", UUID.class), row.getString("actor_name")),
                row.getString("action"),
                row.getString("object"),
                row.getObject("record_id", UUID.class),
                changes(json.readTree(row.getString("changes_text"))),
                row.getString("source"),
                row.getString("request_id"));
    }

    private static List<FieldChange> changes(JsonNode pairs) {
        var changes = new ArrayList<FieldChange>();
        for (Map.Entry<String, JsonNode> pair : pairs.properties()) {
            changes.add(new FieldChange(
                    pair.getKey(), pair.getValue().path(0), pair.getValue().path(1)));
        }
        return changes;
    }
}
