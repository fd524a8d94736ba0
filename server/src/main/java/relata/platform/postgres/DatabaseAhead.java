package relata.platform.postgres;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets the database open on a thread of its own as soon as the settings are known, while the rest of the server is put
 * together: each takes about half of a start.
 */
public final class DatabaseAhead
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Executor THREAD =
            task -> Thread.ofPlatform().name("database").daemon(true).start(task);

    private final boolean owned;
    private @Nullable Ahead ahead;

    /** @param owned whether a database of our own must outlast everybody else who uses it, as a server needs it */
    public DatabaseAhead(boolean owned) {
        this.owned = owned;
    }

    /** Tells the database that is being opened from the bean that is made of it. */
    record Ahead(Database database) {}

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        var settings = prepared.getEnvironment();
        ahead = new Ahead(new Database(
                CompletableFuture.supplyAsync(() -> DatabaseConfiguration.opened(settings, owned), THREAD)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (ahead != null) context.getBeanFactory().registerSingleton("databaseAhead", ahead);
    }
}
