package relata.browser;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test that asks for one a {@link Screen} on its server; all tests of a run share one Chromium. */
class Visits implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(Visits.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Screen.class;
    }

    /** The screen is closed with the test, which fails if its page complained. */
    @Override
    public Screen resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Screen.class, key -> chromium(context).screen(port(context)), Screen.class);
    }

    /** A picture of where the test stopped stays under target/screenshots. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        var screen = context.getStore(NAMESPACE).get(Screen.class, Screen.class);
        if (screen != null)
            screen.picture("failed-" + context.getRequiredTestMethod().getName());
        throw failure;
    }

    static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, key -> Chromium.started(), Chromium.class);
    }

    private static int port(ExtensionContext context) {
        var environment = SpringExtension.getApplicationContext(context).getEnvironment();
        return Integer.parseInt(Objects.requireNonNull(environment.getProperty("local.server.port")));
    }
}
