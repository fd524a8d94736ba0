package relata.walk;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.testing.Api;
import relata.testing.People;

/** Makes a record of every object type, whosever it shall be. Every text in it holds {@link #SECRET}. */
public final class Specimens {

    static final String SECRET = "Zqxsecret";

    /** Objects without an owner: any scope reaches all of them. */
    static final Set<String> SHARED = Set.of("product", "exchangeRate", "channel", "segment");

    /** Objects with an owner, a team and a territory of their own. */
    static final Set<String> OWNED = Set.of("customer", "household", "task");

    private static final Map<String, String> PATHS = Map.ofEntries(
            entry("customer", "customers"),
            entry("household", "households"),
            entry("interaction", "interactions"),
            entry("openMatter", "open-matters"),
            entry("cost", "costs"),
            entry("contactPoint", "contact-points"),
            entry("consent", "consents"),
            entry("address", "addresses"),
            entry("externalId", "external-ids"),
            entry("relationship", "relationships"),
            entry("order", "orders"),
            entry("orderLine", "order-lines"),
            entry("product", "products"),
            entry("exchangeRate", "exchange-rates"),
            entry("channel", "channels"),
            entry("task", "tasks"),
            entry("segment", "segments"));

    /** A text of each object that can be changed. */
    private static final Map<String, Map<String, ?>> CHANGES = Map.ofEntries(
            entry("customer", Map.of("city", "Changed")),
            entry("household", Map.of("name", "Changed")),
            entry("interaction", Map.of("subject", "Changed")),
            entry("openMatter", Map.of("title", "Changed")),
            entry("cost", Map.of("note", "Changed")),
            entry("contactPoint", Map.of("label", "Changed")),
            entry("consent", Map.of("evidence", "Changed")),
            entry("address", Map.of("note", "Changed")),
            entry("externalId", Map.of("system", "changed")),
            entry("relationship", Map.of("role", "Changed")),
            entry("order", Map.of("note", "Changed")),
            entry("orderLine", Map.of("description", "Changed")),
            entry("product", Map.of("name", "Changed")),
            entry("exchangeRate", Map.of("rate", 2)),
            entry("channel", Map.of("name", "Changed")),
            entry("task", Map.of("note", "Changed")),
            entry("segment", Map.of("description", "Changed")));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Api admin;
    private final JdbcClient jdbc;
    private final Place near;
    private final Place far;
    private final People.Person somebodyElse;

    /** A team and a territory, with one below it, in which customers of it stand. */
    record Place(UUID team, UUID territory, UUID below) {}

    public Specimens(Api admin, JdbcClient jdbc, People people) {
        this.admin = admin;
        this.jdbc = jdbc;
        this.near = place();
        this.far = place();
        this.somebodyElse = people.with();
    }

    private Place place() {
        int number = NUMBER.incrementAndGet();
        UUID team = id(admin.post("/api/v1/teams", Map.of("name", "Team " + number)));
        UUID territory = id(admin.post("/api/v1/territories", Map.of("name", "Territory " + number)));
        UUID below = id(
                admin.post("/api/v1/territories", Map.of("name", "Below " + number, "parent", territory.toString())));
        return new Place(team, territory, below);
    }

    /** Puts somebody into the near team and the near territory. */
    void settle(UUID user) {
        jdbc.sql("insert into team_member (user_id, team_id) values (?, ?)")
                .params(user, near.team())
                .update();
        jdbc.sql("insert into territory_member (user_id, territory_id) values (?, ?)")
                .params(user, near.territory())
                .update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
    }

    public static String path(String object) {
        return Objects.requireNonNull(PATHS.get(object), () -> "no specimen of " + object);
    }

    static @Nullable String objectAt(String path) {
        return PATHS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(path))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    Map<String, ?> changed(String object) {
        return Objects.requireNonNull(CHANGES.get(object));
    }

    public String make(String object, Whose whose, UUID actor) {
        return made(object, creation(object, whose, actor), whose, actor);
    }

    private String made(String object, Map<String, Object> body, Whose whose, UUID actor) {
        Api.Answer answer = admin.post("/api/v1/" + path(object), body);
        assertThat(answer.status()).as(object + " " + answer).isEqualTo(201);
        if (OWNED.contains(object)) {
            jdbc.sql("update " + object + " set owner_id = :owner, team_id = :team, territory_id = :territory"
                            + " where id = :id")
                    .params(Map.of(
                            "owner", owner(whose, actor),
                            "team", team(whose),
                            "territory", territory(whose),
                            "id", UUID.fromString(answer.text("id"))))
                    .update();
        }
        return answer.text("id");
    }

    private UUID owner(Whose whose, UUID actor) {
        return whose == Whose.OWN ? actor : somebodyElse.id();
    }

    private UUID team(Whose whose) {
        return whose == Whose.TEAM ? near.team() : far.team();
    }

    private UUID territory(Whose whose) {
        return whose == Whose.TERRITORY ? near.below() : far.territory();
    }

