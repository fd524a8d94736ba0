package relata.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What the sample company exports, with every field, it imports again without any change: every object, in any language. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {

    @LocalServerPort
    int port;

    @Autowired
    private Lunaria lunaria;

    @Autowired
    private Users users;

    @Autowired
    private People people;

    @Autowired
    private Catalogs catalogs;

    @BeforeAll
    void fill() {
        var administrator =
                new Users.NewUser("Olha", "olha@example.com", Language.EN, ZoneId.of("Europe/Kyiv"), "none");
        users.add(administrator, Set.of(BuiltInRole.ADMINISTRATOR.id()), Actor.SYSTEM);
        lunaria.load(160, 5, false);
        // Something of every kind that the sample company may lack.
        new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token()).imported("customers", """
                name,phone 2,telegram,1C,delivery,newsletter,works at,works at too,their sister,came through
                Round Trip,067 555 99 01,@round_trip,RT-1,Sykhivska 2,yes,Round Works,Round Second,Round Sister,Round Friend
                """, """
                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "contactPoints[kind=phone,n=2].value"},
                             {"index": 2, "target": "contactPoints[kind=telegram].value"},
                             {"index": 3, "target": "externalIds[system=1C].value"},
                             {"index": 4, "target": "addresses[kind=delivery].street"},
                             {"index": 5, "target": "consents[purpose=offers,channel=email].state"},
                             {"index": 6, "target": "relationships[kind=works-at].other.name"},
                             {"index": 7, "target": "relationships[kind=works-at,n=2].other.name"},
                             {"index": 8, "target": "relationships[kind=family].other.name"},
                             {"index": 9, "target": "relationships[kind=recommended-by].other.name"}],
                 "constants": {"kind": "person"}}
                """);
    }

    @Test
    void everyObjectComesBackUnchanged() throws Exception {
        var user = new Speaker(
                people.speaking(Language.EN, BuiltInRole.ADMINISTRATOR).token());
        var results = new LinkedHashMap<String, String>();
        var wanted = new LinkedHashMap<String, String>();
        for (ObjectType object : catalogs.current().objects()) {
            if (object.can(Capability.IMPORT)) {
                long count = user.uploads.count(object.path(), "");
                results.put(object.path(), user.roundTrip(object, "csv"));
                wanted.put(object.path(), "0 0 " + count + " 0");
            }
        }
        assertThat(results).isEqualTo(wanted);
        assertThat(wanted.keySet())
                .contains("customers", "orders", "products", "consents", "contact-points", "relationships");
    }

    @Test
    void customersComeBackWithWhatBelongsToThemInEveryLanguageAndAsAWorkbook() throws Exception {
        ObjectType customers = catalogs.current().object("customer");
        for (Map.Entry<Language, String> each :
                Map.of(Language.UK, "xlsx", Language.RU, "csv").entrySet()) {
            var user = new Speaker(
                    people.speaking(each.getKey(), BuiltInRole.ADMINISTRATOR).token());
            long count = user.uploads.count("customers", "");
            assertThat(user.roundTrip(customers, each.getValue()))
                    .as(each.toString())
                    .isEqualTo("0 0 " + count + " 0");
        }
    }

    private final class Speaker {

        private final String token;
        private final Uploads uploads;

        Speaker(String token) {
            this.token = token;
            this.uploads = new Uploads(port, token);
        }

        /** Exports everything of the object and imports it over what is there; what became of the rows. */
        String roundTrip(ObjectType object, String format) throws IOException, InterruptedException {
            List<String> fields = new ArrayList<>(object.fields().keySet());
            String names =
                    fields.stream().map(name -> '"' + name + '"').toList().toString();
            var begun = uploads.api.post(
                    "/api/v1/exports",
                    "{\"object\": \"%s\", \"fields\": %s, \"parts\": true, \"format\": \"%s\"}"
                            .formatted(object.name(), names, format));
            Uploads.accepted(begun);
            assertThat(uploads.ended("/api/v1/exports/", begun.text("id"))
                            .path("status")
                            .asString())
                    .isEqualTo("done");
            byte[] file = file(begun.text("id"));
            if (object.name().equals("customer") && format.equals("csv")) {
                assertThat(new String(file, StandardCharsets.UTF_8))
                        .as("all relationships of a customer stand in its row")
                        .contains("Round Works", "Round Second", "Round Sister", "Round Friend");
            }
            JsonNode begunImport =
                    uploads.upload(object.path(), "export." + format, file).json();
            String id = begunImport.path("id").asString();
            unmappedFieldsAreDerived(object, begunImport);
            String mapping = begunImport
                    .path("mapping")
                    .toString()
                    .replace("\"whenExists\":\"fill\"", "\"whenExists\":\"replace\"");
            assertThat(mapping).contains("replace");
            var mapped = uploads.api.put("/api/v1/imports/" + id + "/mapping", mapping);
            assertThat(mapped.status()).as(mapped.body()).isEqualTo(200);
            JsonNode ended = uploads.started(id);
            String rows = Uploads.rows(ended);
            return ended.path("rows").path("refused").asLong() == 0
                    ? rows
                    : rows + " "
                            + uploads.api
                                    .get("/api/v1/imports/" + id + "/refused?limit=3")
                                    .body();
        }

        private void unmappedFieldsAreDerived(ObjectType object, JsonNode begun) {
            var targets = new ArrayList<String>();
            begun.path("columns")
                    .forEach(column -> targets.add(column.path("target").asString("")));
            object.fields().values().stream()
                    .filter(field -> field.isWritable())
                    .forEach(field -> assertThat(targets)
                            .as(object.name() + "." + field.name() + " has a column of the export")
                            .containsAnyOf(field.name(), field.name() + ".id"));
        }

        private byte[] file(String id) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/exports/" + id + "/file"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
