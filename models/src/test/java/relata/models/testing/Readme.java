package relata.models.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The module's README.md, whose examples are lines of tests between {@code // README} and {@code // end}. */
public final class Readme {
    private Readme() {}

    /** Sees that the README prints what the test runs, line for line but for indentation. */
    public static void assertPrintsExampleOf(Class<?> test) throws IOException {
        Path here = Files.exists(Path.of("models/README.md")) ? Path.of("models") : Path.of("");
        List<String> source = Files.readAllLines(
                here.resolve("src/test/java/" + test.getName().replace('.', '/') + ".java"));
        List<String> example =
                source.subList(source.indexOf("        // README") + 1, source.indexOf("        // end"));
        assertThat(stripped(Files.readAllLines(here.resolve("README.md")))).contains(stripped(example));
    }

    private static String stripped(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }
}
