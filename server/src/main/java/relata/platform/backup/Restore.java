package relata.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import relata.platform.Home;
import relata.platform.StartRefused;
import relata.platform.backup.Manifest.FileSum;
import relata.platform.postgres.DatabaseAddress;

/** Brings an installation back from a backup into an empty place, and proves that every row and file came back. */
public final class Restore {

    private final DatabaseAddress database;
    private final Home home;

    /** Drops the functions that migrations made, but none that an extension brought. */
    private static final String DROP_FUNCTIONS = """
            do $$
            declare function text;
            begin
                for function in
                    select p.oid::regprocedure::text
                      from pg_proc p
                     where p.pronamespace = current_schema()::regnamespace
                       and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                loop
                    execute 'drop function ' || function || ' cascade';
                end loop;
            end $$
            """;

    public Restore(DatabaseAddress database, Home home) {
        this.database = database;
        this.home = home;
    }

    /** What came back. */
    public record Restored(int tables, long rows, int files) {}

    /**
     * Restores rows and files as they were, in the schema version of the backup; starting Relata afterwards brings
     * the schema forward. A failure leaves the place as empty as it was.
     *
     * @throws StartRefused when the place is not empty, or the backup is damaged or of a newer Relata
     */
    public Restored from(Path file) throws IOException, SQLException {
        try (var zip = BackupFile.reading(file);
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            var manifest = BackupFile.manifest(zip, file);
            refuseUnlessEmpty(connection);
            var done = false;
            try {
                Migrations.apply(manifest.migrations(), database);
                restoreTables(connection, zip, manifest);
                for (var kept : manifest.files()) restore(zip, kept);
                done = true;
            } finally {
                if (!done) empty(connection);
            }
            return new Restored(
                    manifest.tables().size(), manifest.rows(), manifest.files().size());
        }
    }

    private void refuseUnlessEmpty(Connection connection) throws SQLException, IOException {
        var tables = SchemaListing.of(connection).tables().size();
        if (tables > 0) {
            throw new StartRefused(
                    "The database holds " + tables + " tables already: restore into an empty place, for example"
                            + " with RELATA_HOME set to a new directory.");
        }
        if (!HomeFiles.keptBelow(home.directory()).isEmpty()) {
            throw new StartRefused(
                    home.directory() + " holds files already: restore into an empty place, for example with"
                            + " RELATA_HOME set to a new directory.");
        }
    }

    /** All in one transaction: a backup that turns out to be damaged in its last row leaves no row behind. */
    private static void restoreTables(Connection connection, ZipFile zip, Manifest manifest)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        Sql.useStableFormats(connection);
        var shape = new SchemaShape(connection, manifest.schema());
        shape.openForRows();
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : manifest.tables()) {
            var columns = Sql.quoted(manifest.schema().storedColumns(table.table()));
            var entry = zip.getEntry(BackupFile.tableEntry(table.table()));
            if (entry == null) throw damaged("the table " + table.table() + " is missing");
            try (var rows = zip.getInputStream(entry)) {
                copies.copyIn("copy " + Sql.quoted(table.table()) + " (" + columns + ") from stdin", rows, 1 << 16);
            }
        }
        shape.closeAfterRows();
        verify(connection, manifest);
        connection.commit();
        connection.setAutoCommit(true);
        Sql.execute(connection, "analyze");
    }

    private static void verify(Connection connection, Manifest manifest) throws SQLException {
        var schema = SchemaListing.of(connection);
        var sameWords = connection.getMetaData().getDatabaseProductVersion().equals(manifest.postgres());
        var wanted = sameWords
                ? manifest.schema().withoutPositions()
                : manifest.schema().namesOnly();
        var found = sameWords ? schema.withoutPositions() : schema.namesOnly();
        if (!found.equals(wanted)) {
            throw damaged("the schema differs: " + SchemaShape.firstDifference(wanted, found));
        }
        for (var expected : manifest.tables()) {
            var sum = TableSum.of(connection, expected.table(), schema.storedColumns(expected.table()));
            if (!sum.equals(expected))
                throw damaged("the rows of " + expected.table() + " differ from what was backed up");
        }
    }

    private void restore(ZipFile zip, FileSum expected) throws IOException {
        var place = HomeFiles.place(home.made(), expected.path());
        var entry = zip.getEntry(BackupFile.homeEntry(expected.path()));
        if (entry == null) throw damaged("the file " + expected.path() + " is missing");
        Files.createDirectories(place.resolveSibling("."));
        try (var bytes = new DigestInputStream(zip.getInputStream(entry), Backup.sha256());
                var target = HomeFiles.newPrivateFile(place)) {
            bytes.transferTo(target);
            var found = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            if (!found.equals(expected.sha256())) throw damaged("the file " + expected.path() + " differs");
        }
    }

    /** Takes back what was made here; before, there was nothing. */
    private void empty(Connection connection) throws SQLException, IOException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        var tables = SchemaListing.of(connection).tables();
        if (!tables.isEmpty()) Sql.execute(connection, "drop table " + Sql.quoted(tables) + " cascade");
        Sql.execute(connection, DROP_FUNCTIONS);
        for (var file : HomeFiles.keptBelow(home.directory())) Files.deleteIfExists(file);
    }

    private static StartRefused damaged(String what) {
        return new StartRefused("The backup is damaged (" + what + "): nothing was restored, take another backup.");
    }
}