    /** The body that creates one, for a customer who is this much the actor's. */
    Map<String, Object> creation(String object, Whose whose, UUID actor) {
        int number = NUMBER.incrementAndGet();
        String text = SECRET + " " + number;
        Map<String, Object> body = new HashMap<>();
        switch (object) {
            case "customer" ->
                body.putAll(Map.of(
                        "kind",
                        "person",
                        "name",
                        text,
                        "city",
                        SECRET + "ville",
                        "description",
                        text,
                        "externalId",
                        SECRET + "-" + number));
            case "household", "product", "segment" -> body.putAll(Map.of("name", text));
            case "task" -> body.putAll(Map.of("subject", text));
            case "channel" -> body.putAll(Map.of("code", "zqx" + number, "name", text));
            case "exchangeRate" ->
                body.putAll(Map.of(
                        "currency",
                        "JPY",
                        "validFrom",
                        LocalDate.of(1990, 1, 1).plusDays(number).toString(),
                        "rate",
                        1));
            case "orderLine" ->
                body.putAll(Map.of(
                        "order",
                        make("order", whose, actor),
                        "description",
                        text,
                        "quantity",
                        1,
                        "amount",
                        Map.of("amount", "777.77", "currency", "EUR")));
            default -> {
                body.put("customer", make("customer", whose, actor));
                body.putAll(part(object, text, number, whose, actor));
            }
        }
        if (OWNED.contains(object)) {
            body.put("owner", owner(whose, actor).toString());
            body.put("team", team(whose).toString());
            body.put("territory", territory(whose).toString());
        }
        return body;
    }

    private Map<String, Object> part(String object, String text, int number, Whose whose, UUID actor) {
        return switch (object) {
            case "interaction" ->
                Map.of(
                        "channel",
                        "phone",
                        "direction",
                        "in",
                        "kind",
                        "note",
                        "subject",
                        text,
                        "body",
                        text,
                        // a note is changed by whoever wrote it
                        "user",
                        actor.toString());
            case "openMatter" ->
                Map.of(
                        "kind", "other",
                        "source", "walk",
                        "sourceId", text,
                        "title", text,
                        "state", "open",
                        "since", "2026-11-01T10:00:00Z");
            case "cost" ->
                Map.of(
                        "kind",
                        "other",
                        "amount",
                        Map.of("amount", "777.77", "currency", "EUR"),
                        "incurredOn",
                        "2026-11-01",
                        "note",
                        text);
            case "contactPoint" ->
                Map.of("kind", "email", "value", "zqxsecret" + number + "@example.com", "label", text);
            case "consent" -> Map.of("purpose", "offers", "channel", "email", "state", "given", "evidence", text);
            case "address" -> Map.of("kind", "delivery", "street", text, "note", text);
            case "externalId" -> Map.of("system", "walk", "value", text);
            case "relationship" -> Map.of("other", make("customer", whose, actor), "kind", "other", "role", text);
            case "order" ->
                Map.of(
                        "number",
                        text,
                        "note",
                        text,
                        "placedAt",
                        "2026-11-01T10:00:00Z",
                        "total",
                        Map.of("amount", "777.77", "currency", "EUR"));
            default -> throw new IllegalArgumentException("no specimen of " + object);
        };
    }

    /** A note under a customer, in a file. */
    String fileOf(String customer) {
        return id(admin.post(
                        "/api/v1/customers/" + customer + "/files",
                        new Api.Upload(SECRET + ".txt", SECRET + " in a file")))
                .toString();
    }

    /** A comment of this person on a customer. */
    String commentOf(String customer, UUID author) {
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into comment (id, object, record_id, customer_id, body, author_id)
                 values (?, 'customer', ?::uuid, ?::uuid, ?, ?)
                 """).params(id, customer, customer, SECRET + " said", author).update();
        return id.toString();
    }

    /** The item of a task on the work list. */
    String itemOf(String task) {
        return jdbc.sql("select id::text from work_item where task_id = ?::uuid")
                .param(task)
                .query(String.class)
                .single();
    }

    /** The same, after this person has put it off. */
    String snoozedItemOf(String task, UUID actor) {
        String item = itemOf(task);
        jdbc.sql("update work_item set state = 'snoozed', snoozed_until = now() + interval '1 day' where id = ?::uuid")
                .param(item)
                .update();
        jdbc.sql("""
                 insert into work_item_step (id, item_id, verb, by_user, before)
                 values (?, ?::uuid, 'snooze', ?, '{"state": "open"}')
                 """).params(Ids.next(), item, actor).update();
        return item;
    }

    String pair(String first, String second) {
        UUID pair = Ids.next();
        boolean inOrder = first.compareTo(second) < 0;
        jdbc.sql("""
                 insert into duplicate_candidate (id, first_id, second_id, score, reasons)
                 values (?, ?::uuid, ?::uuid, 0.9, '[]')
                 """)
                .params(pair, inOrder ? first : second, inOrder ? second : first)
                .update();
        return pair.toString();
    }

    /** The newest entry in a record's history that changed the field. */
    String change(String path, String id, String field) {
        for (var item :
                admin.get("/api/v1/" + path + "/" + id + "/history").json().path("items")) {
            for (var change : item.path("changes")) {
                if (change.path("field").asString("").equals(field)) {
                    return item.path("id").asString("");
                }
            }
        }
        throw new AssertionError("no history of " + field);
    }

    UUID nearTeam() {
        return near.team();
    }

    Api admin() {
        return admin;
    }

    /** The address of something that the administrator adds at a path. */
    String added(String path, Map<String, Object> body) {
        return "/api/v1/" + path + "/" + id(admin.post("/api/v1/" + path, body));
    }

    int number() {
        return NUMBER.incrementAndGet();
    }

    private static UUID id(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return UUID.fromString(answer.text("id"));
    }

    /** Everything in the record's row that is not computed from other rows in the background, as text. */
    String row(String object, String id) {
        String table = object.equals("order")
                ? "sales_order"
                : object.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return String.join(
                "",
                jdbc.sql(
                                "select (to_jsonb(t) - '{quality,last_contact_at,order_count,last_order_at,spent}'::text[])::text from "
                                        + table + " t where id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .list());
    }

    List<String> objects() {
        return objectNames();
    }

    public static List<String> objectNames() {
        return new ArrayList<>(PATHS.keySet());
    }
}
