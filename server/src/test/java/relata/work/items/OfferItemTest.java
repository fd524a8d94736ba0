package relata.work.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import relata.platform.Ids;
import relata.testing.Api;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** An offer names its product, to those who see products. The choice is written by hand: nothing else looks at the customer. */
@RelataTest(shared = "work")
class OfferItemTest extends WorkItemTests {

    private UUID customer;
    private UUID balm;

    @BeforeEach
    void somethingIsOffered() {
        customer = customer("Offered to", seller.id());
        balm = product("Balm");
        offer(balm, product("Oil"));
    }

    private UUID product(String name) {
        return records.create("product", Map.of("name", name));
    }

    private void offer(UUID product, UUID because) {
        jdbc.sql("delete from next_action where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("""
                 insert into next_action (customer_id, choice_id, action, channel, product_id, gain, reasons, assumed, arm)
                 values (:customer, :choice, 'offer', 'email', :product, 8.1, cast(:reasons as jsonb), true, 'act')
                 """)
                .param("customer", customer)
                .param("choice", Ids.next())
                .param("product", product)
                .param("reasons", """
                        [{"code": "product-fits",
                          "figures": {"product": "%s", "chance": 0.054, "margin": {"amount": "150.00", "currency": "EUR"}}},
                         {"code": "goes-with", "figures": {"because": "%s", "share": 0.6}},
                         {"code": "value", "figures": {"amount": {"amount": "900.00", "currency": "EUR"}}}]
                        """.formatted(product, because))
                .update();
        pictures.recompute(List.of(customer));
    }

    /** Whoever reads customers and products, but for what is hidden. */
    private Api reading(String hiddenOfCustomers, String hiddenOfOrders, String products) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), :id, :id)
                 """)
                .param("id", role)
                .param("name", "Reads " + role)
                .param("grants", """
                        {"customer": {"read": "all", "hiddenFields": [%s]}, "order": {"read": "all", "hiddenFields": [%s]},
                         "product": {"read": "%s"}}""".formatted(hiddenOfCustomers, hiddenOfOrders, products))
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        return Api.at(port).bearing(person.token());
    }

    private JsonNode next(Api reader) {
        return reader.get("/api/v1/customers/" + customer + "/next-action").json();
    }

    private static List<String> codes(JsonNode told) {
        return told.path("reasons")
                .valueStream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    @Test
    void anOfferNamesItsProductWithItsReasons() {
        JsonNode told = next(reading("", "", "all"));
        for (JsonNode each : List.of(told.path("item"), told.path("choice"))) {
            assertThat(each.path("action").asString()).isEqualTo("offer");
            assertThat(each.path("product").path("id").asString()).isEqualTo(balm.toString());
            assertThat(each.path("product").path("name").asString()).isEqualTo("Balm");
            assertThat(each.path("assumed").asBoolean()).isTrue();
            assertThat(codes(each)).containsExactly("product-fits", "goes-with", "value");
            JsonNode fits = each.path("reasons").path(0).path("figures");
            assertThat(fits.path("product").asString()).isEqualTo("Balm");
            assertThat(fits.path("margin").path("amount").asString()).isEqualTo("150.00");
            assertThat(each.path("reasons")
                            .path(1)
                            .path("figures")
                            .path("because")
                            .asString())
                    .isEqualTo("Oil");
        }
    }

    @Test
    void marginsWorthAndProductsAreToldToThoseWhoSeeThem() {
        JsonNode withoutMargins = next(reading("", "\"margin\"", "all")).path("item");
        assertThat(codes(withoutMargins)).containsExactly("product-fits", "goes-with", "value");
        assertThat(withoutMargins.path("reasons").path(0).path("figures").has("margin"))
                .isFalse();
        assertThat(withoutMargins
                        .path("reasons")
                        .path(0)
                        .path("figures")
                        .path("chance")
                        .asDouble())
                .isEqualTo(.054);

        JsonNode withoutWorth = next(reading("\"lifetimeValue\"", "", "all")).path("item");
        assertThat(codes(withoutWorth)).containsExactly("product-fits", "goes-with");
        assertThat(withoutWorth.toString()).doesNotContain("150.00").doesNotContain("8.1");

        JsonNode withoutProducts = next(reading("", "", "none"));
        assertThat(codes(withoutProducts.path("item"))).containsExactly("value");
        assertThat(withoutProducts.toString()).doesNotContain("Balm").doesNotContain("Oil");
    }

    @Test
    void anotherProductIsAnotherChoiceAndTheEarlierItemGoes() {
        Api reader = reading("", "", "all");
        UUID shampoo = product("Shampoo");
        offer(shampoo, balm);
        JsonNode items = reader.get("/api/v1/work-items?whose=all&customer=" + customer)
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("product").path("name").asString()).isEqualTo("Shampoo");
    }
}
