package relata.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relata.platform.Home;

class FileStoreTest {

    @TempDir
    Path directory;

    @Test
    void beginningsOfUploadsGoAfterADayAndWholeFilesStay() throws IOException {
        var home = new Home(directory);
        var store = new FileStore(home);
        Path begun = home.arriving();
        Path left = home.arriving();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        var content = new ByteArrayInputStream("a contract".getBytes(StandardCharsets.UTF_8));
        String stored = store.store(content, 1_000).sha256();

        assertThat(store.forget()).isEqualTo(1);
        assertThat(left).doesNotExist();
        assertThat(begun).exists();
        assertThat(store.open(stored)).hasBinaryContent("a contract".getBytes(StandardCharsets.UTF_8));
    }
}
