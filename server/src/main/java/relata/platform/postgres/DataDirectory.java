package relata.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import relata.platform.StartRefused;

/** The directory that holds the cluster's data. */
record DataDirectory(Path path, PostgresBinaries programs, Privileges privileges) {

    /** Whether there are data that our programs can read; refuses those of another major version. */
    boolean initialized() throws IOException {
        var version = path.resolve("PG_VERSION");
        if (!Files.exists(version)) return false;
        var major = Files.readString(version).strip();
        if (!major.equals(Integer.toString(PostgresBinaries.MAJOR))) {
            throw new StartRefused(
                    "The data in " + path + " were written by PostgreSQL " + major + ", this Relata carries "
                            + PostgresBinaries.MAJOR + ": back up with the Relata that wrote them, then restore here.");
        }
        return true;
    }

    /** Makes the cluster beside the final place and renames it, so that a killed initdb leaves nothing half made. */
    void initialize(String password, boolean durable) throws IOException {
        var partial = path.resolveSibling(path.getFileName() + ".new");
        Directories.delete(partial);
        Files.createDirectory(
                partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var passwordFile = Files.createTempFile(
                path.getParent(),
                "initdb",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            privileges.own(partial);
            privileges.own(passwordFile);
            run(initdb(partial, passwordFile, durable));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Directories.delete(path);
        Files.move(partial, path);
    }

    private List<String> initdb(Path directory, Path passwordFile, boolean durable) {
        var command = new ArrayList<>(List.of(
                programs.program("initdb").toString(),
                "-D",
                directory.toString(),
                "-U",
                ConnectionFile.USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8"));
        if (!durable) command.add("--no-sync");
        return command;
    }

    /**
     * Waits for a server that a killed owner left behind: the kernel has told it to end, and it writes its last
     * checkpoint. Where the kernel cannot tell, it is told here. A postmaster.pid whose number another program has now is removed.
     */
    void awaitEndOfFormerServer(Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        var told = false;
        for (var former = PostmasterFile.read(path); former.isPresent(); former = PostmasterFile.read(path)) {
            if (!former.get().alive()) {
                // PostgreSQL itself sees through the number of a dead process, and looks for survivors of it; it
                // takes any living process of that number for a server, though.
                if (former.get().numberInUse()) Files.deleteIfExists(PostmasterFile.file(path));
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused("A PostgreSQL (process " + former.get().pid() + ") still uses " + path
                        + ": end it, then start again.");
            }
            if (!told) told = PostgresProcess.interrupt(former.get().pid());
            Pauses.brief();
        }
    }

    private void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(privileges.once(command))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException("initdb failed: " + output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was made", e);
        }
    }
}
