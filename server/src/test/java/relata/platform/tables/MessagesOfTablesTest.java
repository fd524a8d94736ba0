package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesOfTablesTest {
    private static final Pattern CODE = Pattern.compile("\"(tables\\.[a-z]+\\.[a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void everyCodeHasItsMessage(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader in =
                Files.newBufferedReader(Path.of("src/main/resources/messages/tables_" + language + ".properties"))) {
            messages.load(in);
        }
        assertThat(new TreeSet<>(messages.stringPropertyNames())).isEqualTo(codes());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/relata/platform/tables"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            CODE.matcher(Files.readString(source))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(codes::add);
        }
        assertThat(codes).hasSizeGreaterThan(40);
        return codes;
    }
}
