package relata.platform.signin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sign-in knows of a user.
 *
 * @param passwordHash null until an invitation is accepted
 * @param totpSecret encrypted; null where no second factor is asked
 * @param stamp sessions with another stamp have ended
 */
record Account(
        UUID id,
        String name,
        String email,
        boolean active,
        @Nullable String passwordHash,
        byte @Nullable [] totpSecret,
        long stamp) {}
