package relata.platform;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.access.Access;

/**
 * Who acts: a user (signed in or by token), a signed-in customer, or the system itself. Given to every verb as an
 * argument; nothing reads it from a thread.
 *
 * @param id the user's id; for a customer the customer's id
 * @param customer the customer that is signed in, null for users
 */
public record Actor(
        UUID id,
        Kind kind,
        String name,
        Language language,
        ZoneId zone,
        Access access,
        @Nullable UUID customer) {

    public enum Kind {
        USER,
        TOKEN,
        CUSTOMER,
        SYSTEM
    }

    /** The id under which the system's own changes stand in audit and history. */
    public static final UUID SYSTEM_ID = new UUID(0, 0);

    public static final Actor SYSTEM =
            new Actor(SYSTEM_ID, Kind.SYSTEM, "Relata", Language.EN, ZoneId.of("UTC"), Access.EVERYTHING, null);
}
