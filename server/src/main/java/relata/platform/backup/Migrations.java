package relata.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.platform.StartRefused;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.Directories;
import relata.platform.postgres.Schema;

/** The schema as it was when a backup was written: later migrations find the rows in the shape they expect. */
final class Migrations {

    private static final String FOLDER = "db/migration/";

    private Migrations() {}

    /** The migration scripts that made the schema, as paths below the folder of migrations. */
    static List<String> applied(Connection connection) throws SQLException {
        var sql = """
                  select script from flyway_schema_history
                   where success and type = 'SQL'
                   order by installed_rank
                  """;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var scripts = new ArrayList<String>();
            while (rows.next()) scripts.add(rows.getString(1));
            return scripts;
        }
    }

    /** Applies exactly these scripts to an empty database. */
    static void apply(List<String> scripts, DatabaseAddress database) throws IOException {
        var folder = Files.createTempDirectory("relata-migrations-");
        try {
            for (var script : scripts) copy(script, folder);
            Schema.configuration()
                    .locations("filesystem:" + folder)
                    .dataSource(database.url(), database.user(), database.password())
                    .load()
                    .migrate();
        } finally {
            Directories.delete(folder);
        }
    }

    private static void copy(String script, Path folder) throws IOException {
        @Nullable InputStream source = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + script);
        if (source == null) {
            throw new StartRefused("The backup was written by a newer Relata (it knows the migration " + script
                    + "): restore it with that version.");
        }
        try (source) {
            var target = folder.resolve(script).normalize();
            if (!target.startsWith(folder)) throw new IOException("Unexpected name of a migration: " + script);
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(source, target);
        }
    }
}
