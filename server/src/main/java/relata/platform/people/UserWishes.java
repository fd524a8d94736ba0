package relata.platform.people;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants a user to be; what is null stays as it is, and takes its default with a new user. */
public record UserWishes(
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable Boolean active,
        @Nullable Set<UUID> roles,
        @Nullable Set<UUID> teams,
        @Nullable Set<UUID> territories) {

    boolean changesRights() {
        return active != null || roles != null || teams != null || territories != null;
    }
}
