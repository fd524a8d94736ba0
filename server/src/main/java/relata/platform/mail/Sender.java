package relata.platform.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server through which the system's mail leaves.
 *
 * @param user null where the server asks for no sign-in
 * @param password encrypted
 * @param from the address that recipients see
 */
record Sender(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        String from) {

    static final String KEY = "mail-sender";

    enum Encryption {
        @JsonProperty("none")
        NONE,
        @JsonProperty("starttls")
        STARTTLS,
        @JsonProperty("tls")
        TLS
    }
}
