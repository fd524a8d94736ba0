package relata.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {

    @TempDir
    private Path folder;

    @Test
    void filesHaveARowForEachCustomerAndOrderLine() throws IOException {
        var base = new SampleBase(3, 400, LocalDate.of(2026, 11, 23));
        SampleFiles.write(base, folder);
        long customers = base.histories()
                .mapToLong(history -> 1 + history.people().size())
                .sum();
        long lines = base.histories()
                .flatMap(history -> history.orders().stream())
                .mapToLong(order -> order.lines().size() + order.returns().size())
                .sum();
        assertThat(Files.readAllLines(folder.resolve("customers.csv"))).hasSize((int) customers + 1);
        assertThat(Files.readAllLines(folder.resolve("orders.csv"))).hasSize((int) lines + 1);
    }
}
