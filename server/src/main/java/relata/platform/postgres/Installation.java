package relata.platform.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Home;

/**
 * Home and database of an installation as commands reach them without starting the application: the external
 * database of the environment, or our own, which is joined where a server runs and started where none does.
 */
public record Installation(
        Home home, DatabaseAddress database, @Nullable EmbeddedPostgres server) implements AutoCloseable {

    /** @param environment the variables that the README lists, RELATA_HOME and so on */
    public static Installation open(Map<String, String> environment) {
        return open(
                environment.getOrDefault("RELATA_HOME", "data"),
                environment.getOrDefault("RELATA_POSTGRES_BINARIES", ""),
                environment.getOrDefault("RELATA_DATABASE_URL", ""),
                environment.getOrDefault("RELATA_DATABASE_USER", ""),
                environment.getOrDefault("RELATA_DATABASE_PASSWORD", ""),
                false);
    }

    /**
     * @param binaries where the programs of PostgreSQL are unpacked; blank for the home directory
     * @param url of the external database; blank for our own
     * @param owned whether our own database must outlast everybody else who uses it
     */
    static Installation open(
            String directory, String binaries, String url, String user, String password, boolean owned) {
        var home = new Home(Path.of(directory));
        if (!url.isBlank()) return new Installation(home, DatabaseAddress.external(url, user, password), null);
        var programs = binaries.isBlank() ? home.made() : Path.of(binaries);
        var server = owned
                ? EmbeddedPostgres.own(home.database(), programs, PostgresOptions.forData())
                : EmbeddedPostgres.open(home.database(), programs, PostgresOptions.forData());
        return new Installation(home, server.address(), server);
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
