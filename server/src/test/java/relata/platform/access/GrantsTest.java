package relata.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {

    @Test
    void theWidestScopeOfAllRolesHoldsAndContainsTheNarrower() {
        var sum = Grants.sum(List.of(Map.of("customer", reads(Scope.OWN)), Map.of("customer", reads(Scope.TERRITORY))));
        assertThat(grant(sum, "customer").scopes(Action.READ))
                .containsExactlyInAnyOrder(Scope.OWN, Scope.TEAM, Scope.TERRITORY);
        assertThat(grant(sum, "customer").scopes(Action.DELETE)).isEmpty();
    }

    @Test
    void aRoleWithoutAGrantForAnObjectAddsItsDefault() {
        var sum = Grants.sum(List.of(Map.of("customer", reads(Scope.OWN)), Map.of(Access.DEFAULT, reads(Scope.ALL))));
        assertThat(grant(sum, "customer").scopes(Action.READ)).containsExactly(Scope.ALL);
        var access = new Access(false, sum, Set.of(), Set.of(), Set.of());
        assertThat(access.may("cf_thing", Action.READ)).isTrue();
        assertThat(access.may("cf_thing", Action.CHANGE)).isFalse();
    }

    @Test
    void aFieldThatOnlyANarrowerRoleShowsStaysHidden() {
        var everyoneWithoutPhone = Map.of("customer", hiding(Scope.ALL, "phone", "birthday"));
        var ownWithPhone = Map.of("customer", reads(Scope.OWN));
        var everyoneWithPhone = Map.of("customer", hiding(Scope.ALL, "birthday"));
        assertThat(hidden(everyoneWithoutPhone, ownWithPhone)).containsExactlyInAnyOrder("phone", "birthday");
        assertThat(hidden(everyoneWithoutPhone, everyoneWithPhone)).containsExactly("birthday");
        assertThat(hidden(ownWithPhone)).isEmpty();
    }

    @SafeVarargs
    private static Set<String> hidden(Map<String, RoleGrant>... roles) {
        return grant(Grants.sum(List.of(roles)), "customer").hiddenFields();
    }

    private static Access.Grant grant(Map<String, Access.Grant> sum, String object) {
        return java.util.Objects.requireNonNull(sum.get(object));
    }

    private static RoleGrant reads(Scope scope) {
        return new RoleGrant(scope, null, null, null, null, null, null);
    }

    private static RoleGrant hiding(Scope scope, String... fields) {
        return new RoleGrant(scope, null, null, null, null, Set.of(fields), null);
    }
}
