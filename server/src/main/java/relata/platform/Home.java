package relata.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory under which everything lies that an installation keeps: database, files, secrets. */
public record Home(Path directory) {

    private static final String ARRIVING = "arriving-";

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Directory of uploaded and generated files; made when missing. */
    public Path files() {
        return made(directory.resolve("files"));
    }

    /** A new file below {@link #files()} for content that arrives; it gets its name once it is whole. */
    public Path arriving() throws IOException {
        return Files.createTempFile(files(), ARRIVING, ".part");
    }

    /** Whether the file was made by {@link #arriving}. */
    public static boolean isArriving(Path file) {
        return file.getFileName().toString().startsWith(ARRIVING);
    }

    /** Waits until the content of a file is on the disk, and its name in its directory: what is acknowledged survives a power cut. */
    public static void settle(Path file) throws IOException {
        try (var content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        try (var names = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** The ids of those who were erased, one a line, beside the database: a backup from before an erasure does not know of it. */
    public Path erasures() {
        return made().resolve("erasures.log");
    }

    /** Directory of the embedded database; not made here, PostgreSQL makes it itself. */
    public Path database() {
        return directory.resolve("database");
    }

    /** The directory itself, made when missing. */
    public Path made() {
        return made(directory);
    }

    private static Path made(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + path + " cannot be made", e);
        }
    }
}
