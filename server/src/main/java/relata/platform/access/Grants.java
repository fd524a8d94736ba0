package relata.platform.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up what several roles grant.
 *
 * <p>The wider scope contains the narrower: who reaches the team's records reaches the own ones too, who reaches the
 * territory's reaches both. A field is hidden unless a role that shows it reaches as far as all roles together: a role
 * that sees everyone's records without phone numbers and one that sees the own records with them must not add up to
 * everyone's phone numbers.
 */
public final class Grants {

    private Grants() {}

    public static Map<String, Access.Grant> sum(List<Map<String, RoleGrant>> roles) {
        var objects = new TreeSet<String>();
        roles.forEach(role -> objects.addAll(role.keySet()));
        var sums = new HashMap<String, Access.Grant>();
        for (String object : objects) {
            sums.put(
                    object,
                    sumOf(roles.stream().map(role -> grant(role, object)).toList()));
        }
        return sums;
    }

    private static RoleGrant grant(Map<String, RoleGrant> role, String object) {
        RoleGrant grant = role.get(object);
        return grant != null ? grant : role.getOrDefault(Access.DEFAULT, RoleGrant.NOTHING);
    }

    private static Access.Grant sumOf(List<RoleGrant> grants) {
        var scopes = new EnumMap<Action, Set<Scope>>(Action.class);
        for (Action action : Action.values()) {
            scopes.put(action, withNarrower(widest(grants, action)));
        }
        return new Access.Grant(scopes, closed(grants, Closing.HIDDEN), closed(grants, Closing.READ_ONLY));
    }

    private enum Closing {
        HIDDEN,
        READ_ONLY
    }

    private static Set<String> closed(List<RoleGrant> grants, Closing closing) {
        Action action = closing == Closing.HIDDEN ? Action.READ : Action.CHANGE;
        Scope widest = widest(grants, action);
        var closed = new HashSet<String>();
        grants.forEach(grant -> closed.addAll(fields(grant, closing)));
        for (RoleGrant grant : grants) {
            if (widest != Scope.NONE && grant.scope(action) == widest) {
                closed.retainAll(fields(grant, closing));
            }
        }
        return Set.copyOf(closed);
    }

    private static Set<String> fields(RoleGrant grant, Closing closing) {
        return switch (closing) {
            case HIDDEN -> grant.hiddenFields();
            case READ_ONLY -> grant.readOnlyFields();
        };
    }

    private static Scope widest(List<RoleGrant> grants, Action action) {
        Scope widest = Scope.NONE;
        for (RoleGrant grant : grants) {
            Scope scope = grant.scope(action);
            widest = scope.compareTo(widest) > 0 ? scope : widest;
        }
        return widest;
    }

    private static Set<Scope> withNarrower(Scope widest) {
        return switch (widest) {
            case NONE -> Set.of();
            case SELF -> EnumSet.of(Scope.SELF);
            case OWN -> EnumSet.of(Scope.OWN);
            case TEAM -> EnumSet.of(Scope.OWN, Scope.TEAM);
            case TERRITORY -> EnumSet.of(Scope.OWN, Scope.TEAM, Scope.TERRITORY);
            case ALL -> EnumSet.of(Scope.ALL);
        };
    }
}
