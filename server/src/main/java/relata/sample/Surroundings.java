package relata.sample;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of what customers refer to: employees by key, teams by name, territories by code. */
record Surroundings(Map<String, UUID> employees, Map<String, UUID> teams, Map<String, UUID> territories) {

    /** Null where the sample's employees are no users of this installation. */
    @Nullable
    UUID employee(String key) {
        return employees.get(key);
    }

    UUID team(String name) {
        return known(teams, name);
    }

    UUID territory(String code) {
        return known(territories, code);
    }

    private static UUID known(Map<String, UUID> ids, String key) {
        UUID id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException("The sample company has no " + key);
        }
        return id;
    }
}
