package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What belongs to a customer comes in the customer's row: consents, further numbers, addresses, ids elsewhere, the employer. */
@RelataTest(shared = "imports")
class ImportedPartsTest {

    private static final String CONSENTS = """
            {"columns": [{"name": "name", "target": "name"}, {"name": "email", "target": "email"},
                         {"name": "newsletter", "target": "consents[purpose=offers,channel=email].state"},
                         {"name": "asked", "target": "consents[purpose=offers,channel=email].decidedAt",
                          "dateOrder": "dayFirst", "zone": "Europe/Kyiv"},
                         {"name": "sms", "target": "consents[purpose=offers,channel=sms].state"}],
             "constants": {"kind": "person",
                           "consents[purpose=offers,channel=sms].evidence": "Paper forms, kept in Lviv"},
             "whenExists": "%s"}
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
    void consentComesWithItsDateAndTheFileAsEvidence() {
        String file = """
                name,email,newsletter,asked,sms
                Olena Consent,olena@consent.example,так,14.03.2024,1
                Ihor Consent,ihor@consent.example,No,,
                Maria Consent,maria@consent.example,,,refused
                Petro Consent,petro@consent.example,maybe,,
                """;
        String id = user.mapped("customers", file, CONSENTS.formatted("fill"));
        assertThat(Uploads.rows(user.checked(id))).isEqualTo("3 0 0 1");
        assertThat(Uploads.rows(user.started(id))).isEqualTo("3 0 0 1");

        String olena = consents("olena@consent.example");
        assertThat(olena)
                .contains(
                        "\"given\"",
                        "2024-03-13T22:00:00Z",
                        "file.csv, row 2",
                        "Paper forms, kept in Lviv (file.csv, row 2)");
        assertThat(olena).as("about the address itself").contains("olena@consent.example\"}");
        assertThat(consents("ihor@consent.example")).contains("\"refused\"").doesNotContain("\"sms\"");

        assertThat(Uploads.rows(user.imported("customers", file, CONSENTS.formatted("replace"))))
                .as("the same file again changes nothing, not even the evidence")
                .isEqualTo("0 0 3 1");
        String withdrawn = "name,email,newsletter,asked,sms\nOlena Consent,olena@consent.example,ні,,\n";
        assertThat(Uploads.rows(user.imported("customers", withdrawn, CONSENTS.formatted("fill"))))
                .isEqualTo("0 0 1 0");
        JsonNode second = user.imported("customers", withdrawn, CONSENTS.formatted("replace"));
        assertThat(Uploads.rows(second)).isEqualTo("0 1 0 0");
        assertThat(consents("olena@consent.example")).contains("\"refused\"");
        user.undone(second.path("id").asString());
        assertThat(consents("olena@consent.example")).doesNotContain("\"refused\"");
        user.undone(id);
        assertThat(user.count("consents", "evidence.contains(\"file.csv\")")).isZero();
    }

    @Test
    void everythingThatBelongsToACustomerComesInOneRow() {
        String mapping = """
                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "phone"},
                             {"index": 2, "target": "contactPoints[kind=phone,n=2].value"},
                             {"index": 3, "target": "contactPoints[kind=telegram].value"},
                             {"index": 4, "target": "externalIds[system=1C].value"},
                             {"index": 5, "target": "externalIds[system=shop].value"},
                             {"index": 6, "target": "street"}, {"index": 7, "target": "city"},
                             {"index": 8, "target": "addresses[kind=delivery].street"},
                             {"index": 9, "target": "addresses[kind=delivery].city"},
                             {"index": 10, "target": "relationships[kind=works-at].other.name"},
                             {"index": 11, "target": "relationships[kind=works-at].role"}],
                 "constants": {"kind": "person"}, "whenExists": "fill"}
                """;
        String file = """
                name,phone,phone 2,telegram,1C,shop,street,city,delivery street,delivery city,company,role
                Olena Parts,067 555 77 01,050 555 77 01,@olena_parts,P-1,77,Rynok 1,Lviv,Sykhivska 2,Lviv,Lileia Parts,Director
                Ihor Parts,067 555 77 02,,,P-2,78,,,,,Lileia Parts,Buyer
                Olena Parts,+380675557701,+380 50 555 7701,,P-1,,,,,,Lileia Parts,
                """;
        String id = user.mapped("customers", file, mapping);
        assertThat(Uploads.rows(user.checked(id))).isEqualTo("2 0 1 0");
        JsonNode done = user.started(id);
        assertThat(Uploads.rows(done)).isEqualTo("2 0 1 0");
        assertThat(done.path("rows").path("related").path("customer").asLong()).isEqualTo(1);
        assertThat(user.count("customers", "name == \"Lileia Parts\" && kind == \"organization\""))
                .isEqualTo(1);
        assertThat(user.count("relationships", "other.name == \"Lileia Parts\""))
                .isEqualTo(2);
        assertThat(user.count("contact-points", "customer.name == \"Olena Parts\""))
                .isEqualTo(3);
        assertThat(user.count("external-ids", "customer.name == \"Olena Parts\""))
                .isEqualTo(2);
        assertThat(user.count("addresses", "customer.name == \"Olena Parts\"")).isEqualTo(2);
        assertThat(Uploads.rows(user.imported("customers", file, mapping))).isEqualTo("0 0 3 0");

        user.undone(id);
        assertThat(user.count("customers", "name.contains(\"Parts\")")).isZero();
        assertThat(user.count("relationships", "role == \"Buyer\"")).isZero();
    }

    @Test
    void aPartThatIsRefusedRefusesItsRowAndLeavesNothing() {
        String mapping = """
                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "contactPoints[kind=email,n=2].value"},
                             {"index": 2, "target": "relationships[kind=works-at].other.name"}],
                 "constants": {"kind": "person"}}
                """;
        JsonNode done = user.imported(
                "customers",
                "name,email 2,company\nBad Part,nonsense@@,Company of a bad part\nGood Part,good@part.example,\n",
                mapping);
        assertThat(Uploads.rows(done)).isEqualTo("1 0 0 1");
        assertThat(user.count("customers", "name == \"Company of a bad part\" || name == \"Bad Part\""))
                .isZero();
    }

    @Test
    void aTargetThatIsNoPartIsRefused() {
        String id = user.upload("customers", "a.csv", "name,x\nA,1\n").text("id");
        for (String target : new String[] {
            "orders[kind=x].total",
            "consents[purpose=nothing,channel=email].state",
            "consents[purpose=offers].customer.name[",
            "consents[].state",
            "nothing[a=b].c"
        }) {
            assertThat(user.api
                            .put(
                                    "/api/v1/imports/" + id + "/mapping",
                                    "{\"columns\": [{\"index\": 1, \"target\": \"" + target + "\"}]}")
                            .status())
                    .as(target)
                    .isEqualTo(422);
        }
    }

    private String consents(String email) {
        String filter = URLEncoder.encode("customer.email == \"" + email + "\"", StandardCharsets.UTF_8);
        return user.api
                .get("/api/v1/consents?fields=purpose,channel,state,decidedAt,evidence,contactPoint&filter=" + filter)
                .body();
    }
}
