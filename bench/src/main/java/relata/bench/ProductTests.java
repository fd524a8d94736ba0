package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs some of the product's own tests in their long form, and gathers what they have measured. */
final class ProductTests {

    private ProductTests() {}

    /**
     * The rows of a Markdown table that the tests wrote; a test that fails ends the benchmark without a result.
     *
     * @param tests class names joined by commas
     * @param settings system properties of the tests
     */
    static String found(Options options, String tests, Map<String, Object> settings)
            throws IOException, InterruptedException {
        Path findings = Files.createTempFile("relata-findings-", ".md");
        try {
            var command = new ArrayList<>(List.of(
                    "mvn",
                    "-B",
                    "-q",
                    "-Dquick",
                    "-Dskip.web",
                    "-pl",
                    "server",
                    "-am",
                    "test",
                    "-Dtest=" + tests,
                    "-Drelata.findings=" + findings));
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            int code = new ProcessBuilder(command)
                    .directory(options.results()
                            .toAbsolutePath()
                            .resolveSibling("..")
                            .normalize()
                            .toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            String found = Files.readString(findings);
            if (code != 0 || found.isBlank()) {
                throw new Options.Wrong(
                        "The tests " + tests + " have failed: the lines above say what was found broken.");
            }
            return found;
        } finally {
            Files.delete(findings);
        }
    }
}
