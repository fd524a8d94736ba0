package relata.platform.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything one actor may do, resolved once a request from roles, teams and the territory tree. Immutable. The SQL
 * that follows from it is made in one place, the list compiler.
 *
 * @param administrator may do everything, settings included
 * @param grants by object name; an object that is absent follows the grant named {@link #DEFAULT}, and is closed
 *     where there is none
 * @param teams the actor's teams
 * @param territories the actor's territories with everything below them
 * @param settings names of the settings pages and tools that are open to the actor, such as {@code imports}, {@code users}
 */
public record Access(
        boolean administrator,
        Map<String, Grant> grants,
        Set<UUID> teams,
        Set<UUID> territories,
        Set<String> settings) {

    /** What an actor may do with one object: whose records by action, and which fields not. */
    public record Grant(Map<Action, Set<Scope>> scopes, Set<String> hiddenFields, Set<String> readOnlyFields) {

        public static final Grant NOTHING = new Grant(Map.of(), Set.of(), Set.of());

        public static final Grant EVERYTHING = everything();

        private static Grant everything() {
            var scopes = new EnumMap<Action, Set<Scope>>(Action.class);
            for (Action action : Action.values()) {
                scopes.put(action, EnumSet.of(Scope.ALL));
            }
            return new Grant(scopes, Set.of(), Set.of());
        }

        public Set<Scope> scopes(Action action) {
            return scopes.getOrDefault(action, Set.of());
        }
    }

    /** The name of the grant for every object without one of its own: later objects and custom ones. */
    public static final String DEFAULT = "default";

    /** The access of someone who may do nothing. */
    public static final Access NOTHING = new Access(false, Map.of(), Set.of(), Set.of(), Set.of());

    /** The access of the system itself: jobs, migrations, the first start. */
    public static final Access EVERYTHING = new Access(true, Map.of(), Set.of(), Set.of(), Set.of());

    public Access {
        grants = Map.copyOf(grants);
        teams = Set.copyOf(teams);
        territories = Set.copyOf(territories);
        settings = Set.copyOf(settings);
    }

    public Grant grant(String object) {
        if (administrator) {
            return Grant.EVERYTHING;
        }
        Grant grant = grants.get(object);
        return grant != null ? grant : grants.getOrDefault(DEFAULT, Grant.NOTHING);
    }

    public Set<Scope> scopes(String object, Action action) {
        return grant(object).scopes(action);
    }

    /** Whether the action is open for at least some records of the object. */
    public boolean may(String object, Action action) {
        return scopes(object, action).stream().anyMatch(scope -> scope != Scope.NONE);
    }

    public boolean reads(String object, String field) {
        return !grant(object).hiddenFields().contains(field);
    }

    public boolean writes(String object, String field) {
        Grant grant = grant(object);
        return !grant.hiddenFields().contains(field) && !grant.readOnlyFields().contains(field);
    }

    public boolean mayUse(String setting) {
        return administrator || settings.contains(setting);
    }
}
