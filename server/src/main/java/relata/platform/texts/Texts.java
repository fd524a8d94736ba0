package relata.platform.texts;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Language;

/**
 * Messages of all modules: {@code messages/<module>_<language>.properties} in UTF-8 and ICU message format. The part
 * of a code before its first dot is the module; the whole code is the key.
 */
@Component
public class Texts {

    private record Bundle(String module, Language language) {}

    private record Message(String code, Language language) {}

    private final Map<Bundle, Properties> bundles = new ConcurrentHashMap<>();
    private final Map<Message, MessageFormat> formats = new ConcurrentHashMap<>();

    public String text(Language language, String code) {
        return text(language, code, Map.of());
    }

    /** The message with its arguments filled in; English where the language lacks it, the code itself as a last resort. */
    public String text(Language language, String code, Map<String, ?> arguments) {
        String pattern = pattern(language, code);
        if (pattern == null) {
            return language == Language.EN ? code : text(Language.EN, code, arguments);
        }
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        var format = formats.computeIfAbsent(
                new Message(code, language), any -> new MessageFormat(pattern, language.locale()));
        synchronized (format) { // ICU formats keep state while they format
            return format.format(arguments);
        }
    }

    /** Whether the message exists in exactly this language. */
    public boolean has(Language language, String code) {
        return pattern(language, code) != null;
    }

    private @Nullable String pattern(Language language, String code) {
        int dot = code.indexOf('.');
        String module = dot < 0 ? code : code.substring(0, dot);
        return bundles.computeIfAbsent(new Bundle(module, language), Texts::read)
                .getProperty(code);
    }

    private static Properties read(Bundle bundle) {
        var properties = new Properties();
        String name = "/messages/" + bundle.module() + "_" + bundle.language().code() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(name)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
