package relata.platform.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as the settings show them.
 *
 * @param signedUp whether the user has a password; before that an invitation is open
 * @param totp whether a second factor is asked
 */
public record UserDetail(
        UUID id,
        long version,
        String name,
        String email,
        String language,
        String timeZone,
        boolean active,
        boolean signedUp,
        boolean totp,
        List<Named> roles,
        List<Named> teams,
        List<Named> territories,
        Instant createdAt,
        Instant changedAt) {}
