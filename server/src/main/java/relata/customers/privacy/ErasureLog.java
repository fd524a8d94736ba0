package relata.customers.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Home;
import relata.platform.Rows;

/**
 * The ids of those who were forgotten, beside the database as well as in it: a backup from before an erasure does not know
 * of it, the home directory does.
 */
@Component
class ErasureLog {

    private final Home home;
    private final JdbcClient jdbc;

    ErasureLog(Home home, JdbcClient jdbc) {
        this.home = home;
        this.jdbc = jdbc;
    }

    /** Before the commit rather than after: an id too many is checked against the table of erasures by a person, one too few is a promise broken. */
    void add(UUID customer) {
        try {
            Files.writeString(
                    home.erasures(),
                    customer + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the log and of the table who stand in the database with a name. */
    List<UUID> all() {
        List<UUID> recorded =
                jdbc.sql("select customer_id from erasure").query(Rows::id).list();
        return Stream.concat(recorded.stream(), lines().stream()).distinct().collect(Collectors.toList());
    }

    private List<UUID> lines() {
        Path file = home.erasures();
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.length() == 36)
                            .map(UUID::fromString)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
