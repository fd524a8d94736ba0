package relata.platform.cli;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import relata.platform.postgres.DatabaseAhead;

/** The Spring application as commands start it. */
record Application(Class<?> type) {

    /** The server, answering HTTP. */
    ConfigurableApplicationContext server(Map<String, Object> properties) {
        return started(properties, true);
    }

    /** All modules on the same data, but no HTTP and no background jobs: for commands, also beside a running server. */
    ConfigurableApplicationContext withoutServer() {
        return started(
                Map.of(
                        "server.port",
                        "-1",
                        "db-scheduler.enabled",
                        "false",
                        "spring.modulith.republish-outstanding-events-on-restart",
                        "false",
                        "logging.level.root",
                        "warn"),
                false);
    }

    private ConfigurableApplicationContext started(Map<String, Object> properties, boolean serves) {
        var spring = new SpringApplication(type);
        spring.setMainApplicationClass(type);
        var database = new DatabaseAhead(serves);
        spring.addListeners(database);
        spring.addInitializers(database);
        spring.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", properties)));
        return spring.run();
    }
}
