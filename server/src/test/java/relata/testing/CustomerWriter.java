package relata.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A client that creates and changes customers of its own, and knows which writes were acknowledged and which broke off. */
public final class CustomerWriter {

    private static final List<String> CITIES = List.of("Київ", "Львів", "Одеса", "Харків", "Warszawa");

    private final String name;
    private final Random random;
    private final List<Written> acknowledged = new CopyOnWriteArrayList<>();
    private @Nullable Creation brokenCreation;
    private @Nullable Move brokenMove;
    private @Nullable AssertionError failure;
    private volatile int writes;
    private int made;
    private int brokenOff;

    public CustomerWriter(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
    }

    /** A customer as the server last acknowledged it. */
    public record Written(
            UUID id, long version, String name, @Nullable String city) {}

    private record Creation(String key, Map<String, String> body) {}

    private record Move(int place, String city) {}

    /** What it may count on; read by other threads too. */
    public List<Written> acknowledged() {
        return acknowledged;
    }

    /** How many writes were acknowledged; read by other threads too. */
    public int writes() {
        return writes;
    }

    public int brokenOff() {
        return brokenOff;
    }

    /** Writes one after the other until one breaks off, or until it is over: a database may be back before anybody notices. */
    public void writeUntilBroken(Api api, BooleanSupplier over) {
        try {
            while (!over.getAsBoolean()) {
                if (acknowledged.isEmpty() || random.nextInt(5) < 3) {
                    made++;
                    String called = name + "-" + made;
                    create(
                            api,
                            new Creation(
                                    called,
                                    Map.of("kind", "person", "name", called, "email", called + "@example.com")));
                } else {
                    int place = random.nextInt(acknowledged.size());
                    String other = CITIES.get(random.nextInt(CITIES.size()));
                    if (!other.equals(acknowledged.get(place).city())) {
                        move(api, new Move(place, other));
                    }
                }
            }
        } catch (UncheckedIOException broken) {
            brokenOff++;
        } catch (AssertionError refused) {
            failure = refused;
        }
    }

    /** After a new start: sends the broken creation again under its key; asks whether the broken change was done. */
    public void settle(Api api) {
        if (failure != null) {
            throw failure;
        }
        if (brokenCreation != null) {
            create(api, brokenCreation);
        }
        if (brokenMove != null) {
            Move move = brokenMove;
            Written before = acknowledged.get(move.place());
            JsonNode now = api.get("/api/v1/customers/" + before.id()).json();
            Written moved = moved(before, move);
            Written found = new Written(
                    before.id(),
                    now.path("version").asLong(),
                    now.path("name").asString(""),
                    now.path("city").isNull() ? null : now.path("city").asString(""));
            assertThat(found).isIn(before, moved);
            acknowledged.set(move.place(), found);
            brokenMove = null;
        }
    }

    private void create(Api api, Creation creation) {
        brokenCreation = creation;
        Api.Answer answer = api.with("Idempotency-Key", creation.key()).post("/api/v1/customers", creation.body());
        if (refusedByItsEnd(answer)) {
            throw new UncheckedIOException(new java.io.IOException(answer.toString()));
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        acknowledged.add(new Written(
                UUID.fromString(answer.text("id")),
                answer.json().path("version").asLong(),
                answer.text("name"),
                null));
        brokenCreation = null;
        writes = writes + 1;
    }

    private void move(Api api, Move move) {
        brokenMove = move;
        Written before = acknowledged.get(move.place());
        Api.Answer answer = api.with("If-Match", "\"" + before.version() + "\"")
                .patch("/api/v1/customers/" + before.id(), Map.of("city", move.city()));
        if (refusedByItsEnd(answer)) {
            throw new UncheckedIOException(new java.io.IOException(answer.toString()));
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        acknowledged.set(move.place(), moved(before, move));
        brokenMove = null;
        writes = writes + 1;
    }

    /** The database may end a moment before the server does: then it answers 503, or 500 where a commit broke off. */
    private static boolean refusedByItsEnd(Api.Answer answer) {
        return answer.status() >= 500;
    }

    private static Written moved(Written before, Move move) {
        return new Written(before.id(), before.version() + 1, before.name(), move.city());
    }

    /** Asks a database in which none but such clients have written whether anything of a write is there without the rest. */
    public static void nothingIsHalfDone(JdbcClient jdbc) {
        assertThat(count(jdbc, """
                customer c where c.version <> (select count(*) from audit a
                                                    where a.record_id = c.id and a.action in ('create', 'change'))
                """))
                .as("customers whose audit has not one row for each version")
                .isZero();
        assertThat(count(jdbc, """
                audit a where a.object = 'customer' and not exists (select 1 from customer c where c.id = a.record_id)
                """)).as("audit of customers that are not there").isZero();
        assertThat(count(jdbc, """
                customer c
                  left join audit a on a.record_id = c.id and a.action = 'change'
                   and a.at = (select max(at) from audit l where l.record_id = c.id)
                 where a.id is not null and c.city is distinct from a.changes->'city'->>1
                """))
                .as("customers whose last audit tells another city")
                .isZero();
        assertThat(count(jdbc, "customer")).as("a key for each creation").isEqualTo(count(jdbc, "idempotency_key"));
        assertThat(count(jdbc, """
                customer c
                 where (select count(*) from customer_identity i where i.customer_id = c.id)
                    <> (select count(*) from contact_point p where p.customer_id = c.id and p.deleted_at is null)
                """))
                .as("customers whose identities are not those of their contact points")
                .isZero();
    }

    private static long count(JdbcClient jdbc, String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }
}
