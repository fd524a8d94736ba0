package relata.platform.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import relata.platform.access.RoleGrant;

/**
 * A role as the settings show it.
 *
 * @param administrator may do everything; such a role has no grants and cannot be changed
 * @param grants by object name; {@code default} holds for objects without one of their own
 * @param settings the settings pages and tools that it opens
 */
public record RoleDetail(
        UUID id,
        long version,
        String name,
        boolean builtIn,
        boolean administrator,
        Map<String, RoleGrant> grants,
        List<String> settings,
        long users) {}
