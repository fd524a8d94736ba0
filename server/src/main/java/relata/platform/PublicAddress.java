package relata.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people reach this installation: {@code RELATA_ADDRESS}, such as https://crm.example.com. Never taken from a
 * request, whose Host header anybody can write.
 */
@Component
public class PublicAddress {

    private final String address;

    PublicAddress(@Value("${relata.address:}") String given, @Value("${server.port:8080}") int port) {
        this.address = given.isBlank() ? "http://localhost:" + port : given.replaceAll("/+$", "");
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        return address;
    }

    public String host() {
        return java.util.Objects.requireNonNull(java.net.URI.create(address).getHost(), address);
    }
}
