package relata.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import relata.platform.postgres.DatabaseAddress;

/** Gives the server of a {@link RelataTest} its database and its home directory. */
class OwnDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurationAttributes) {
        var test = AnnotatedElementUtils.findMergedAnnotation(testClass, RelataTest.class);
        if (test == null) return null;
        return new Database(test.shared().isEmpty() ? testClass.getName() : test.shared());
    }

    /** Equal for equal names: that is what lets the test framework share a server. */
    private record Database(String name) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var address = address();
            TestPropertyValues.of(
                            "relata.database.url=" + address.url(),
                            "relata.database.user=" + address.user(),
                            "relata.database.password=" + address.password(),
                            "relata.database.connections=10",
                            // walks are refused thousands of times
                            "logging.level.relata.platform.web.RefusalLog=warn",
                            "relata.home=" + home())
                    .applyTo(context);
        }

        /** That of {@code -Drelata.test.database=URL}, user and password in it, where a question is asked of data made elsewhere. */
        private static DatabaseAddress address() {
            var given = System.getProperty("relata.test.database", "");
            return given.isEmpty() ? TestDatabase.migrated().address() : new DatabaseAddress(given, "", "");
        }

        private static String home() {
            try {
                return Files.createTempDirectory("relata-test-home-").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
