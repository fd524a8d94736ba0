package relata.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What a test has measured, printed, and kept as a row of a table in {@code -Drelata.findings=FILE} for {@code ./relata bench}. */
public final class Findings {

    private Findings() {}

    /**
     * What was killed; to be told once everything was found whole.
     *
     * @param killed what was killed, at what
     * @param written how many writes were acknowledged
     * @param met how many kills, or writes, were broken off in the middle
     * @param slowest the longest until it went on
     */
    public static void whole(String killed, long kills, long written, long met, Duration slowest) {
        String row = "| %s | %,d | %,d | %,d | 0 | 0 | %.1f |\n"
                .formatted(killed, kills, written, met, slowest.toMillis() / 1e3);
        System.out.print("Killed, kills, written, met, lost, half done, seconds until back: " + row);
        keep(row);
    }

    /** @param row a line of a Markdown table */
    public static void keep(String row) {
        String file = System.getProperty("relata.findings", "");
        if (!file.isEmpty()) {
            try {
                Files.writeString(Path.of(file), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
