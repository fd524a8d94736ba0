package relata.walk;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;
import relata.platform.access.Action;

/**
 * What each operation of the description needs, and how it is asked. Those of records follow from the object; whatever
 * else there is has a line here, and an operation without one fails the walk.
 */
final class Writes {

    static final Need NOBODY = new Need.Nobody();
    static final Need ANYBODY = new Need.Anybody();
    static final Need ADMINISTRATOR = new Need.Administrator();

    private final Specimens specimens;
    private final Map<String, Entry> entries = new HashMap<>();

    /** One operation: what it needs and a fresh request for somebody. */
    record Entry(Need need, Asking asking) {}

    interface Asking {
        Request request(Whose whose, UUID actor);
    }

    /**
     * @param object the object of the record that is at stake, null where there is none
     * @param id of that record
     */
    record Request(
            String address,
            @Nullable Object body,
            @Nullable String object,
            @Nullable String id) {

        static Request plain(String address, @Nullable Object body) {
            return new Request(address, body, null, null);
        }
    }

    Writes(Specimens specimens) {
        this.specimens = specimens;
        records();
        customers();
        orders();
        work();
        segments();
        background();
        new SettingsWrites(this, specimens);
        new InsightWrites(this, specimens);
    }

    /** The line of an operation; null where nobody has written one. */
    @Nullable
    Entry entry(Operation operation) {
        @Nullable Entry own = entries.get(operation.toString());
        return own != null ? own : ofRecords(operation);
    }

    private @Nullable Entry ofRecords(Operation operation) {
        String[] parts = operation.path().split("/");
        @Nullable String object = parts.length > 3 ? Specimens.objectAt(parts[3]) : null;
        if (object == null) {
            return null;
        }
        if (parts.length == 4 && operation.method().equals("POST")) {
            return new Entry(
                    new Need.Creation(object),
                    (whose, actor) -> Request.plain(operation.path(), specimens.creation(object, whose, actor)));
        }
        if (parts.length == 5 && parts[4].equals("{id}")) {
            boolean changes = operation.method().equals("PATCH");
            return record(
                    object, changes ? Action.CHANGE : Action.DELETE, "", changes ? specimens.changed(object) : null);
        }
        return null;
    }

    private Entry record(String object, Action action, String below, @Nullable Object body) {
        return new Entry(new Need.OnRecord(object, List.of(action)), (whose, actor) -> {
            String id = specimens.make(object, whose, actor);
            return new Request("/api/v1/" + Specimens.path(object) + "/" + id + below, body, object, id);
        });
    }

    void add(String operation, Need need, Asking asking) {
        entries.put(operation, new Entry(need, asking));
    }

    void add(String operation, Need need, String address, @Nullable Object body) {
        add(operation, need, (whose, actor) -> Request.plain(address, body));
    }

