package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every message exists in English, Russian and Ukrainian, and every refusal has one. */
@Tag("check")
class TranslationsTest {

    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern REFUSED = Pattern.compile(
            "(?:Refusal\\.of\\(|Refusal\\.invalid\\(|\\.refuse\\(|refuseNamed\\()[^;]*?\"([a-z]+(?:-[a-z]+)*\\.[a-z][a-z0-9-]*)\"",
            Pattern.DOTALL);

    private static Map<String, Map<String, Properties>> bundles() throws IOException {
        var bundles = new TreeMap<String, Map<String, Properties>>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".properties", "");
                int underscore = name.lastIndexOf('_');
                var messages = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    messages.load(reader);
                }
                bundles.computeIfAbsent(name.substring(0, underscore), any -> new TreeMap<>())
                        .put(name.substring(underscore + 1), messages);
            }
        }
        return bundles;
    }

    @Test
    void everyMessageExistsInThreeLanguages() throws IOException {
        var missing = new ArrayList<String>();
        bundles().forEach((bundle, languages) -> {
            Set<String> keys = new TreeSet<>();
            languages.values().forEach(messages -> keys.addAll(messages.stringPropertyNames()));
            for (String language : List.of("en", "ru", "uk")) {
                Properties messages = languages.getOrDefault(language, new Properties());
                keys.stream()
                        .filter(key -> messages.getProperty(key, "").isBlank())
                        .forEach(key -> missing.add(bundle + "_" + language + ": " + key));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalHasAMessage() throws IOException {
        var known = new TreeSet<String>();
        bundles()
                .values()
                .forEach(languages -> languages.values().forEach(all -> known.addAll(all.stringPropertyNames())));
        var silent = new TreeSet<String>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var matcher = REFUSED.matcher(text(source));
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        silent.add(source.getFileName() + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
