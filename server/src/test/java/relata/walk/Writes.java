package relata.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;
import relata.platform.access.Action;
import relata.platform.people.BuiltInRole;

/**
 * What each operation of the description needs, and how it is asked. Those of records follow from the object; whatever
 * else there is has a line here, and an operation without one fails the walk.
 */
final class Writes {

    private static final Need NOBODY = new Need.Nobody();
    private static final Need ANYBODY = new Need.Anybody();
    private static final Need ADMINISTRATOR = new Need.Administrator();

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
        background();
        settings();
        definitions();
        doors();
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

    private void add(String operation, Need need, Asking asking) {
        entries.put(operation, new Entry(need, asking));
    }

    private void add(String operation, Need need, String address, @Nullable Object body) {
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

    private void settings() {
        label();
        group("teams", "teams", Map.of());
        group("territories", "territories", Map.of());
        add("POST /api/v1/roles", ADMINISTRATOR, (whose, actor) -> Request.plain("/api/v1/roles", role()));
        add(
                "PATCH /api/v1/roles/{id}",
                ADMINISTRATOR,
                (whose, actor) -> Request.plain(made("roles", role()), Map.of("settings", List.of("users"))));
        add("DELETE /api/v1/roles/{id}", ADMINISTRATOR, (whose, actor) -> Request.plain(made("roles", role()), null));
        var users = new Need.Setting("users");
        add("PUT /api/v1/roles/{id}/users/{user}", users, (whose, actor) -> Request.plain(holder(), null));
        add("DELETE /api/v1/roles/{id}/users/{user}", users, (whose, actor) -> Request.plain(holder(), null));
        add("POST /api/v1/users", users, (whose, actor) -> Request.plain("/api/v1/users", user()));
        add(
                "PATCH /api/v1/users/{id}",
                users,
                (whose, actor) -> Request.plain(made("users", user()), Map.of("name", "Changed")));
        add(
                "POST /api/v1/users/{id}/invitation",
                users,
                (whose, actor) -> Request.plain(made("users", user()) + "/invitation", null));
        add(
                "DELETE /api/v1/users/{id}/totp",
                ADMINISTRATOR,
                (whose, actor) -> Request.plain(made("users", user()) + "/totp", null));
        add(
                "PUT /api/v1/mail-sender",
                new Need.Setting("mail"),
                "/api/v1/mail-sender",
                Map.of("host", "localhost", "port", 9, "from", "relata@example.com", "encryption", "none"));
        // nothing listens there: whoever may try is told so
        add("POST /api/v1/mail-sender/test", NOBODY, "/api/v1/mail-sender/test", Map.of("to", "a@example.com"));
        add(
                "POST /api/v1/views",
                new Need.Open("customer", Action.READ),
                (whose, actor) -> Request.plain(
                        "/api/v1/views", Map.of("object", "customer", "name", "Mine " + specimens.number())));
        add(
                "PATCH /api/v1/views/{id}",
                ADMINISTRATOR,
                (whose, actor) -> Request.plain(made("views", view()), Map.of("name", "Changed")));
        add(
                "PUT /api/v1/views/arrangement",
                ANYBODY,
                "/api/v1/views/arrangement?object=customer",
                Map.of("order", List.of()));
        add("DELETE /api/v1/views/{id}", ADMINISTRATOR, (whose, actor) -> Request.plain(made("views", view()), null));
    }

    private void label() {
        add("POST /api/v1/catalog/objects", ADMINISTRATOR, (whose, actor) -> {
            int number = specimens.number();
            var label = Map.of("en", "Walk " + number);
            String letters = letters(number);
            return Request.plain(
                    "/api/v1/catalog/objects",
                    Map.of("name", "walk" + letters, "path", "walk-" + letters, "label", label, "pluralLabel", label));
        });
        add(
                "POST /api/v1/catalog/{object}/fields",
                ADMINISTRATOR,
                (whose, actor) ->
                        Request.plain("/api/v1/catalog/customer/fields", field("cf_walk_" + specimens.number())));
        add(
                "PATCH /api/v1/catalog/{object}/fields/{name}",
                ADMINISTRATOR,
                (whose, actor) -> Request.plain(madeField(), Map.of("label", Map.of("en", "Changed"))));
        add(
                "DELETE /api/v1/catalog/{object}/fields/{name}",
                ADMINISTRATOR,
                (whose, actor) -> Request.plain(madeField(), null));
        add("POST /api/v1/catalog/{object}/fields/{name}/restoration", ADMINISTRATOR, (whose, actor) -> {
            String address = madeField();
            specimens.admin().delete(address);
            return Request.plain(address + "/restoration", null);
        });
    }

    /** Custom objects, and what is in the bin of definitions. */
    private void definitions() {
        var label = Map.of("label", Map.of("en", "Walk"));
        add("PATCH /api/v1/catalog/objects/{name}", ADMINISTRATOR, (whose, actor) -> Request.plain(object(), label));
        add("DELETE /api/v1/catalog/objects/{name}", ADMINISTRATOR, (whose, actor) -> Request.plain(object(), null));
        add("POST /api/v1/catalog/objects/{name}/restoration", ADMINISTRATOR, (whose, actor) -> {
            String address = object();
            specimens.admin().delete(address);
            return Request.plain(address + "/restoration", null);
        });
        add("DELETE /api/v1/catalog/deleted-objects/{name}", ADMINISTRATOR, (whose, actor) -> {
            String address = object();
            specimens.admin().delete(address);
            return Request.plain(address.replace("/objects/", "/deleted-objects/"), null);
        });
        add("PUT /api/v1/catalog/{object}/fields/order", ADMINISTRATOR, (whose, actor) -> {
            madeField();
            return Request.plain("/api/v1/catalog/customer/fields/order", Map.of("fields", List.of("cf_walk")));
        });
        add("DELETE /api/v1/catalog/deleted-fields/{object}/{name}", ADMINISTRATOR, (whose, actor) -> {
            specimens.admin().delete(madeField());
            fieldAddress = null;
            return Request.plain("/api/v1/catalog/deleted-fields/customer/cf_walk", null);
        });
    }

    /** The address of the custom object of the walk, made or brought back. */
    private String object() {
        String address = "/api/v1/catalog/objects/walked";
        var label = Map.of("en", "Walked");
        specimens.admin().post(address + "/restoration", null);
        specimens
                .admin()
                .post("/api/v1/catalog/objects", Map.of("name", "walked", "label", label, "pluralLabel", label));
        return address;
    }

    /** Somebody who might have a role. */
    private String holder() {
        String user = made("users", user());
        return made("roles", role()) + "/users/" + user.substring(user.lastIndexOf('/') + 1);
    }

    private @Nullable String fieldAddress;

    /** One for the whole walk: each new column locks the table. */
    private String madeField() {
        if (fieldAddress == null) {
            specimens.admin().post("/api/v1/catalog/customer/fields", field("cf_walk"));
            fieldAddress = "/api/v1/catalog/customer/fields/cf_walk";
        }
        specimens.admin().post(fieldAddress + "/restoration", null);
        return fieldAddress;
    }

    private static Map<String, Object> field(String name) {
        return Map.of("name", name, "type", "text", "label", Map.of("en", "Walk"));
    }

    private static String letters(int number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .collect(java.util.stream.Collectors.joining());
    }

    private void group(String path, String setting, Map<String, ?> more) {
        var need = new Need.Setting(setting);
        Asking named = (whose, actor) -> Request.plain("/api/v1/" + path, named(more));
        add("POST /api/v1/" + path, need, named);
        add(
                "PATCH /api/v1/" + path + "/{id}",
                need,
                (whose, actor) -> Request.plain(made(path, named(more)), named(more)));
        add("DELETE /api/v1/" + path + "/{id}", need, (whose, actor) -> Request.plain(made(path, named(more)), null));
    }

    private Map<String, Object> named(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("name", "Walk " + specimens.number());
        return body;
    }

    private Map<String, Object> role() {
        return Map.of("name", "Walk " + specimens.number(), "grants", Map.of(), "settings", List.of());
    }

    private Map<String, Object> user() {
        int number = specimens.number();
        return Map.of(
                "name",
                "Walk " + number,
                "email",
                "walk" + number + "@example.com",
                "roles",
                List.of(BuiltInRole.READ_ONLY.id().toString()));
    }

    private Map<String, Object> view() {
        return Map.of("object", "customer", "name", "Everyone's " + specimens.number(), "sharing", "everyone");
    }

    private String made(String path, Map<String, Object> body) {
        var answer = specimens.admin().post("/api/v1/" + path, body);
        if (answer.status() != 201) {
            throw new AssertionError(path + " " + answer);
        }
        return "/api/v1/" + path + "/" + Objects.requireNonNull(answer.text("id"));
    }

    /** What is done in a browser, or with a link or a password that nobody of the walk has. */
    private void doors() {
        add("POST /api/v1/setup", NOBODY, "/api/v1/setup", Map.of());
        add("POST /api/v1/session", NOBODY, "/api/v1/session", Map.of("email", "no@example.com", "password", "no"));
        add("POST /api/v1/session/totp", NOBODY, "/api/v1/session/totp", Map.of("code", "000000"));
        add("DELETE /api/v1/session", ANYBODY, "/api/v1/session", null);
        add(
                "POST /api/v1/password-resets",
                ANYBODY,
                (whose, actor) -> Request.plain(
                        "/api/v1/password-resets", Map.of("email", "nobody" + specimens.number() + "@example.com")));
        add("PUT /api/v1/password-resets/{word}", NOBODY, "/api/v1/password-resets/none", Map.of("password", "seven"));
        add("PUT /api/v1/invitations/{word}", NOBODY, "/api/v1/invitations/none", Map.of("password", "seven"));
        add("PATCH /api/v1/me", ANYBODY, "/api/v1/me", Map.of("name", "Renamed"));
        add("PUT /api/v1/me/password", NOBODY, "/api/v1/me/password", Map.of("current", "no", "password", "no"));
        add("POST /api/v1/me/totp", NOBODY, "/api/v1/me/totp", null);
        add("PUT /api/v1/me/totp", NOBODY, "/api/v1/me/totp", Map.of("code", "000000"));
        add("DELETE /api/v1/me/totp", NOBODY, "/api/v1/me/totp", null);
        add("PATCH /api/v1/me/passkeys/{id}", NOBODY, "/api/v1/me/passkeys/" + Ids.next(), Map.of("name", "x"));
        add("DELETE /api/v1/me/passkeys/{id}", NOBODY, "/api/v1/me/passkeys/" + Ids.next(), null);
        add("POST /api/v1/tokens", NOBODY, "/api/v1/tokens", Map.of("name", "more"));
        add("DELETE /api/v1/tokens/{id}", NOBODY, "/api/v1/tokens/" + Ids.next(), null);
    }
}
