package relata.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;
import relata.platform.access.Action;
import relata.platform.people.BuiltInRole;

/** The lines of {@link Writes} about what no single record is at stake in: settings, definitions, signing in. */
final class SettingsWrites {

    private final Writes writes;
    private final Specimens specimens;

    SettingsWrites(Writes writes, Specimens specimens) {
        this.writes = writes;
        this.specimens = specimens;
        settings();
        definitions();
        doors();
    }

    private void settings() {
        label();
        group("teams", "teams", Map.of());
        group("territories", "territories", Map.of());
        writes.add(
                "POST /api/v1/roles",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain("/api/v1/roles", role()));
        writes.add(
                "PATCH /api/v1/roles/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) ->
                        Writes.Request.plain(specimens.added("roles", role()), Map.of("settings", List.of("users"))));
        writes.add(
                "DELETE /api/v1/roles/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("roles", role()), null));
        var users = new Need.Setting("users");
        writes.add(
                "PUT /api/v1/roles/{id}/users/{user}", users, (whose, actor) -> Writes.Request.plain(holder(), null));
        writes.add(
                "DELETE /api/v1/roles/{id}/users/{user}",
                users,
                (whose, actor) -> Writes.Request.plain(holder(), null));
        writes.add("POST /api/v1/users", users, (whose, actor) -> Writes.Request.plain("/api/v1/users", user()));
        writes.add(
                "PATCH /api/v1/users/{id}",
                users,
                (whose, actor) -> Writes.Request.plain(specimens.added("users", user()), Map.of("name", "Changed")));
        writes.add(
                "POST /api/v1/users/{id}/invitation",
                users,
                (whose, actor) -> Writes.Request.plain(specimens.added("users", user()) + "/invitation", null));
        writes.add(
                "DELETE /api/v1/users/{id}/totp",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("users", user()) + "/totp", null));
        writes.add(
                "PUT /api/v1/mail-sender",
                new Need.Setting("mail"),
                "/api/v1/mail-sender",
                Map.of("host", "localhost", "port", 9, "from", "relata@example.com", "encryption", "none"));
        // nothing listens there: whoever may try is told so
        writes.add(
                "POST /api/v1/mail-sender/test",
                Writes.NOBODY,
                "/api/v1/mail-sender/test",
                Map.of("to", "a@example.com"));
        writes.add(
                "POST /api/v1/views",
                new Need.Open("customer", Action.READ),
                (whose, actor) -> Writes.Request.plain(
                        "/api/v1/views", Map.of("object", "customer", "name", "Mine " + specimens.number())));
        writes.add(
                "PATCH /api/v1/views/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("views", view()), Map.of("name", "Changed")));
        writes.add(
                "PUT /api/v1/views/arrangement",
                Writes.ANYBODY,
                "/api/v1/views/arrangement?object=customer",
                Map.of("order", List.of()));
        writes.add(
                "DELETE /api/v1/views/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("views", view()), null));
    }

    private void label() {
        writes.add("POST /api/v1/catalog/objects", Writes.ADMINISTRATOR, (whose, actor) -> {
            int number = specimens.number();
            var label = Map.of("en", "Walk " + number);
            String letters = letters(number);
            return Writes.Request.plain(
                    "/api/v1/catalog/objects",
                    Map.of("name", "walk" + letters, "path", "walk-" + letters, "label", label, "pluralLabel", label));
        });
        writes.add(
                "POST /api/v1/catalog/{object}/fields",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(
                        "/api/v1/catalog/customer/fields", field("cf_walk_" + specimens.number())));
        writes.add(
                "PATCH /api/v1/catalog/{object}/fields/{name}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(madeField(), Map.of("label", Map.of("en", "Changed"))));
        writes.add(
                "DELETE /api/v1/catalog/{object}/fields/{name}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(madeField(), null));
        writes.add("POST /api/v1/catalog/{object}/fields/{name}/restoration", Writes.ADMINISTRATOR, (whose, actor) -> {
            String address = madeField();
            specimens.admin().delete(address);
            return Writes.Request.plain(address + "/restoration", null);
        });
    }

    /** Custom objects, and what is in the bin of definitions. */
    private void definitions() {
        var label = Map.of("label", Map.of("en", "Walk"));
        writes.add(
                "PATCH /api/v1/catalog/objects/{name}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(object(), label));
        writes.add(
                "DELETE /api/v1/catalog/objects/{name}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(object(), null));
        writes.add("POST /api/v1/catalog/objects/{name}/restoration", Writes.ADMINISTRATOR, (whose, actor) -> {
            String address = object();
            specimens.admin().delete(address);
            return Writes.Request.plain(address + "/restoration", null);
        });
        writes.add("DELETE /api/v1/catalog/deleted-objects/{name}", Writes.ADMINISTRATOR, (whose, actor) -> {
            String address = object();
            specimens.admin().delete(address);
            return Writes.Request.plain(address.replace("/objects/", "/deleted-objects/"), null);
        });
        writes.add("PUT /api/v1/catalog/{object}/fields/order", Writes.ADMINISTRATOR, (whose, actor) -> {
            madeField();
            return Writes.Request.plain("/api/v1/catalog/customer/fields/order", Map.of("fields", List.of("cf_walk")));
        });
        writes.add("DELETE /api/v1/catalog/deleted-fields/{object}/{name}", Writes.ADMINISTRATOR, (whose, actor) -> {
            specimens.admin().delete(madeField());
            fieldAddress = null;
            return Writes.Request.plain("/api/v1/catalog/deleted-fields/customer/cf_walk", null);
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
        String user = specimens.added("users", user());
        return specimens.added("roles", role()) + "/users/" + user.substring(user.lastIndexOf('/') + 1);
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
                .collect(Collectors.joining());
    }

    private void group(String path, String setting, Map<String, ?> more) {
        var need = new Need.Setting(setting);
        Writes.Asking named = (whose, actor) -> Writes.Request.plain("/api/v1/" + path, named(more));
        writes.add("POST /api/v1/" + path, need, named);
        writes.add(
                "PATCH /api/v1/" + path + "/{id}",
                need,
                (whose, actor) -> Writes.Request.plain(specimens.added(path, named(more)), named(more)));
        writes.add(
                "DELETE /api/v1/" + path + "/{id}",
                need,
                (whose, actor) -> Writes.Request.plain(specimens.added(path, named(more)), null));
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

    /** What is done in a browser, or with a link or a password that nobody of the walk has. */
    private void doors() {
        writes.add("POST /api/v1/setup", Writes.NOBODY, "/api/v1/setup", Map.of());
        writes.add(
                "POST /api/v1/session",
                Writes.NOBODY,
                "/api/v1/session",
                Map.of("email", "no@example.com", "password", "no"));
        writes.add("POST /api/v1/session/totp", Writes.NOBODY, "/api/v1/session/totp", Map.of("code", "000000"));
        writes.add("DELETE /api/v1/session", Writes.ANYBODY, "/api/v1/session", null);
        writes.add(
                "POST /api/v1/password-resets",
                Writes.ANYBODY,
                (whose, actor) -> Writes.Request.plain(
                        "/api/v1/password-resets", Map.of("email", "nobody" + specimens.number() + "@example.com")));
        writes.add(
                "PUT /api/v1/password-resets/{word}",
                Writes.NOBODY,
                "/api/v1/password-resets/none",
                Map.of("password", "seven"));
        writes.add(
                "PUT /api/v1/invitations/{word}",
                Writes.NOBODY,
                "/api/v1/invitations/none",
                Map.of("password", "seven"));
        writes.add("PATCH /api/v1/me", Writes.ANYBODY, "/api/v1/me", Map.of("name", "Renamed"));
        writes.add(
                "PUT /api/v1/me/password",
                Writes.NOBODY,
                "/api/v1/me/password",
                Map.of("current", "no", "password", "no"));
        writes.add("POST /api/v1/me/totp", Writes.NOBODY, "/api/v1/me/totp", null);
        writes.add("PUT /api/v1/me/totp", Writes.NOBODY, "/api/v1/me/totp", Map.of("code", "000000"));
        writes.add("DELETE /api/v1/me/totp", Writes.NOBODY, "/api/v1/me/totp", null);
        writes.add(
                "PATCH /api/v1/me/passkeys/{id}",
                Writes.NOBODY,
                "/api/v1/me/passkeys/" + Ids.next(),
                Map.of("name", "x"));
        writes.add("DELETE /api/v1/me/passkeys/{id}", Writes.NOBODY, "/api/v1/me/passkeys/" + Ids.next(), null);
        writes.add("POST /api/v1/tokens", Writes.NOBODY, "/api/v1/tokens", Map.of("name", "more"));
        writes.add("DELETE /api/v1/tokens/{id}", Writes.NOBODY, "/api/v1/tokens/" + Ids.next(), null);
    }
}
