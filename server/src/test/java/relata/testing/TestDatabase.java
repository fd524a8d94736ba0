package relata.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.Directories;
import relata.platform.postgres.EmbeddedPostgres;
import relata.platform.postgres.PostgresOptions;
import relata.platform.postgres.Schema;

/** A migrated database of its own for a test class: a clone of a template that is migrated once per test JVM. */
public record TestDatabase(DatabaseAddress address) {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /** A new database with the whole schema and no rows but those that migrations write. */
    public static TestDatabase migrated() {
        return cloned(Template.NAME);
    }

    /** A new database without any table. */
    public static TestDatabase empty() {
        return cloned("template0");
    }

    /** A new database with everything that is in this one, to which nobody may be connected. */
    public TestDatabase copy() {
        return cloned(address.url().replaceFirst(".*/", "").replaceFirst("\\?.*", ""));
    }

    /** Opens a connection for every use, as a test needs no pool. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private static TestDatabase cloned(String template) {
        var name = "test_" + RUN + "_" + NUMBER.incrementAndGet();
        var server = Server.ADDRESS;
        execute(server.named("postgres"), "create database " + name + " template " + template);
        return new TestDatabase(server.named(name));
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Directory under which test JVMs share the unpacked PostgreSQL programs. */
    public static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "relata-test-" + System.getProperty("user.name"));
    }

    private static final class Server {

        static final DatabaseAddress ADDRESS = given().orElseGet(Server::start);

        /** Another PostgreSQL, of {@code -Drelata.test.postgres=host:port}, whose user relata may make databases without a password. */
        private static Optional<DatabaseAddress> given() {
            return Optional.ofNullable(System.getProperty("relata.test.postgres"))
                    .map(place -> new DatabaseAddress("jdbc:postgresql://" + place + "/postgres", "relata", ""));
        }

        private static DatabaseAddress start() {
            try {
                var directory = Files.createTempDirectory("relata-test-database-");
                var server =
                        EmbeddedPostgres.open(directory.resolve("database"), binaries(), PostgresOptions.forTests());
                // after the servers of the tests have closed: they wait long for a database that is gone
                SpringApplication.getShutdownHandlers().add(() -> discard(server, directory));
                return server.address();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void discard(EmbeddedPostgres server, Path directory) {
            server.close();
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A holder of its own: tests of the migrations need the server without the template. */
    private static final class Template {

        static final String NAME = "relata_template_" + RUN;

        static {
            make();
        }

        private static void make() {
            var template = Server.ADDRESS.named(NAME);
            execute(Server.ADDRESS.named("postgres"), "create database " + NAME);
            Schema.migrate(Schema.configuration()
                    .dataSource(template.url(), template.user(), template.password())
                    .load());
        }
    }
}
