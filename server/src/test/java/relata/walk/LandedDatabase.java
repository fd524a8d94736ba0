package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.Schema;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.TestDatabase;

/**
 * A database as an earlier commit of main made it, with something in every table: the migrations that have landed, and the
 * rows of a running server as far as that schema could hold them. When newer ones have landed, {@link #LANDED} names them too.
 */
final class LandedDatabase {

    /** Migrations that installations of others may already have run. */
    private static final String LANDED = "V{day:2026112[34]}_*.sql";

    private static final String FOLDER = "db/migration/";

    private final int port;
    private final People people;
    private final JdbcClient jdbc;
    private final DatabaseAddress source;

    /** @param source the database of the server at that port, which is filled by its API first */
    LandedDatabase(int port, People people, JdbcClient jdbc, DatabaseAddress source) {
        this.port = port;
        this.people = people;
        this.jdbc = jdbc;
        this.source = source;
    }

    /** @param directory where its migrations are laid out */
    TestDatabase filled(Path directory) throws IOException, SQLException {
        fill();
        TestDatabase target = TestDatabase.empty();
        var address = target.address();
        Schema.migrate(Schema.configuration()
                .locations("filesystem:" + landed(directory))
                .dataSource(address.url(), address.user(), address.password())
                .load());
        copy(columns(target.jdbc()), target);
        return target;
    }

    /** Does everything that the API offers once, so that every table has something in it. */
    private void fill() {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        Api admin = Api.at(port).bearing(administrator.token());
        var specimens = new Specimens(admin, jdbc, people);
        var writes = new Writes(specimens);
        for (Operation operation :
                Operation.writes(admin.get("/api/openapi.json").json())) {
            if (operation.path().contains("session") || operation.path().contains("setup")) {
                continue;
            }
            Writes.Request request =
                    Objects.requireNonNull(writes.entry(operation)).asking().request(Whose.OTHER, administrator.id());
            admin.with("Idempotency-Key", "fill " + operation + specimens.number())
                    .send(operation.method(), request.address(), request.body());
        }
        for (String object : specimens.objects()) {
            specimens.make(object, Whose.OTHER, administrator.id());
        }
        specimens.pair(
                specimens.make("customer", Whose.OTHER, administrator.id()),
                specimens.make("customer", Whose.OTHER, administrator.id()));
        var uploads = new relata.records.importing.Uploads(port, administrator.token());
        uploads.imported("customers", "name,birthday\nImported,1980-01-01\nRefused,never\n", """
                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "birthday"}],
                 "constants": {"kind": "person"}}""");
    }

    private static Path landed(Path directory) throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/" + LANDED);
        assertThat(files).hasSizeGreaterThan(35);
        for (Resource file : files) {
            String address = file.getURL().toString();
            Path copy = directory.resolve(address.substring(address.indexOf(FOLDER) + FOLDER.length()));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        }
        return directory;
    }

    /** The columns that rows are written with, by table. */
    static Map<String, List<String>> columns(JdbcClient database) {
        var columns = new TreeMap<String, List<String>>();
        database.sql("""
                        select c.relname, a.attname
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
                           and not a.attisdropped and a.attgenerated = '' and c.relname <> 'flyway_schema_history'
                         order by 1, a.attname
                        """).query(row -> {
            columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return columns;
    }

    private void copy(Map<String, List<String>> tables, TestDatabase target) throws SQLException, IOException {
        var address = target.address();
        try (Connection from = DriverManager.getConnection(source.url(), source.user(), source.password());
                Connection to = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = to.createStatement()) {
            // neither triggers nor foreign keys: tables come in the order of their names
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables.keySet()));
            for (var table : tables.entrySet()) {
                String columns = "\"" + String.join("\", \"", table.getValue()) + "\"";
                var rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select " + ofEachKey(table.getKey(), target.jdbc()) + columns + " from "
                                        + table.getKey() + " where " + possible(table.getKey(), target.jdbc())
                                        + ") to stdout",
                                rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + table.getKey() + " (" + columns + ") from stdin",
                                new ByteArrayInputStream(rows.toByteArray()));
            }
        }
    }

    /** Rows that the landed schema could hold: what may be empty only now was not then. */
    private static String possible(String table, JdbcClient landed) {
        return landed.sql("""
                        select coalesce(string_agg(format('%I is not null', attname), ' and '), 'true')
                          from pg_attribute
                         where attrelid = cast(? as regclass) and attnum > 0 and attnotnull and not attisdropped
                        """).param(table).query(String.class).single();
    }

    /** One row for each primary key of the landed schema, where several may have one now. */
    private static String ofEachKey(String table, JdbcClient landed) {
        return landed.sql("""
                        select coalesce('distinct on (' || string_agg(format('%I', a.attname), ', ') || ') ', '')
                          from pg_index i
                          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                         where i.indrelid = cast(? as regclass) and i.indisprimary
                        """).param(table).query(String.class).single();
    }

    /** What the rows of each table are, their order left aside. */
    static Map<String, String> hashes(Map<String, List<String>> tables, JdbcClient database) {
        var hashes = new TreeMap<String, String>();
        tables.forEach((table, columns) -> hashes.put(
                table,
                database.sql("""
                        select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '')
                          from (select md5(row("%s")::text) h from %s) hashed
                        """.formatted(String.join("\", \"", columns), table))
                        .query(String.class)
                        .single()));
        return hashes;
    }

    static List<String> filled(Map<String, List<String>> tables, JdbcClient database) {
        return tables.keySet().stream()
                .filter(table -> database.sql("select exists (select from " + table + ")")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
