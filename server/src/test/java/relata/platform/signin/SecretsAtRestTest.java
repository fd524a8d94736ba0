package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.Authenticator;
import relata.testing.People;
import relata.testing.RelataTest;

/** Whoever reads the database, and nothing else, finds no secret in any column of any table, neither as text nor as bytes. */
@RelataTest
class SecretsAtRestTest {

    private static final String MAIL_PASSWORD = "plainmailpassword";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Test
    void noSecretIsReadableInTheDatabase() throws Exception {
        var person = people.with(BuiltInRole.ADMINISTRATOR);
        Api browser = Api.at(port);
        var secrets = new LinkedHashMap<String, String>();
        secrets.put("password", People.PASSWORD);
        secrets.put("API token", person.token());
        browser.post("/api/v1/session", Map.of("email", person.email(), "password", People.PASSWORD));
        secrets.put("session", browser.cookie("relata_session").orElseThrow());
        secrets.put(
                "API token under a key",
                browser.with("Idempotency-Key", "token at rest")
                        .post("/api/v1/tokens", Map.of("name", "shop"))
                        .text("token"));
        String totp = browser.with("Idempotency-Key", "code at rest")
                .post("/api/v1/me/totp", null)
                .text("secret");
        secrets.put("TOTP secret", totp);
        var codes = browser.put("/api/v1/me/totp", Map.of("code", new Authenticator(totp).code(Instant.now())));
        codes.json().path("recoveryCodes").forEach(code -> {
            secrets.put("recovery code " + code.asString(), code.asString());
            secrets.put("bare recovery code " + code.asString(), code.asString().replace("-", ""));
        });
        String user = browser.post("/api/v1/users", Map.of("name", "New", "email", "new@example.com"))
                .text("id");
        String link = browser.with("Idempotency-Key", "link at rest")
                .post("/api/v1/users/" + user + "/invitation", null)
                .text("link");
        secrets.put("invitation", link.substring(link.lastIndexOf('/') + 1));
        assertThat(browser.with("If-Match", "\"0\"")
                        .put(
                                "/api/v1/mail-sender",
                                Map.of(
                                        "host", "localhost",
                                        "port", 9,
                                        "user", "relata",
                                        "password", MAIL_PASSWORD,
                                        "from", "relata@example.com",
                                        "encryption", "none"))
                        .status())
                .isBetween(200, 299);
        secrets.put("password of the mail server", MAIL_PASSWORD);
        secrets.put(
                "key",
                Files.readString(Path.of(environment.getRequiredProperty("relata.home"), "secret.key"))
                        .strip());

        assertThat(secrets).hasSize(28).doesNotContainValue("");
        String database = everything();
        assertThat(database).contains(person.email());
        secrets.forEach((what, secret) -> {
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(database.contains(secret.toLowerCase(Locale.ROOT)) || database.contains(hex))
                    .as(what + " stands in the database")
                    .isFalse();
        });
    }

    /** All rows of all tables as text, bytes in hexadecimal digits. */
    private String everything() {
        List<String> tables = jdbc.sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name)
                          from information_schema.tables
                         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        var rows = new ArrayList<String>();
        tables.forEach(table -> rows.addAll(jdbc.sql("select t::text from " + table + " t")
                .query(String.class)
                .list()));
        return String.join("\n", rows).toLowerCase(Locale.ROOT);
    }
}
