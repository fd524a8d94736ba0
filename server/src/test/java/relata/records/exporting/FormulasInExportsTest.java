package relata.records.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.walk.Specimens;
import relata.walk.Whose;
import tools.jackson.databind.JsonNode;

/** Every field of every object that takes a text is given one that a spreadsheet would run, exported and looked at. */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormulasInExportsTest {

    private static final List<String> RUN = List.of(
            "=HYPERLINK(\"http://example.com\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "a;=1+1", "a\n=1+1");
    private static final Pattern BEGINS_FORMULA = Pattern.compile("(?s)[ \"]*[=+\\-@\t\r\n].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Uploads user;
    String token;
    Api api;
    int filled;

    @BeforeAll
    void fillEveryField() {
        var person = people.with(BuiltInRole.ADMINISTRATOR);
        token = person.token();
        user = new Uploads(port, token);
        api = user.api;
        var specimens = new Specimens(api, jdbc, people);
        for (JsonNode object : api.get("/api/v1/catalog").json().path("objects")) {
            String name = object.path("name").asString("");
            if (!Specimens.objectNames().contains(name)) {
                continue;
            }
            for (String text : RUN) {
                String address =
                        "/api/v1/" + Specimens.path(name) + "/" + specimens.make(name, Whose.OTHER, person.id());
                for (JsonNode field : object.path("fields")) {
                    String type = field.path("type").asString("");
                    boolean takesText = type.equals("text") || type.equals("longText");
                    if (takesText
                            && api.patch(address, Map.of(field.path("name").asString(""), text))
                                            .status()
                                    == 200) {
                        filled++;
                    }
                }
            }
        }
    }

    @Test
    void nothingInAnyFieldOfACsvFileRuns() throws Exception {
        assertThat(filled).as("fields that were filled").isGreaterThan(100);
        int neutralized = 0;
        for (JsonNode object : api.get("/api/v1/catalog").json().path("objects")) {
            for (List<String> row : rows(exported(object, "csv"))) {
                for (String cell : row) {
                    for (String part : cell.split("[;\t\r\n]")) {
                        assertThat(BEGINS_FORMULA.matcher(part).matches()
                                        && !NUMBER.matcher(part).matches())
                                .as(object.path("name").asString("") + ": " + cell)
                                .isFalse();
                    }
                    neutralized += cell.startsWith("'") ? 1 : 0;
                }
            }
        }
        assertThat(neutralized).isGreaterThan(filled / 2);
    }

    @Test
    void aWorkbookHoldsNoFormula(@TempDir Path folder) throws Exception {
        for (JsonNode object : api.get("/api/v1/catalog").json().path("objects")) {
            Path file = Files.write(folder.resolve(object.path("path").asString("")), exported(object, "xlsx"));
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(xml).as(entry.getName()).doesNotContain("<f>").doesNotContain("<f ");
                    assertThat(entry.getName()).doesNotContain("externalLink").doesNotContain("connections");
                }
            }
        }
    }

    /** Numbers are numbers still, and the file says of every record what it says already. */
    @Test
    void whatWasMadeHarmlessComesBackAsItWas() throws Exception {
        for (String format : List.of("csv", "xlsx")) {
            for (String name : List.of("customer", "product")) {
                byte[] file = exported(object(name), format);
                String id = user.upload(Specimens.path(name), "again." + format, file)
                        .text("id");
                JsonNode checked = user.checked(id);
                assertThat(checked.path("counts").path("refused").asLong())
                        .as(checked.toString())
                        .isZero();
                JsonNode ended = user.started(id);
                assertThat(Uploads.rows(ended)).as(name + " " + format).matches("0 0 \\d+ 0");
            }
        }
    }

    private JsonNode object(String name) {
        return StreamSupport.stream(
                        api.get("/api/v1/catalog").json().path("objects").spliterator(), false)
                .filter(object -> object.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private byte[] exported(JsonNode object, String format) throws Exception {
        var fields = new ArrayList<String>();
        object.path("fields").forEach(field -> fields.add(field.path("name").asString("")));
        String name = object.path("name").asString("");
        var begun = api.post("/api/v1/exports", Map.of("object", name, "fields", fields, "format", format));
        Uploads.accepted(begun);
        assertThat(user.ended("/api/v1/exports/", begun.text("id"))
                        .path("status")
                        .asString())
                .as(name)
                .isEqualTo("done");
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/exports/" + begun.text("id") + "/file"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static List<List<String>> rows(byte[] file) throws Exception {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(new ByteArrayInputStream(file))) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
