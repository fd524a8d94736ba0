package relata.records.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "records")
class ViewsApiTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    Api seller;

    @BeforeEach
    void signIn() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        seller = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
    }

    private String view(String name, String filter) {
        Api.Answer answer = admin.post(
                "/api/v1/views", Map.of("object", "product", "name", name, "filter", filter, "sharing", "everyone"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private static List<String> ids(Api api) {
        var ids = new ArrayList<String>();
        api.get("/api/v1/views?object=product")
                .json()
                .path("items")
                .forEach(view -> ids.add(view.path("id").asString()));
        return ids;
    }

    @Test
    void allViewsAreCountedInOneAnswerAndAWrongOneIsLeftOut() {
        admin.post("/api/v1/products", Map.of("name", "Counted soap", "family", "Counted"));
        admin.post("/api/v1/products", Map.of("name", "Counted oil", "family", "Counted"));
        String two = view("Two", "family == \"Counted\"");
        String none = view("None", "family == \"Nowhere at all\"");
        String wrong = view("Wrong", "family == \"x\"");
        jdbc.sql("update saved_view set filter = 'gone == 1' where id = cast(? as uuid)")
                .param(wrong)
                .update();

        Api.Answer counts = admin.get("/api/v1/views/counts?object=product");

        assertThat(counts.status()).as(counts.toString()).isEqualTo(200);
        assertThat(counts.json().path("counts").path(two).path("value").asInt()).isEqualTo(2);
        assertThat(counts.json().path("counts").path(none).path("value").asInt(-1))
                .isZero();
        assertThat(counts.json().path("counts").has(wrong)).isFalse();
    }

    @Test
    void everybodyArrangesTheViewsForThemselves() {
        String first = view("First", "");
        String second = view("Second", "");
        var usual = ids(seller);

        Api.Answer arranged = seller.put(
                "/api/v1/views/arrangement?object=product",
                Map.of("order", List.of(second, first), "standard", second));

        assertThat(arranged.status()).as(arranged.toString()).isEqualTo(204);
        assertThat(ids(seller)).startsWith(second, first);
        assertThat(seller.get("/api/v1/views?object=product").body()).contains("\"standard\":true");
        assertThat(ids(admin)).containsSubsequence(first, second);
        assertThat(ids(seller)).hasSameSizeAs(usual);
        assertThat(admin.get("/api/v1/views?object=product").body()).doesNotContain("\"standard\":true");
    }

    @Test
    void aViewOfAnotherPersonCannotBeArranged() {
        String own = admin.post("/api/v1/views", Map.of("object", "product", "name", "Secret"))
                .text("id");

        assertThat(seller.put("/api/v1/views/arrangement?object=product", Map.of("order", List.of(own)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aViewSharedWithOnesTeamNeedsNoMoreWhereThereIsOneTeam() {
        var person = people.with(BuiltInRole.SALES);
        String team = admin.post("/api/v1/teams", Map.of("name", "Views", "members", List.of(person.id())))
                .text("id");
        Api member = Api.at(port).bearing(person.token());

        Api.Answer shared =
                member.post("/api/v1/views", Map.of("object", "product", "name", "Ours", "sharing", "team"));

        assertThat(shared.status()).as(shared.toString()).isEqualTo(201);
        assertThat(shared.text("team")).isEqualTo(team);
    }

    @Test
    void theMedianStandsBesideTheSum() {
        for (int days : List.of(10, 20, 900)) {
            admin.post("/api/v1/products", Map.of("name", "Median " + days, "family", "Median", "refillDays", days));
        }

        var sum = admin.get("/api/v1/products/sums?fields=refillDays&filter="
                        + URLEncoder.encode("family == \"Median\"", StandardCharsets.UTF_8))
                .json()
                .path("fields")
                .get(0);

        assertThat(sum.path("sum").toString()).contains("930");
        assertThat(sum.path("median").toString()).contains("20");
    }
}
