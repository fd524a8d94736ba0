package relata.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOfClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "customers", "customers/0199d5f1-7c2e", "settings/roles", "login-help"})
    void anAddressInsideTheClientIsItsPage(String path) {
        assertThat(PageOfClient.isAddressInClient(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/customer",
                "actuator/heath",
                "webauthn/x",
                "login/webauthn",
                "assets/old",
                "robots.txt",
                "x/map.js"
            })
    void whatTheServerAnswersItselfOrAMissingFileIsNot(String path) {
        assertThat(PageOfClient.isAddressInClient(path)).isFalse();
    }
}
