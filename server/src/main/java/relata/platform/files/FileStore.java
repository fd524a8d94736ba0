package relata.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;
import relata.platform.Home;
import relata.platform.Refusal;

/** Keeps content under the home directory, named by its SHA-256. A file is there as a whole or not at all. */
@Component
class FileStore implements Forgetting {

    /** Longer than any upload takes. */
    private static final Duration LONGEST_ARRIVAL = Duration.ofDays(1);

    private final Home home;

    FileStore(Home home) {
        this.home = home;
    }

    record Stored(String sha256, long size) {}

    /** Refuses with {@code platform.file-too-large} what is longer than the limit. */
    Stored store(InputStream content, long limitBytes) {
        try {
            Path arriving = home.arriving();
            try {
                Stored stored = copy(content, arriving, limitBytes);
                Path target = path(stored.sha256());
                if (!Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE);
                    Home.settle(target);
                }
                return stored;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored copy(InputStream content, Path to, long limitBytes) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limitBytes) {
                    throw Refusal.of(
                            Refusal.Kind.TOO_LARGE,
                            "platform.file-too-large",
                            Map.of("megabytes", limitBytes / (1024 * 1024)));
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), size);
    }

    InputStream open(String sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginnings of uploads that a power cut ended. */
    @Override
    public int forget() {
        Instant latest = Instant.now().minus(LONGEST_ARRIVAL);
        int forgotten = 0;
        try (var files = Files.newDirectoryStream(home.files(), Home::isArriving)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(latest)) {
                    Files.deleteIfExists(file);
                    forgotten++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return forgotten;
    }

    private Path path(String sha256) {
        return home.files().resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
