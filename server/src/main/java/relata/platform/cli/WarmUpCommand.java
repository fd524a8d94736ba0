package relata.platform.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts the server, asks it a few questions and stops: the training run whose loaded classes and profiles the JVM
 * keeps in the AOT cache. To be run on a throwaway RELATA_HOME.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> PAGES = List.of(
            "/",
            "/actuator/health",
            "/actuator/prometheus",
            "/api/v1/setup",
            "/api/v1/me",
            "/api/v1/catalog",
            "/api/v1/customers");

    private final Application application;

    WarmUpCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        try (var context = application.server(Map.of("server.port", "0"));
                var client = HttpClient.newHttpClient()) {
            var address = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
            for (var page : PAGES) {
                client.send(HttpRequest.newBuilder(URI.create(address + page)).build(), BodyHandlers.ofString());
            }
        }
        return 0;
    }
}
