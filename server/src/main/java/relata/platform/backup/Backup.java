package relata.platform.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import relata.platform.Home;
import relata.platform.StartRefused;
import relata.platform.backup.Manifest.FileSum;
import relata.platform.postgres.DatabaseAddress;

/**
 * Writes an installation into one file while people go on working: every table as one moment saw it, then the files.
 * Files are never changed once written, so copying them after the tables misses none that the tables name.
 */
public final class Backup {

    private final DatabaseAddress database;
    private final Home home;
    private final Clock clock;

    public Backup(DatabaseAddress database, Home home, Clock clock) {
        this.database = database;
        this.home = home;
        this.clock = clock;
    }

    /** What was written. */
    public record Written(int tables, long rows, int files, long bytes) {}

    /**
     * Writes the backup; the file appears under its name only when it is whole.
     *
     * @throws StartRefused when the file exists already
     */
    public Written write(Path file) throws IOException, SQLException {
        if (Files.exists(file)) throw new StartRefused(file + " exists already: give another name.");
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var zip = BackupFile.writing(new BufferedOutputStream(HomeFiles.newPrivateFile(partial), 1 << 16))) {
            var manifest = write(connection, zip);
            zip.finish();
            zip.close();
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return new Written(
                    manifest.tables().size(), manifest.rows(), manifest.files().size(), Files.size(file));
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Manifest write(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Sql.useStableFormats(connection);
        var schema = locked(connection);
        var sums = new ArrayList<TableSum>();
        for (var table : schema.tables()) {
            var columns = schema.storedColumns(table);
            zip.putNextEntry(new ZipEntry(BackupFile.tableEntry(table)));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy " + Sql.quoted(table) + " (" + Sql.quoted(columns) + ") to stdout", new OpenEnd(zip));
            zip.closeEntry();
            sums.add(TableSum.of(connection, table, columns));
        }
        var migrations = Migrations.applied(connection);
        var manifest = new Manifest(
                Manifest.FORMAT,
                Optional.ofNullable(Backup.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                connection.getMetaData().getDatabaseProductVersion(),
                clock.instant(),
                migrations,
                schema,
                sums,
                files(zip));
        connection.rollback();
        BackupFile.writeManifest(zip, manifest);
        return manifest;
    }

    /** The listing is read again once all tables are locked against changes of their shape. */
    private static SchemaListing locked(Connection connection) throws SQLException {
        var tables = SchemaListing.of(connection).tables();
        if (tables.isEmpty()) throw new StartRefused("There is nothing to back up: the database is empty.");
        Sql.execute(connection, "lock table " + Sql.quoted(tables) + " in access share mode");
        return SchemaListing.of(connection);
    }

    private List<FileSum> files(ZipOutputStream zip) throws IOException {
        var sums = new ArrayList<FileSum>();
        for (var path : HomeFiles.keptBelow(home.directory())) {
            var name = HomeFiles.name(home.directory(), path);
            var digest = sha256();
            zip.putNextEntry(new ZipEntry(BackupFile.homeEntry(name)));
            try {
                var bytes = Files.copy(path, new DigestOutputStream(new OpenEnd(zip), digest));
                sums.add(new FileSum(name, bytes, HexFormat.of().formatHex(digest.digest())));
            } catch (NoSuchFileException e) {
                // Deleted since it was listed: it is listed in no manifest, and nothing in the tables names it.
                continue;
            } finally {
                zip.closeEntry();
            }
        }
        return sums;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a writer close its stream without closing the file. */
    private static final class OpenEnd extends FilterOutputStream {

        OpenEnd(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