    private void records() {
        add(
                "POST /api/v1/{path}",
                new Need.Creation("household"),
                (whose, actor) -> Request.plain("/api/v1/households", specimens.creation("household", whose, actor)));
        entries.put("PATCH /api/v1/{path}/{id}", record("household", Action.CHANGE, "", Map.of("name", "Changed")));
        entries.put("DELETE /api/v1/{path}/{id}", record("household", Action.DELETE, "", null));
        add(
                "POST /api/v1/{path}/{id}/restoration",
                new Need.OnRecord("customer", List.of(Action.DELETE)),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    specimens.admin().delete("/api/v1/customers/" + id);
                    return new Request("/api/v1/customers/" + id + "/restoration", null, "customer", id);
                });
        add(
                "POST /api/v1/{path}/{id}/history/{entry}/restoration",
                new Need.OnRecord("customer", List.of(Action.CHANGE)),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    specimens.admin().patch("/api/v1/customers/" + id, Map.of("region", "Later"));
                    String entry = specimens.change("customers", id, "region");
                    return new Request(
                            "/api/v1/customers/" + id + "/history/" + entry + "/restoration",
                            Map.of("field", "region"),
                            "customer",
                            id);
                });
        entries.put(
                "POST /api/v1/{path}/{id}/files",
                new Entry(new Need.OnRecord("customer", List.of(Action.CHANGE)), (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    var file = new relata.testing.Api.Upload("note.txt", "a note");
                    return new Request("/api/v1/customers/" + id + "/files", file, "customer", id);
                }));
        add("DELETE /api/v1/files/{id}", new Need.OnRecord("customer", List.of(Action.CHANGE)), (whose, actor) -> {
            String id = specimens.make("customer", whose, actor);
            return new Request("/api/v1/files/" + specimens.fileOf(id), null, "customer", id);
        });
        add(
                "POST /api/v1/files/{id}/restoration",
                new Need.OnRecord("customer", List.of(Action.CHANGE)),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    String file = "/api/v1/files/" + specimens.fileOf(id);
                    specimens.admin().delete(file);
                    return new Request(file + "/restoration", null, "customer", id);
                });
        for (String verb : List.of("bulk-edits", "bulk-deletions")) {
            Action action = verb.equals("bulk-edits") ? Action.CHANGE : Action.DELETE;
            add("POST /api/v1/{path}/" + verb, new Need.Open("customer", action), (whose, actor) -> {
                String id = specimens.make("customer", whose, actor);
                return new Request(
                        "/api/v1/customers/" + verb,
                        Map.of("ids", List.of(id), "values", Map.of("city", "Changed"), "preview", true),
                        "customer",
                        id);
            });
        }
    }

    private void customers() {
        add(
                "POST /api/v1/customers/{id}/erasure",
                new Need.Both(new Need.OnRecord("customer", List.of(Action.DELETE)), new Need.Setting("privacy")),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    return new Request(
                            "/api/v1/customers/" + id + "/erasure", Map.of("reason", "asked"), "customer", id);
                });
        add(
                "POST /api/v1/customers/{id}/merge",
                new Need.OnRecord("customer", List.of(Action.CHANGE, Action.DELETE)),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    String other = specimens.make("customer", whose, actor);
                    return new Request(
                            "/api/v1/customers/" + id + "/merge",
                            Map.of("other", other, "confirmed", true),
                            "customer",
                            other);
                });
        entries.put(
                "PUT /api/v1/customers/{id}/dissolution",
                record("customer", Action.CHANGE, "/dissolution", Map.of("reason", "service")));
        add(
                "POST /api/v1/merges/{id}/undo",
                new Need.OnRecord("customer", List.of(Action.CHANGE, Action.DELETE)),
                (whose, actor) -> {
                    String id = specimens.make("customer", whose, actor);
                    String other = specimens.make("customer", whose, actor);
                    String merge = specimens
                            .admin()
                            .post("/api/v1/customers/" + id + "/merge", Map.of("other", other, "confirmed", true))
                            .text("merge");
                    return new Request("/api/v1/merges/" + merge + "/undo", null, "customer", id);
                });
        for (String method : List.of("POST", "DELETE")) {
            add(
                    method + " /api/v1/duplicates/{id}/dismissal",
                    new Need.OnRecord("customer", List.of(Action.CHANGE)),
                    (whose, actor) -> {
                        String id = specimens.make("customer", whose, actor);
                        String pair = specimens.pair(id, specimens.make("customer", whose, actor));
                        return new Request("/api/v1/duplicates/" + pair + "/dismissal", null, "customer", id);
                    });
        }
    }

    private void orders() {
        add("POST /api/v1/orders/{id}/returns", new Need.OnRecord("order", List.of(Action.CHANGE)), (whose, actor) -> {
            String id = specimens.make("order", whose, actor);
            return new Request(
                    "/api/v1/orders/" + id + "/returns",
                    Map.of("amount", Map.of("amount", "1.00", "currency", "EUR")),
                    "order",
                    id);
        });
    }

    private void work() {
        Map<String, Object> verbs = Map.of(
                "done", Map.of("answer", "reached"),
                "snooze", Map.of("until", Instant.now().plusSeconds(86_400).toString()),
                "handover", Map.of("team", specimens.nearTeam().toString()),
                "rejection", Map.of("reason", "not-now"));
        Need task = new Need.OnRecord("task", List.of(Action.CHANGE));
        verbs.forEach((verb, body) -> add("POST /api/v1/work-items/{id}/" + verb, task, (whose, actor) -> {
            String id = specimens.make("task", whose, actor);
            return new Request("/api/v1/work-items/" + specimens.itemOf(id) + "/" + verb, body, "task", id);
        }));
        add("POST /api/v1/work-items/{id}/undo", task, (whose, actor) -> {
            String id = specimens.make("task", whose, actor);
            return new Request(
                    "/api/v1/work-items/" + specimens.snoozedItemOf(id, actor) + "/undo", Map.of(), "task", id);
        });
        add("PUT /api/v1/tasks/{id}/related-record", task, (whose, actor) -> {
            String id = specimens.make("task", whose, actor);
            var about = Map.of("object", "task", "id", specimens.make("task", whose, actor));
            return new Request("/api/v1/tasks/" + id + "/related-record", about, "task", id);
        });
        add("DELETE /api/v1/tasks/{id}/related-record", task, (whose, actor) -> {
            String id = specimens.make("task", whose, actor);
            return new Request("/api/v1/tasks/" + id + "/related-record", null, "task", id);
        });
        for (String verb : List.of("PUT", "DELETE")) {
            add(verb + " /api/v1/tasks/{id}/followers/{user}", new Need.OnRecord("task", List.of()), (whose, actor) -> {
                String id = specimens.make("task", whose, actor);
                return new Request("/api/v1/tasks/" + id + "/followers/" + actor, null, "task", id);
            });
        }
        add("PUT /api/v1/work-settings", ADMINISTRATOR, "/api/v1/work-settings", Map.of("neglectDays", 30));
        add("POST /api/v1/notifications/read", ANYBODY, "/api/v1/notifications/read", null);
        add("POST /api/v1/notifications/{id}/read", NOBODY, "/api/v1/notifications/" + Ids.next() + "/read", null);
        Need reader = new Need.OnRecord("customer", List.of());
        add("POST /api/v1/{path}/{id}/comments", reader, (whose, actor) -> {
            String id = specimens.make("customer", whose, actor);
            return new Request("/api/v1/customers/" + id + "/comments", Map.of("text", "said"), "customer", id);
        });
        add("PATCH /api/v1/comments/{id}", reader, (whose, actor) -> {
            String id = specimens.make("customer", whose, actor);
            return new Request(
                    "/api/v1/comments/" + specimens.commentOf(id, actor), Map.of("text", "changed"), "customer", id);
        });
        add("DELETE /api/v1/comments/{id}", reader, (whose, actor) -> {
            String id = specimens.make("customer", whose, actor);
            return new Request("/api/v1/comments/" + specimens.commentOf(id, actor), null, "customer", id);
        });
        add("POST /api/v1/comments/{id}/restoration", NOBODY, "/api/v1/comments/" + Ids.next() + "/restoration", null);
    }

    private void segments() {
        for (String verb : List.of("members", "removals")) {
            add(
                    "POST /api/v1/segments/{id}/" + verb,
                    new Need.Both(
                            new Need.OnRecord("segment", List.of(Action.CHANGE)),
                            new Need.Open("customer", Action.READ)),
                    (whose, actor) -> {
                        String id = specimens.make("segment", whose, actor);
                        var chosen = Map.of("ids", List.of(specimens.make("customer", whose, actor)));
                        return new Request("/api/v1/segments/" + id + "/" + verb, chosen, "segment", id);
                    });
        }
        add(
                "POST /api/v1/segments/{id}/counts",
                new Need.OnRecord("segment", List.of(Action.CHANGE)),
                (whose, actor) -> {
                    String id = specimens.make("segment", whose, actor);
                    return new Request("/api/v1/segments/" + id + "/counts", null, "segment", id);
                });
        var policies = new Need.Setting("policies");
        add(
                "POST /api/v1/policies",
                policies,
                (whose, actor) -> Request.plain("/api/v1/policies", policy(whose, actor)));
        add("PUT /api/v1/policies/{id}", policies, (whose, actor) -> {
            var policy = policy(whose, actor);
            String id = specimens.admin().post("/api/v1/policies", policy).text("id");
            return Request.plain("/api/v1/policies/" + id, policy);
        });
        add("DELETE /api/v1/policies/{id}", policies, (whose, actor) -> {
            String id = specimens
                    .admin()
                    .post("/api/v1/policies", policy(whose, actor))
                    .text("id");
            return Request.plain("/api/v1/policies/" + id, null);
        });
        add("PUT /api/v1/policies/order", policies, (whose, actor) -> {
            var ids = new java.util.ArrayList<String>();
            specimens
                    .admin()
                    .get("/api/v1/policies")
                    .json()
                    .path("items")
                    .forEach(item -> ids.add(item.path("id").asString()));
            return Request.plain("/api/v1/policies/order", Map.of("ids", ids));
        });
        add("PUT /api/v1/segment-settings", ADMINISTRATOR, "/api/v1/segment-settings", Map.of("weakQuality", 50));
    }

    private Map<String, Object> policy(Whose whose, UUID actor) {
        return Map.of(
                "name", "Walk",
                "segment", specimens.make("segment", whose, actor),
                "channels", List.of("email"),
                "actions", List.of("mail"));
    }

    private void background() {
        add(
                "POST /api/v1/exports",
                new Need.Open("customer", Action.EXPORT),
                "/api/v1/exports",
                Map.of("object", "customer", "fields", List.of("name"), "format", "csv"));
        add(
                "POST /api/v1/imports",
                new Need.Both(new Need.Setting("imports"), new Need.Open("customer", Action.CREATE)),
                "/api/v1/imports?object=customer",
                new relata.testing.Api.Upload("people.csv", "name\nSomebody\n"));
        for (String verb : List.of("check", "start", "stop", "undo")) {
            add("POST /api/v1/imports/{id}/" + verb, NOBODY, "/api/v1/imports/" + Ids.next() + "/" + verb, null);
        }
        add("PUT /api/v1/imports/{id}/format", NOBODY, "/api/v1/imports/" + Ids.next() + "/format", Map.of());
        add(
                "PUT /api/v1/imports/{id}/refused/{row}",
                NOBODY,
                "/api/v1/imports/" + Ids.next() + "/refused/1",
                Map.of("cells", List.of()));
        add("POST /api/v1/imports/{id}/retry", NOBODY, "/api/v1/imports/" + Ids.next() + "/retry", null);
        add("PUT /api/v1/imports/{id}/mapping", NOBODY, "/api/v1/imports/" + Ids.next() + "/mapping", Map.of());
        add("DELETE /api/v1/imports/{id}", NOBODY, "/api/v1/imports/" + Ids.next(), null);
        add("PATCH /api/v1/import-mappings/{id}", NOBODY, "/api/v1/import-mappings/" + Ids.next(), Map.of("name", "x"));
        add("DELETE /api/v1/import-mappings/{id}", NOBODY, "/api/v1/import-mappings/" + Ids.next(), null);
        for (String verb : List.of("stop", "undo")) {
            add(
                    "POST /api/v1/bulk-changes/{id}/" + verb,
                    NOBODY,
                    "/api/v1/bulk-changes/" + Ids.next() + "/" + verb,
                    null);
        }
    }
}
