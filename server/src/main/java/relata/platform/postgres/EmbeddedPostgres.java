package relata.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.platform.StartRefused;

/**
 * A PostgreSQL server of our own on 127.0.0.1, its data in one directory. The first JVM that opens the directory
 * starts the server and owns it; commands beside it are given the running one's address. The server ends with its owner,
 * even when the owner is killed; every committed row stays. Who must go on when others end has to own it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database that an installation uses. */
    public static final String DATABASE = "relata";

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    /** How long a server waits for the end of its predecessor, which finishes its work first, or of a short command. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseAddress address;
    private final @Nullable KeptPostgres process;
    private final @Nullable FileLock ownership;

    private EmbeddedPostgres(DatabaseAddress address, @Nullable KeptPostgres process, @Nullable FileLock ownership) {
        this.address = address;
        this.process = process;
        this.ownership = ownership;
    }

    /**
     * Starts the server of this data directory, making the directory when it is missing, or joins the running one.
     *
     * @param place directory of the data; connection data, lock and log lie beside it
     * @param binaries directory under which the PostgreSQL programs are unpacked once
     * @throws StartRefused when it does not start, with the reason as one sentence
     */
    public static EmbeddedPostgres open(Path place, Path binaries, PostgresOptions options) {
        var data = place.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data.resolveSibling("."));
            var ownership = ownership(data);
            return ownership == null ? joined(data) : started(data, binaries, options, ownership);
        } catch (IOException e) {
            throw refused(place, e);
        }
    }

    /**
     * Starts the server of this data directory and owns it, however soon others that use it end; waits a while for one that
     * owns it now.
     *
     * @throws StartRefused also where another process keeps it
     */
    public static EmbeddedPostgres own(Path place, Path binaries, PostgresOptions options) {
        var data = place.toAbsolutePath().normalize();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(data.resolveSibling("."));
            for (var ownership = ownership(data); ; ownership = ownership(data)) {
                if (ownership != null) return started(data, binaries, options, ownership);
                if (System.nanoTime() > deadline) {
                    throw new StartRefused("Another Relata, a server or a command, uses the data in " + data.getParent()
                            + ": wait for its end or stop it, or set RELATA_HOME to another directory.");
                }
                Pauses.brief();
            }
        } catch (IOException e) {
            throw refused(place, e);
        }
    }

    private static StartRefused refused(Path place, IOException e) {
        return new StartRefused("The database in " + place + " does not start: " + e.getMessage(), e);
    }

    public DatabaseAddress address() {
        return address;
    }

    /** False where the server belongs to another process. */
    public boolean owned() {
        return process != null;
    }

    /** Process id of the server when it is ours. */
    public long pid() {
        if (process == null) throw new IllegalStateException("The server belongs to another process");
        return process.pid();
    }

    /** Stops the server when it is ours and waits for its end; open connections are cut. */
    @Override
    public void close() {
        if (process != null) process.stop(STOP_LIMIT);
        try {
            if (ownership != null && ownership.isValid()) ownership.acquiredBy().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Record locks are given up by the kernel when the JVM dies, so a killed owner leaves none behind. */
    private static @Nullable FileLock ownership(Path data) throws IOException {
        var channel = FileChannel.open(beside(data, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: opened a second time here, so joined like any other.
            return null;
        } finally {
            if (lock == null) channel.close();
        }
        return lock;
    }

    private static EmbeddedPostgres started(Path data, Path binaries, PostgresOptions options, FileLock ownership)
            throws IOException {
        var programs = PostgresBinaries.unpackedUnder(binaries);
        var privileges = Privileges.ofThisUser();
        var directory = new DataDirectory(data, programs, privileges);
        directory.awaitEndOfFormerServer(STOP_LIMIT);
        var connectionFile = beside(data, ".connection");
        if (!directory.initialized()) {
            var fresh = ConnectionFile.withNewPassword(0);
            directory.initialize(fresh.password(), options.durable());
            fresh.write(connectionFile);
        }
        if (!Files.exists(connectionFile)) {
            throw new StartRefused("The password of the database is missing: bring back the file " + connectionFile
                    + " or restore a backup into an empty directory.");
        }
        var connection = ConnectionFile.read(connectionFile);
        connection = connection.withPort(Ports.freeNear(connection.port()));
        connection.write(connectionFile);
        privileges.own(data);
        var log = beside(data, ".log");
        var command = privileges.forServer(command(programs, data, connection.port(), options));
        try {
            var process = PostgresProcess.startedAndReady(command, data, log);
            createDatabase(connection, process);
            var kept = KeptPostgres.running(process, command, data, log);
            if (!privileges.endsWithJvm()) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> kept.stop(STOP_LIMIT), "postgres-stop"));
            }
            return new EmbeddedPostgres(connection.address(DATABASE), kept, ownership);
        } catch (RuntimeException e) {
            ownership.acquiredBy().close();
            throw e;
        }
    }

    private static void createDatabase(ConnectionFile connection, PostgresProcess process) {
        try {
            Databases.createMissing(connection.address("postgres"), DATABASE);
        } catch (RuntimeException e) {
            process.stop(STOP_LIMIT);
            throw e;
        }
    }

    private static EmbeddedPostgres joined(Path data) throws IOException {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!PostmasterFile.read(data).map(PostmasterFile::ready).orElse(false)) {
            if (System.nanoTime() > deadline) {
                throw new StartRefused("Another process holds the database in " + data
                        + " but does not answer: end that process, then start again.");
            }
            Pauses.brief();
        }
        var connection = ConnectionFile.read(beside(data, ".connection"));
        return new EmbeddedPostgres(connection.address(DATABASE), null, null);
    }

    private static List<String> command(PostgresBinaries programs, Path data, int port, PostgresOptions options) {
        var command = new ArrayList<>(List.of(
                programs.program("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                ""));
        command.addAll(options.arguments());
        return command;
    }

    private static Path beside(Path data, String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }
}
