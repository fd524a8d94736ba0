package relata.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "customers")
class ProductsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void aProductIsOnSaleUntilItIsSaidToBeNot() {
        Api api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var nothing = new HashMap<String, Object>();
        nothing.put("active", null);

        var created = api.post("/api/v1/products", Map.of("name", "Чай трав'яний"));
        assertThat(created.json().path("active").asBoolean())
                .as(created.toString())
                .isTrue();
        String product = "/api/v1/products/" + created.text("id");
        assertThat(api.patch(product, Map.of("active", false))
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        var emptied = api.patch(product, nothing);
        assertThat(emptied.status()).as(emptied.toString()).isEqualTo(200);
        assertThat(emptied.json().path("active").asBoolean()).isTrue();
    }
}
