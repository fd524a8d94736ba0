package relata.customers.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.RelataApplication;
import relata.platform.Home;
import relata.platform.Ids;
import relata.platform.backup.AfterRestore;
import relata.platform.backup.Backup;
import relata.platform.backup.Restore;
import relata.platform.mail.Deliveries;
import relata.platform.mail.Letter;
import relata.platform.people.BuiltInRole;
import relata.platform.postgres.DatabaseAddress;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.TestDatabase;

/** Whoever is erased is nowhere any more: in no column of no table, in no file, and not after an old backup is restored. */
@RelataTest
class ErasureTest {

    /** Stands in every text about the person; their number and address besides. */
    private static final String TRACE = "zqx";

    private static final String PHONE = "675550199";
    private static final String MAIL = "zqxunique@example.com";

    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "email"}, {"index": 2, "target": "city"},
                         {"index": 3, "target": "birthday"}],
             "constants": {"kind": "person"}, "matchBy": ["email"], "whenExists": "replace"}""";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Deliveries deliveries;

    @Value("${relata.home}")
    String home;

    @Value("${relata.database.url}")
    String url;

    @Value("${relata.database.user}")
    String user;

    @Value("${relata.database.password}")
    String password;

    @TempDir
    Path directory;

    Api admin;
    Uploads uploads;
    String customer;
    String order;
    String bystander;

    @BeforeEach
    void aPersonOfWhomMuchIsKnown() {
        var person = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(person.token());
        uploads = new Uploads(port, person.token());
        bystander = made("customers", Map.of("kind", "person", "name", "Bystander " + Ids.next()));
        customer = made(
                "customers",
                Map.of(
                        "kind", "person",
                        "givenName", "Zqxgiven",
                        "familyName", "Zqxfamily",
                        "email", "zqxformer@example.com",
                        "phone", "+380" + PHONE,
                        "taxId", "ZQXTAX12345",
                        "externalId", "ZQX-" + Ids.next(),
                        "birthday", "1980-05-17",
                        "description", "zqx words"));
        admin.patch("/api/v1/customers/" + customer, Map.of("email", MAIL, "street", "Zqx street 5"));
        String household = made("households", Map.of("name", "Zqxfamily and family"));
        admin.patch("/api/v1/customers/" + customer, Map.of("household", household));
        merged();
        parts();
        imported();
        background();
    }

    private void merged() {
        String twin = made(
                "customers",
                Map.of(
                        "kind",
                        "person",
                        "name",
                        "Zqxfamily Zqxgiven",
                        "email",
                        "zqxtwin@example.com",
                        "city",
                        "Zqxcity"));
        String third = made("customers", Map.of("kind", "person", "name", "Zqxfamily Zqxgiven", "city", "Zqxville"));
        for (String[] pair : new String[][] {{twin, third}, {customer, twin}}) {
            Api.Answer answer =
                    admin.post("/api/v1/customers/" + pair[0] + "/merge", Map.of("other", pair[1], "confirmed", true));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    private void parts() {
        order = made(
                "orders",
                Map.of(
                        "customer",
                        customer,
                        "placedAt",
                        "2026-11-01T10:00:00Z",
                        "note",
                        "zqx wants it wrapped",
                        "lines",
                        List.of(Map.of(
                                "description",
                                "engraved zqx",
                                "quantity",
                                1,
                                "amount",
                                Map.of("amount", "777.77", "currency", "EUR")))));
        Api once = admin.with("Idempotency-Key", "one note");
        Api.Answer note = once.post("/api/v1/interactions", interaction("zqx called"));
        assertThat(note.status()).as(note.toString()).isEqualTo(201);
        made(
                "consents",
                Map.of(
                        "customer",
                        customer,
                        "purpose",
                        "offers",
                        "channel",
                        "email",
                        "state",
                        "given",
                        "evidence",
                        "zqx signed"));
        made("addresses", Map.of("customer", customer, "kind", "delivery", "street", "Zqxlane 7"));
        made("external-ids", Map.of("customer", customer, "system", "shop", "value", "zqx-shop-1"));
        made("contact-points", Map.of("customer", customer, "kind", "telegram", "value", "@zqxgram"));
        made(
                "costs",
                Map.of(
                        "customer", customer,
                        "kind", "other",
                        "incurredOn", "2026-11-01",
                        "note", "zqx taxi",
                        "amount", Map.of("amount", "5.00", "currency", "EUR")));
        made("relationships", Map.of("customer", customer, "other", bystander, "kind", "family", "role", "zqx aunt"));
        Api.Answer file =
                admin.post("/api/v1/customers/" + customer + "/files", new Api.Upload("zqx.txt", "all about zqx"));
        assertThat(file.status()).as(file.toString()).isEqualTo(201);
        made(
                "views",
                Map.of(
                        "object",
                        "customer",
                        "name",
                        "Zqxgiven Zqxfamily",
                        "filter",
                        "email == \"" + MAIL + "\" || phone.contains(\"" + PHONE + "\")"));
        jdbc.sql("""
                 insert into duplicate_candidate (id, first_id, second_id, score, reasons)
                 values (?, least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), 0.9, '[{"code": "name", "points": 0.9}]')
                 on conflict do nothing
                 """)
                .params(Ids.next(), customer, bystander, customer, bystander)
                .update();
        deliveries.post(new Letter("letter " + Ids.next(), MAIL, "Dear Zqxgiven Zqxfamily", "zqx", "<p>zqx</p>"));
    }

    private Map<String, Object> interaction(String text) {
        return Map.of(
                "customer",
                customer,
                "channel",
                "phone",
                "direction",
                "in",
                "kind",
                "note",
                "subject",
                text,
                "body",
                text);
    }

    /** One import that changed the person and refused a row of theirs, one that waits with them in it, one without them. */
    private void imported() {
        uploads.imported(
                "customers",
                "name,email,city,birthday\nZqxgiven Zqxfamily," + MAIL + ",Zqxburg,1980-05-17\n"
                        + "Zqxgiven Zqxfamily," + MAIL + ",Zqxburg,not a day\nNobody Known,nobody" + Ids.next()
                        + "@example.com,Lviv,not a day\n",
                MAPPING);
        uploads.mapped("customers", "name,email,city,birthday\nZqxfamily Zqxgiven,,Zqxburg,\n", MAPPING);
        uploads.mapped("customers", "name,email,city,birthday\nSomebody Else,,Lviv,\n", MAPPING);
    }

    private void background() {
        Api.Answer bulk = admin.post(
                "/api/v1/customers/bulk-edits",
                Map.of("ids", List.of(customer), "values", Map.of("source", MAIL + " asked")));
        assertThat(bulk.status()).as(bulk.toString()).isEqualTo(202);
        uploads.ended("/api/v1/bulk-changes/", bulk.text("id"));
        Api.Answer export = admin.post("/api/v1/exports", Map.of("object", "customer", "format", "csv"));
        assertThat(export.status()).as(export.toString()).isEqualTo(202);
        uploads.ended("/api/v1/exports/", export.text("id"));
    }

    private String made(String path, Map<String, ?> body) {
        Api.Answer answer = admin.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(201);
        return answer.text("id");
    }

    @Test
    void nothingTellsOfWhoWasErased() throws IOException {
        assertThat(columnsThatTell()).as("there must be something to erase").hasSizeGreaterThan(20);
        assertThat(filesThatTell()).hasSizeGreaterThan(2);

        erase();

        assertThat(columnsThatTell()).isEmpty();
        assertThat(filesThatTell()).isEmpty();
        var books = admin.get("/api/v1/orders/" + order).json();
        assertThat(books.path("total").path("amount").asString()).startsWith("777.77");
        assertThat(books.path("customer").path("id").asString()).isEqualTo(customer);
        assertThat(jdbc.sql("select count(*) from erasure where customer_id = ?::uuid")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(admin.get("/api/v1/audit?limit=5").body()).contains("\"erase\"");
        assertThat(jdbc.sql("select count(*) from import_refused_row where cells::text like '%Nobody Known%'")
                        .query(Long.class)
                        .single())
                .as("rows of others stay")
                .isEqualTo(1);
        try (var waiting = Files.list(Path.of(home, "imports"))) {
            assertThat(waiting.map(ErasureTest::read))
                    .as("files of others stay")
                    .anyMatch(text -> text.contains("Somebody Else"));
        }
        Api.Answer again =
                admin.with("Idempotency-Key", "one note").post("/api/v1/interactions", interaction("zqx called"));
        assertThat(again.code()).isEqualTo("platform.answer-not-kept");
        assertThat(columnsThatTell()).isEmpty();
    }

    @Test
    void anOldBackupBringsNobodyBack() throws Exception {
        var address = new DatabaseAddress(url, user, password);
        Path backup = directory.resolve("before.zip");
        new Backup(address, new Home(Path.of(home)), Clock.systemUTC()).write(backup);
        erase();

        var target = TestDatabase.empty();
        var place = new Home(directory.resolve("restored"));
        new Restore(target.address(), place).from(backup);
        assertThat(name(target.jdbc())).contains("Zqxgiven");
        Files.copy(new Home(Path.of(home)).erasures(), place.erasures());
        try (var restored = new SpringApplicationBuilder(RelataApplication.class)
                .run(
                        "--relata.database.url=" + target.address().url(),
                        "--relata.database.user=" + target.address().user(),
                        "--relata.database.password=" + target.address().password(),
                        "--relata.home=" + place.directory(),
                        "--server.port=-1",
                        "--db-scheduler.enabled=false")) {
            restored.getBeanProvider(AfterRestore.class).forEach(AfterRestore::restored);
        }
        assertThat(name(target.jdbc())).doesNotContain("Zqxgiven");
        assertThat(columnsThatTell(target.jdbc())).isEmpty();
    }

    private String name(JdbcClient database) {
        return database.sql("select name from customer where id = ?::uuid")
                .param(customer)
                .query(String.class)
                .single();
    }

    private void erase() {
        Api.Answer answer = admin.post(
                "/api/v1/customers/" + customer + "/erasure",
                Map.of("reason", "Zqxgiven Zqxfamily (" + MAIL + ") asked for it"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private List<String> columnsThatTell() {
        return columnsThatTell(jdbc);
    }

    private record Column(String table, String name, String type) {}

    /** Every column of every table that can hold words. */
    private List<String> columnsThatTell(JdbcClient database) {
        var columns = database.sql("""
                        select c.relname, a.attname, a.atttypid::regtype::text
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
                           and not a.attisdropped
                           and a.attname <> 'password_hash' -- random letters, which once spelled the trace
                           and a.atttypid::regtype::text not in ('uuid', 'bigint', 'integer', 'boolean', 'numeric', 'date',
                                                                 'timestamp with time zone', 'double precision')
                         order by 1, 2
                        """)
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        var telling = new ArrayList<String>();
        for (Column column : columns) {
            String text = column.type().equals("bytea")
                    ? "encode(" + column.name() + ", 'escape')"
                    : "\"" + column.name() + "\"::text";
            database.sql("select " + text + " from " + column.table() + " where lower(" + text + ") like '%" + TRACE
                            + "%' or " + text + " like '%" + PHONE + "%'")
                    .query(String.class)
                    .list()
                    .forEach(found -> telling.add(column.table() + "." + column.name() + ": " + found));
        }
        return telling;
    }

    private List<String> filesThatTell() throws IOException {
        try (var files = Files.walk(Path.of(home))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String text = read(file).toLowerCase(Locale.ROOT);
                        return text.contains(TRACE) || text.contains(PHONE);
                    })
                    .map(Path::toString)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
