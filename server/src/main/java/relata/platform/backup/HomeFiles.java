package relata.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import relata.platform.Home;

/** The files under the home directory that belong to the data: uploads and the key that secrets in the database are encrypted with. */
final class HomeFiles {

    private static final List<String> KEPT = List.of("files", "secret.key");

    private HomeFiles() {}

    /** What is there whole: neither what is just arriving nor what goes away during the look. */
    static List<Path> keptBelow(Path home) throws IOException {
        var files = new ArrayList<Path>();
        for (var name : KEPT) {
            Files.walkFileTree(home.resolve(name), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!Home.isArriving(file)) files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                    throw failure;
                }
            });
        }
        files.sort(null);
        return files;
    }

    static String name(Path home, Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    /** Where a file of a backup belongs; refuses names that point elsewhere. */
    static Path place(Path home, String name) throws IOException {
        var place = home.resolve(name).normalize();
        if (KEPT.stream().noneMatch(kept -> place.startsWith(home.resolve(kept)))) {
            throw new IOException("The backup names a file outside of the installation: " + name);
        }
        return place;
    }

    /** A new file that only its owner can read: backups hold everything. */
    static OutputStream newPrivateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(file);
    }
}
