package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest(shared = "imports")
class ImportsTest {

    private static final String PRODUCTS = """
            {"columns": [{"index": 0, "target": "code"}, {"index": 1, "target": "name"}, {"index": 2, "target": "price"}],
             "constants": {"currency": "UAH"}, "whenExists": "%s"}
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
    void ordersCreateTheirCustomersAndTheSameFileChangesNothing() {
        var file = new StringBuilder();
        var random = new Random(7);
        for (int i = 0; i < 2_500; i++) {
            file.append(" B%05d %04d 199701%02d  %d   %d.%02d%n"
                    .formatted(
                            random.nextInt(400),
                            i % 400,
                            1 + random.nextInt(28),
                            1 + random.nextInt(4),
                            10 + random.nextInt(40),
                            random.nextInt(100)));
        }
        file.append(" B90001 0001 19970101  2   29.33\n").append(" B90001 0001 19970101  2   29.33\n");
        String id = user.mapped("orders", file.toString(), Uploads.CDNOW);

        JsonNode checked = user.checked(id);
        assertThat(checked.path("status").asString()).isEqualTo("ready");
        assertThat(Uploads.rows(checked)).isEqualTo("2502 0 0 0");
        long customers = checked.path("rows").path("related").path("customer").asLong();
        assertThat(customers).isBetween(390L, 401L);
        assertThat(user.count("orders", "customer.externalId.startsWith(\"B\")"))
                .isZero();

        JsonNode done = user.started(id);
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(Uploads.rows(done)).isEqualTo("2502 0 0 0");
        assertThat(done.path("progress").path("done").asLong()).isEqualTo(2_502);
        assertThat(user.count("orders", "customer.externalId.startsWith(\"B\")"))
                .isEqualTo(2_502);
        assertThat(user.count("customers", "externalId.startsWith(\"B\") && name == externalId"))
                .isEqualTo(customers);

        JsonNode again = user.imported("orders", file.toString(), Uploads.CDNOW);
        assertThat(Uploads.rows(again)).isEqualTo("0 0 2502 0");

        JsonNode undone = user.undone(id);
        assertThat(undone.path("status").asString()).isEqualTo("undone");
        assertThat(undone.path("undo").path("kept").asLong()).isZero();
        assertThat(user.count("orders", "customer.externalId.startsWith(\"B\")"))
                .isZero();
        assertThat(user.count("customers", "externalId.startsWith(\"B\")")).isZero();
        assertThat(Uploads.rows(user.imported("orders", file.toString(), Uploads.CDNOW)))
                .isEqualTo("2502 0 0 0");
    }

    @Test
    void cdnowComesInWhole() throws IOException {
        String content = Files.readString(DataSets.path("cdnow/CDNOW_sample.txt"));
        JsonNode done = user.imported("orders", content, Uploads.CDNOW);
        assertThat(Uploads.rows(done)).isEqualTo("6919 0 0 0");
        assertThat(done.path("rows").path("related").path("customer").asLong()).isEqualTo(2_357);
        assertThat(Uploads.rows(user.imported("orders", content, Uploads.CDNOW)))
                .isEqualTo("0 0 6919 0");
        JsonNode sums = user.api
                .get(
                        "/api/v1/orders/sums?fields=total,units&filter=placedAt%20%3C%20timestamp(%221999-01-01T00:00:00Z%22)%20%26%26%20!customer.externalId.startsWith(%22B%22)")
                .json();
        assertThat(sums.toString()).contains("244091.94").contains("16479");
    }

    @Test
    void aRowIsRefusedWithItsReasonAndComesInOnceCorrected() {
        String file = "code,name,price\nR-1,Soap,12.50\nR-2,,3\nR-3,Cream,abc\nR-1,Soap again,1\n";
        JsonNode done = user.imported("products", file, PRODUCTS.formatted("leave"));
        assertThat(Uploads.rows(done)).isEqualTo("1 0 1 2");
        String id = done.path("id").asString();

        var ukrainian = new Uploads(
                port, people.speaking(Language.UK, BuiltInRole.ADMINISTRATOR).token());
        JsonNode reasons =
                ukrainian.api.get("/api/v1/imports/" + id + "/refused").json();
        assertThat(reasons.path("items").get(0).path("row").asLong()).isEqualTo(3);
        assertThat(reasons.path("items")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("records.required");
        assertThat(reasons.path("items")
                        .get(1)
                        .path("reasons")
                        .get(0)
                        .path("detail")
                        .asString())
                .startsWith("Ціна: ");

        String csv =
                user.api.get("/api/v1/imports/" + id + "/refused?format=csv").body();
        assertThat(csv).contains("code,name,price,Reason").contains("R-3,Cream,abc,");
        String corrected = csv.replace("R-2,,3", "R-2,Balm,3").replace("abc", "7");
        JsonNode second = user.upload("products", "corrected.csv", corrected).json();
        assertThat(second.path("columns").get(2).path("target").asString()).isEqualTo("price");
        assertThat(second.path("layoutUsed").asLong()).isPositive();
        Uploads.accepted(user.api.post("/api/v1/imports/" + second.path("id").asString() + "/start", null));
        assertThat(Uploads.rows(user.ended(second.path("id").asString()))).isEqualTo("2 0 0 0");
        byte[] workbook = user.api
                .get("/api/v1/imports/" + id + "/refused?format=xlsx")
                .body()
                .getBytes();
        assertThat(new String(workbook, 0, 2)).isEqualTo("PK");
    }

    @Test
    void aRefusedRowIsCorrectedWhereItStands() {
        String file = "code,name,price\nF-1,Soap,12.50\nF-2,,3\nF-3,Cream,abc\nF-3,Cream,abc\n";
        JsonNode done = user.imported("products", file, PRODUCTS.formatted("leave"));
        assertThat(Uploads.rows(done)).isEqualTo("1 0 0 3");
        String path = "/api/v1/imports/" + done.path("id").asString();

        Api.Answer still = user.api.put(path + "/refused/4", "{\"cells\": [\"F-3\", \"Cream\", \"x\"]}");
        assertThat(still.status()).isEqualTo(422);
        assertThat(still.body()).contains("\"price\"");
        assertThat(Uploads.rows(user.api.get(path).json())).isEqualTo("1 0 0 3");

        Api.Answer mended = user.api.put(path + "/refused/4", "{\"cells\": [\"F-3\", \"Cream\", \"7\"]}");
        assertThat(mended.status()).as(mended.body()).isEqualTo(200);
        assertThat(Uploads.rows(mended.json())).isEqualTo("2 0 0 2");
        assertThat(user.api.put(path + "/refused/4", "{\"cells\": [\"F-3\"]}").status())
                .isEqualTo(404);
        assertThat(user.api.get(path + "/refused?format=csv").body())
                .contains("F-2,,3")
                .containsOnlyOnce("F-3,Cream,abc");
        assertThat(user.api
                        .put(path + "/refused/3", "{\"cells\": [\"a\", \"b\", \"1\", \"d\"]}")
                        .status())
                .isEqualTo(422);
        var other = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        assertThat(other.api
                        .put(path + "/refused/3", "{\"cells\": [\"F-2\", \"Balm\", \"3\"]}")
                        .status())
                .isEqualTo(403);

        user.undone(done.path("id").asString());
        assertThat(user.count("products", "code.startsWith(\"F-\")")).isZero();
        assertThat(user.api
                        .put(path + "/refused/3", "{\"cells\": [\"F-2\", \"Balm\", \"3\"]}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void refusedRowsAreTriedAgainOnceWhatWasMissingIsThere() {
        String mapping = """
                {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"}, {"index": 2, "target": "territory"}],
                 "constants": {"kind": "person"}}
                """;
        JsonNode done = user.imported(
                "customers",
                "id,name,territory\nTA-1,Olena,Polissia\nTA-2,Ihor,Polissia\nTA-3,Petro,Nowhere\n",
                mapping);
        assertThat(Uploads.rows(done)).isEqualTo("0 0 0 3");
        String path = "/api/v1/imports/" + done.path("id").asString();
        assertThat(user.api
                        .post("/api/v1/territories", "{\"name\": \"Polissia\"}")
                        .status())
                .isEqualTo(201);
        Uploads.accepted(user.api.post(path + "/retry", null));
        JsonNode tried = user.ended(done.path("id").asString());
        assertThat(tried.path("status").asString()).isEqualTo("done");
        assertThat(Uploads.rows(tried)).isEqualTo("2 0 0 1");
        assertThat(user.count("customers", "externalId.startsWith(\"TA-\") && territory.name == \"Polissia\""))
                .isEqualTo(2);
        user.undone(done.path("id").asString());
        assertThat(user.count("customers", "externalId.startsWith(\"TA-\")")).isZero();
    }

    @Test
    void thousandsOfRefusedRowsAreTriedAgainInOneRun() {
        var file = new StringBuilder("id,name,territory\n");
        for (int i = 0; i < 2_400; i++) {
            file.append("TM-").append(i).append(",Name ").append(i).append(i % 3 == 0 ? ",Nowhere\n" : ",Volyn\n");
        }
        JsonNode done = user.imported("customers", file.toString(), """
                {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"}, {"index": 2, "target": "territory"}],
                 "constants": {"kind": "person"}}
                """);
        assertThat(Uploads.rows(done)).isEqualTo("0 0 0 2400");
        String id = done.path("id").asString();
        var other = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        assertThat(other.api.post("/api/v1/imports/" + id + "/retry", null).status())
                .isEqualTo(403);
        assertThat(user.api.post("/api/v1/territories", "{\"name\": \"Volyn\"}").status())
                .isEqualTo(201);
        Uploads.accepted(user.api.post("/api/v1/imports/" + id + "/retry", null));
        JsonNode tried = user.ended(id);
        assertThat(tried.path("status").asString()).isEqualTo("done");
        assertThat(Uploads.rows(tried)).isEqualTo("1600 0 0 800");
        assertThat(user.count("customers", "externalId.startsWith(\"TM-\")")).isEqualTo(1_600);
        assertThat(tried.path("progress").path("done").asLong())
                .as("the progress of the import itself")
                .isEqualTo(2_400);
        user.undone(id);
        assertThat(user.count("customers", "externalId.startsWith(\"TM-\")")).isZero();
    }

    @Test
    void whatIsThereIsFilledReplacedOrLeft() {
        user.imported("products", "code,name,price\nW-1,Soap,\nW-2,Cream,5\n", PRODUCTS.formatted("leave"));
        String second = "code,name,price\nW-1,Savon,9\nW-2,Creme,6\nW-3,New,1\n";
        assertThat(Uploads.rows(user.imported("products", second, PRODUCTS.formatted("leave"))))
                .isEqualTo("1 0 2 0");
        assertThat(Uploads.rows(user.imported("products", second, PRODUCTS.formatted("fill"))))
                .isEqualTo("0 1 2 0");
        assertThat(product("W-1")).contains("\"Soap\"").contains("9.00");
        JsonNode replaced = user.imported("products", second, PRODUCTS.formatted("replace"));
        assertThat(Uploads.rows(replaced)).isEqualTo("0 2 1 0");
        assertThat(product("W-2")).contains("\"Creme\"").contains("6.00");

        String w2 = id("W-2");
        assertThat(user.api.get("/api/v1/products/" + w2 + "/history").body())
                .contains("\"import\"")
                .contains("Cream");
        user.undone(replaced.path("id").asString());
        assertThat(product("W-1")).contains("\"Soap\"");
        assertThat(product("W-2")).contains("\"Cream\"").contains("5.00");
    }

    @Test
    void undoLeavesWhatOthersHaveTouched() {
        String file = "code,name,price\nU-1,Soap,1\nU-2,Cream,2\nU-3,Balm,3\n";
        JsonNode done = user.imported("products", file, PRODUCTS.formatted("fill"));
        var other = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        assertThat(other.api
                        .patch("/api/v1/products/" + id("U-2"), "{\"name\": \"Our cream\"}")
                        .status())
                .isEqualTo(200);
        JsonNode undone = user.undone(done.path("id").asString());
        assertThat(undone.path("undo").path("undone").asLong()).isEqualTo(2);
        assertThat(undone.path("undo").path("kept").asLong()).isEqualTo(1);
        assertThat(product("U-2")).contains("Our cream");
        assertThat(user.count("products", "code.startsWith(\"U-\")")).isEqualTo(1);
    }

    @Test
    void aColumnOfDaysWithAnImpossibleOneIsReadAsItsCellsAreWritten() {
        JsonNode read = user.upload(
                        "customers", "c.csv", "name,birthday\nOlena Kovalchuk,31.02.1990\nIvan Bondar,04.05.1985\n")
                .json();
        assertThat(read.path("columns").path(1).path("guess").path("dateOrder").asString())
                .isEqualTo("dayFirst");
    }

    @Test
    void aCheckCountsEachNewRecordOnce() {
        var file = new StringBuilder("code,name,price\n");
        for (int i = 0; i < 3_000; i++) {
            file.append("C-")
                    .append(i % 1_500)
                    .append(",Soap ")
                    .append(i % 1_500)
                    .append(",1\n");
        }
        String id = user.mapped("products", file.toString(), PRODUCTS.formatted("leave"));
        assertThat(Uploads.rows(user.checked(id))).isEqualTo("1500 0 1500 0");
        assertThat(user.count("products", "code.startsWith(\"C-\")")).isZero();
    }

    @Test
    void aCheckForetellsWhatRowsThatRepeatWillDo() {
        var file = new StringBuilder("code,name,price\n");
        for (int i = 0; i < 4_500; i++) {
            int dearer = i < 3_000 ? 0 : 1;
            file.append("FORETOLD-%1$d,Soap %1$d,%2$d%n".formatted(i % 1_500, 1 + dearer));
        }
        String id = user.mapped("products", file.toString(), PRODUCTS.formatted("replace"));
        String foretold = Uploads.rows(user.checked(id));
        assertThat(foretold).isEqualTo("1500 1500 1500 0");
        assertThat(Uploads.rows(user.started(id))).isEqualTo(foretold);
    }

    @Test
    void hostileFilesAreRefusedInWords() {
        assertThat(user.upload("products", "a.csv", "").status()).isEqualTo(422);
        assertThat(user.upload("products", "a.pdf", "%PDF-1.7 whatever").code()).isEqualTo("tables.file.unsupported");
        assertThat(user.upload("products", "a.xlsx", "PK\3\4 this is no workbook")
                        .status())
                .isEqualTo(422);
        assertThat(user.upload("nothings", "a.csv", "a,b\n1,2\n").status()).isEqualTo(404);
        var broken = user.upload("products", "a.csv", "code,name\n\"A-1,never closed\nA-2,Soap\n");
        assertThat(broken.status()).isEqualTo(201);
        String wide = "a,".repeat(100_000) + "\n" + "1,".repeat(100_000) + "\n";
        assertThat(user.upload("products", "wide.csv", wide).status()).isEqualTo(422);
        String id = user.upload("products", "a.csv", "code,name\nA-1,Soap\n").text("id");
        String path = "/api/v1/imports/" + id;
        assertThat(user.api
                        .put(path + "/mapping", "{\"columns\": [{\"index\": 0, \"target\": \"nonsense.x\"}]}")
                        .status())
                .isEqualTo(422);
        assertThat(user.api
                        .put(path + "/mapping", "{\"columns\": [null], \"constants\": {\"a\": null}}")
                        .status())
                .isEqualTo(422);
        assertThat(user.api.put(path + "/mapping", "[1]").status()).isEqualTo(400);
        assertThat(user.api.put(path + "/format", "{\"encoding\": \"klingon\"}").status())
                .isEqualTo(422);
        assertThat(user.api.put(path + "/format", "{\"headerRow\": 900}").status())
                .isEqualTo(422);
        assertThat(user.api.post(path + "/undo", null).status()).isEqualTo(409);
        assertThat(user.api
                        .post("/api/v1/imports/00000000-0000-0000-0000-000000000009/start", null)
                        .status())
                .isEqualTo(404);
        assertThat(user.api.post("/api/v1/imports", "{}").status()).isBetween(400, 499);
    }

    @Test
    void anImportIsOnlyForItsMakerAndForThoseWhoMayWrite() {
        String id = user.upload("products", "a.csv", "code,name\nA-1,Soap\n").text("id");
        var reader = new Uploads(port, people.with(BuiltInRole.READ_ONLY).token());
        assertThat(reader.upload("products", "a.csv", "code,name\nA-1,Soap\n").status())
                .isEqualTo(403);
        assertThat(reader.api.get("/api/v1/imports/" + id).status()).isEqualTo(404);
        assertThat(reader.api.get("/api/v1/imports/" + id + "/refused").status())
                .isEqualTo(404);
        assertThat(reader.api.post("/api/v1/imports/" + id + "/start", null).status())
                .isEqualTo(404);
        assertThat(reader.api.get("/api/v1/imports").json().path("items").size())
                .isZero();
        var other = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        Api.Answer started = other.api.post("/api/v1/imports/" + id + "/start", null);
        assertThat(started.status()).isEqualTo(403);
    }

    private String id(String code) {
        return items(code).get(0).path("id").asString();
    }

    private String product(String code) {
        return items(code).get(0).toString();
    }

    private JsonNode items(String code) {
        return user.api
                .get("/api/v1/products?fields=code,name,price&filter=code%20%3D%3D%20%22" + code + "%22")
                .json()
                .path("items");
    }
}
