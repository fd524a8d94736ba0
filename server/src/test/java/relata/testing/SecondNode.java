package relata.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import relata.RelataApplication;

/**
 * A second node on the database and files of every {@link RelataTest}, where {@code -Drelata.test.nodes=2} asks for it:
 * {@link Api} then sends its requests to both in turn, as a load balancer without memory would.
 */
@TestComponent
class SecondNode {

    private static final boolean WANTED = Integer.getInteger("relata.test.nodes", 1) == 2;
    private static final Map<Integer, Integer> BESIDE = new ConcurrentHashMap<>();
    private static final AtomicInteger TURN = new AtomicInteger();

    private @Nullable ConfigurableApplicationContext node;

    /** The port of the node whose turn it is. */
    static int inTurn(int port) {
        Integer beside = BESIDE.get(port);
        return beside == null || TURN.incrementAndGet() % 2 == 0 ? port : beside;
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        if (!WANTED || node != null || !(ready.getApplicationContext() instanceof WebServerApplicationContext first))
            return;
        node = new SpringApplicationBuilder(RelataApplication.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("node", settings(first.getEnvironment()))))
                .run();
        if (node instanceof WebServerApplicationContext second) {
            BESIDE.put(port(first), port(second));
        }
    }

    @EventListener
    void stop(ContextClosedEvent closed) {
        if (node != null) node.close();
    }

    private static int port(WebServerApplicationContext context) {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    private static Map<String, Object> settings(Environment first) {
        var settings = new HashMap<String, Object>(Map.of("server.port", 0));
        for (String name : List.of(
                "relata.database.url",
                "relata.database.user",
                "relata.database.password",
                "relata.database.connections",
                "relata.home")) {
            settings.put(name, first.getRequiredProperty(name));
        }
        return settings;
    }
}
