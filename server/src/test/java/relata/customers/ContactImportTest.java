package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Contacts of a file find the customers that are there by their addresses and numbers, however these are written. */
@RelataTest(shared = "imports")
class ContactImportTest {

    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "email"}, {"index": 2, "target": "phone"},
                         {"index": 3, "target": "city"}],
             "constants": {"kind": "person"}, "whenExists": "fill"}
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Uploads user;

    @BeforeEach
    void signIn() {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void theSamePersonTwiceInAFileIsOneCustomer() {
        String file = """
                name,email,phone,city
                Олена Гончар,Olena@Example.com,067 555 12 40,
                Олена Гончар,olena@example.com,+380 67 555 12 40,Львів
                Сергій Ковальчук,,0675551241,Київ
                С. Ковальчук,,+380675551241,Київ
                Марія,maria.@@example,,Київ
                """;
        JsonNode done = user.imported("customers", file, MAPPING);
        assertThat(Uploads.rows(done)).isEqualTo("2 1 1 1");
        assertThat(user.count("customers", "email == \"olena@example.com\" && city == \"Львів\""))
                .isEqualTo(1);
        assertThat(Uploads.rows(user.imported("customers", file, MAPPING))).isEqualTo("0 0 4 1");
    }

    @Test
    void aFurtherNumberFindsItsCustomerAndLeavesTheMainOne() {
        String mapping = """
                {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"}, {"index": 2, "target": "city"}],
                 "constants": {"kind": "person"}, "whenExists": "replace"}
                """;
        String file = "id,name,city\nMAIN-1,Ірина Лоза,Рівне\nOLD-1,Ірина Лоза,Рівне\n";
        user.imported("customers", file, mapping);
        String main = idOf("MAIN-1");
        var merged = user.api.post(
                "/api/v1/customers/" + main + "/merge", Map.of("other", idOf("OLD-1"), "confirmed", true));
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);

        JsonNode done = user.imported("customers", "id,name,city\nOLD-1,Ірина Лоза,Луцьк\n", mapping);
        assertThat(Uploads.rows(done)).isEqualTo("0 1 0 0");
        assertThat(user.api.get("/api/v1/customers/" + main).text("externalId")).isEqualTo("MAIN-1");
        assertThat(user.api.get("/api/v1/customers/" + main).text("city")).isEqualTo("Луцьк");
        assertThat(Uploads.rows(user.imported("customers", file, mapping))).isEqualTo("0 1 1 0");

        String thereAndBack = "id,name,city\nMAIN-1,Ірина Лоза,Київ\nOLD-1,Ірина Лоза,Рівне\n";
        assertThat(Uploads.rows(user.imported("customers", thereAndBack, mapping)))
                .isEqualTo("0 2 0 0");
        assertThat(user.api.get("/api/v1/customers/" + main).text("city")).isEqualTo("Рівне");
    }

    private String idOf(String number) {
        String filter = URLEncoder.encode("externalId == \"" + number + "\"", StandardCharsets.UTF_8);
        return user.api
                .get("/api/v1/customers?filter=" + filter)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @Test
    void tenThousandContactsComeInWithMatching() {
        var file = new StringBuilder("name,email,phone,city\n");
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            file.append("Person ")
                    .append(i)
                    .append(",p")
                    .append(i)
                    .append("@example.org,+38050")
                    .append(1_000_000 + i)
                    .append(',')
                    .append(random.nextBoolean() ? "Lviv" : "Odesa")
                    .append('\n');
        }
        JsonNode done = user.imported("customers", file.toString(), MAPPING);
        assertThat(Uploads.rows(done)).isEqualTo("10000 0 0 0");
        var begun = java.time.Instant.parse(done.path("startedAt").asString());
        var ended = java.time.Instant.parse(done.path("finishedAt").asString());
        System.out.println("10,000 contacts took "
                + java.time.Duration.between(begun, ended).toMillis() + " ms");
        JsonNode undone = user.undone(done.path("id").asString());
        assertThat(undone.path("undo").path("undone").asLong()).isEqualTo(10_000);
        assertThat(user.count("customers", "email.endsWith(\"@example.org\")")).isZero();
    }
}
