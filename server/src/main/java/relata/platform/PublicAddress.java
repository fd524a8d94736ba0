package relata.platform;

import java.net.URI;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people reach this installation: {@code RELATA_ADDRESS}, such as https://crm.example.com; else localhost with
 * the port it listens on. Never taken from a request, whose Host header anybody can write.
 */
@Component
public class PublicAddress {

    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        String given = environment.getProperty("relata.address", "");
        if (!given.isBlank()) {
            return given.replaceAll("/+$", "");
        }
        String configured = environment.getProperty("server.port", "8080");
        return "http://localhost:" + environment.getProperty("local.server.port", configured);
    }

    public String host() {
        return Objects.requireNonNull(URI.create(origin()).getHost(), "RELATA_ADDRESS has no host: " + origin());
    }
}
