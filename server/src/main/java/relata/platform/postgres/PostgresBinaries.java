package relata.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import relata.platform.StartRefused;

/** The PostgreSQL programs that came with our jar, unpacked once into a directory of their own. */
record PostgresBinaries(Path directory) {

    /** Version of the Maven artifact that carries the programs. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    boolean offers(String library) {
        return Files.exists(directory.resolve("lib/postgresql").resolve(library + ".so"));
    }

    /** Unpacks beside the target and renames at the end: a killed or a second unpacking never leaves half a directory. */
    static PostgresBinaries unpackedUnder(Path parent) throws IOException {
        var target = parent.resolve("postgres-" + VERSION);
        if (!Files.isDirectory(target)) {
            Files.createDirectories(parent);
            var partial = Files.createTempDirectory(parent, "postgres-unpacking-");
            try (var archive = archive()) {
                unpack(archive, partial);
            }
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            try {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(target)) throw e;
                Directories.delete(partial);
            }
        }
        return new PostgresBinaries(target);
    }

    private static InputStream archive() {
        var name = "/postgres-" + system() + "-" + architecture() + ".txz";
        @Nullable InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartRefused(
                    "This build carries no PostgreSQL for " + system() + " on " + architecture()
                            + ": set RELATA_DATABASE_URL, RELATA_DATABASE_USER and RELATA_DATABASE_PASSWORD to a PostgreSQL 15 or later.");
        }
        return archive;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "windows" : "linux";
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return name.equals("amd64") || name.equals("x86_64") ? "x86_64" : name.equals("aarch64") ? "arm_64" : name;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("Entry outside of the archive: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
