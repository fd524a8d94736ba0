package relata.sample.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of the sample's word lists: one row a line, lines that begin with # are remarks. */
final class ResourceLines {

    private ResourceLines() {}

    static List<String[]> read(String file, String separator) {
        var stream = ResourceLines.class.getResourceAsStream("/relata/sample/" + file);
        if (stream == null) {
            throw new IllegalStateException("The word list " + file + " is missing from the program");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
