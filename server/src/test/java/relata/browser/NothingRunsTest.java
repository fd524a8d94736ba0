package relata.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.walk.Specimens;
import relata.walk.Whose;
import tools.jackson.databind.JsonNode;

/**
 * Every text field of every object, and whatever else people may name, holds {@link Payloads}, all of them in turn; the
 * pages show them, and none runs or loads anything. One record of each object is opened, or as many as
 * {@code -Drelata.pages} says.
 */
@RelataTest
@ExtendWith(Visits.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingRunsTest {

    private static final int PAGES = Integer.getInteger("relata.pages", 1);
    private static final int PAYLOADS_IN_A_FIELD = 60;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private final List<String> payloads = Payloads.all();
    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final Map<String, Set<String>> shown = new HashMap<>();
    private People.Person administrator;
    private Api admin;
    private String upload;

    @BeforeAll
    void writePayloadsEverywhere() {
        administrator = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(administrator.token());
        var specimens = new Specimens(admin, jdbc, people);
        for (JsonNode object : admin.get("/api/v1/catalog").json().path("objects")) {
            if (Specimens.objectNames().contains(object.path("name").asString(""))) {
                fill(specimens, object);
            }
        }
        nameThings();
    }

    private void fill(Specimens specimens, JsonNode object) {
        String name = object.path("name").asString("");
        String path = "/" + Specimens.path(name);
        for (int from = 0; from < payloads.size(); from += PAYLOADS_IN_A_FIELD) {
            String id = specimens.make(name, Whose.OTHER, administrator.id());
            records.computeIfAbsent(path, key -> new ArrayList<>()).add(id);
            List<String> some = payloads.subList(from, Math.min(payloads.size(), from + PAYLOADS_IN_A_FIELD));
            for (JsonNode field : object.path("fields")) {
                String type = field.path("type").asString("");
                if (type.equals("text") || type.equals("longText") || type.equals("url")) {
                    write(path + "/" + id, field.path("name").asString(""), some);
                }
            }
        }
    }

    /** All of them, or where the field has no room for all the first, or the last. */
    private void write(String record, String field, List<String> some) {
        for (String text : List.of(String.join(" ", some), some.getFirst(), some.getLast())) {
            if (admin.patch("/api/v1" + record, Map.of(field, text)).status() == 200) {
                shown.computeIfAbsent(
                                record.substring(0, record.lastIndexOf('/')) + " " + field, key -> new HashSet<>())
                        .addAll(text.contains(" ") ? some : List.of(text));
                return;
            }
        }
    }

    private void nameThings() {
        String name = payloads.get(3);
        var label = Map.of("en", name, "ru", name, "uk", name);
        made("teams", Map.of("name", name));
        made("territories", Map.of("name", name));
        made("roles", Map.of("name", name, "grants", Map.of(), "settings", List.of()));
        made("users", Map.of("name", name, "email", "payload@example.com"));
        made("views", Map.of("object", "customer", "name", name, "sharing", "everyone"));
        made(
                "catalog/customer/fields",
                Map.of(
                        "name",
                        "cf_payload",
                        "type",
                        "choice",
                        "label",
                        label,
                        "choices",
                        List.of(Map.of("value", "one", "label", label))));
        made("catalog/objects", Map.of("name", "payload", "path", "payloads", "label", label, "pluralLabel", label));
        String customer = records.get("/customers").getFirst();
        admin.patch("/api/v1/customers/" + customer, Map.of("cf_payload", "one"));
        admin.post("/api/v1/customers/" + customer + "/files", new Api.Upload("<img src=x onerror=ran(1)>.html", name));
        upload = admin.post(
                        "/api/v1/imports?object=customer",
                        new Api.Upload(
                                "<img src=x onerror=ran(1)>.csv",
                                "name,<img src=x onerror=ran(1)>\n" + name + "," + name))
                .text("id");
        Api browser = Api.at(port);
        browser.post("/api/v1/session", Map.of("email", administrator.email(), "password", People.PASSWORD));
        browser.post("/api/v1/tokens", Map.of("name", name));
    }

    private void made(String path, Map<String, ?> body) {
        var answer = admin.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(201);
    }

    @Test
    void textFieldsHoldAllPayloads() {
        assertThat(payloads).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat(shown.values().stream().filter(some -> some.size() == payloads.size()))
                .as("fields that hold all of them: " + shown.keySet())
                .hasSizeGreaterThan(20);
    }

    /** The net is good: a page that takes texts for markup, without our policy, is caught again and again. */
    @Test
    void whereMarkupIsTakenForMarkupPayloadsRun(Screen screen) {
        List<String> caught = caught(screen);
        screen.page().route("**/*", route -> route.fulfill());
        for (String payload : payloads) {
            if (payload.contains("http-equiv")) continue; // leads away from this page
            screen.page().evaluate("html => { document.body.innerHTML = html; }", payload);
        }
        screen.page().waitForTimeout(500);
        assertThat(caught).hasSizeGreaterThan(100);
        screen.complaints().forgive();
    }

    @Test
    void nothingRunsAndNothingIsLoadedFromElsewhere(Screen screen) {
        screen.signedIn(administrator);
        Axe.into(screen.page());
        List<String> caught = caught(screen);
        records.forEach((path, ids) -> {
            show(screen, path + "?layout=table&columns=" + columns(path));
            ids.stream().limit(PAGES).forEach(id -> show(screen, path + "/" + id));
        });
        String customer = "/customers/" + records.get("/customers").getFirst();
        for (String page : List.of(
                customer + "?tab=about",
                customer + "?tab=value",
                "/customers?layout=board&group=cf_payload",
                "/payloads",
                "/",
                "/duplicates",
                "/data-quality",
                "/imports",
                "/imports/" + upload,
                "/settings/objects/customer",
                "/settings/roles",
                "/settings/users",
                "/settings/teams",
                "/settings/territories",
                "/settings/channels",
                "/settings/tokens",
                "/settings/audit",
                "/settings/bin")) {
            show(screen, page);
        }
        screen.open("/");
        Axe.awaitContent(screen.page());
        screen.key("Control+k");
        screen.dialog().first().waitFor();
        screen.page().keyboard().type("script");
        Axe.awaitContent(screen.page());
        assertThat(caught).isEmpty();
    }

    private String columns(String path) {
        return URLEncoder.encode(
                shown.keySet().stream()
                        .filter(field -> field.startsWith(path + " "))
                        .map(field -> field.substring(path.length() + 1))
                        .reduce((one, other) -> one + "," + other)
                        .orElse(""),
                StandardCharsets.UTF_8);
    }

    /** Shows the page and moves over it, to its end. */
    private static void show(Screen screen, String path) {
        screen.open(path);
        Axe.awaitContent(screen.page());
        screen.page().mouse().move(400, 300);
        screen.page().mouse().wheel(0, 4000);
        Axe.awaitContent(screen.page());
    }

    /** What runs or asks elsewhere on this page from now on; what the content security policy stops, the page complains of. */
    private List<String> caught(Screen screen) {
        var caught = new CopyOnWriteArrayList<String>();
        Page page = screen.page();
        page.exposeFunction("ran", arguments -> caught.add("ran at " + page.url()));
        page.onDialog(dialog -> {
            caught.add("alert at " + page.url());
            dialog.dismiss();
        });
        page.onPopup(popup -> caught.add("popup at " + page.url()));
        page.onRequest(request -> {
            String url = request.url();
            boolean ours = url.startsWith("http://localhost:" + port + "/") && !url.endsWith("/x");
            if (!ours && !url.startsWith("data:") && !url.startsWith("blob:")) {
                caught.add("asks for " + url + " at " + page.url());
            }
        });
        return caught;
    }
}
