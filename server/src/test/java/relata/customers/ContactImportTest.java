package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;

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
