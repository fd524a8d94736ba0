package relata.platform.postgres;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relata.platform.StartRefused;

/** The schema's version: brought forward at every start, never backward. */
public final class Schema {

    /** Folder of the migrations on the classpath; each module has a folder of its own below it. */
    public static final String LOCATION = "classpath:db/migration";

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private Schema() {}

    /** Applies the migrations that are missing; refuses a schema that a newer Relata has already changed. */
    public static void migrate(Flyway flyway) {
        var unknown = Arrays.stream(flyway.info().applied())
                .filter(migration -> !known(migration))
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused("The data were written by a newer Relata (schema "
                    + unknown.getLast().getVersion()
                    + "): start that version, or restore a backup of this one into an empty place.");
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            // A node that was killed over a migration may have had its last word with the database only now: what it
            // wrote was
            // not to be seen before, and stood in the way. Otherwise the second try says what is wrong.
            LOG.warn("A migration failed and is tried once more: {}", e.getMessage());
            flyway.migrate();
        }
    }

    /** What every Flyway of ours has in common. Modules number their migrations apart, so they arrive out of order. */
    public static FluentConfiguration configuration() {
        return Flyway.configure().locations(LOCATION).outOfOrder(true);
    }

    private static boolean known(MigrationInfo migration) {
        return migration.getState().isResolved();
    }
}
