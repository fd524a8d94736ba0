package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.HeldMemory;
import relata.testing.People;
import relata.testing.RelataTest;

/** Files meant to break the import are read, read in part or refused in a sentence, and never hold much memory. */
@RelataTest(shared = "imports")
class HostileUploadsTest {

    private static final long MEGABYTE = 1L << 20;
    private static final Duration OFTEN = Duration.ofMillis(300);
    private static final String BOUNDARY = "----hostile";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @TempDir
    Path folder;

    private String token;
    private Uploads user;

    @BeforeEach
    void signIn() {
        token = people.with(BuiltInRole.ADMINISTRATOR).token();
        user = new Uploads(port, token);
    }

    @Test
    void noFileBreaksTheServer() throws Exception {
        for (var file : small().entrySet()) {
            Path path = Files.write(folder.resolve("small"), file.getValue());
            bring(file.getKey(), path);
        }
    }

    @Test
    void noFileHoldsMoreThanItsShareOfMemory() throws Exception {
        var large = new LinkedHashMap<String, Path>();
        large.put("a quote that never ends", text("name,city\n\"", "Olha Petro ", 40 * MEGABYTE));
        large.put("a row that never ends", text("name,city\n", "a,", 40 * MEGABYTE));
        large.put("a hundred thousand columns", text("", "column,", 700_000));
        large.put("cells of a megabyte", text("name,city\n", "x".repeat(1 << 20) + ",y\n", 24 * MEGABYTE));
        large.put("a zip bomb", bomb());
        large.put("shared strings without end", sharedStrings());
        for (var file : large.entrySet()) {
            long held = HeldMemory.megabytes(OFTEN, () -> bring(file.getKey(), file.getValue()));
            System.out.println("HostileUploadsTest: " + file.getKey() + " held " + held + " MB");
            assertThat(held).as(file.getKey()).isLessThan(HeldMemory.MOST_MEGABYTES);
        }
    }

    private Map<String, byte[]> small() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("nothing", new byte[0]);
        files.put("one line break", bytes("\n"));
        files.put("broken quotes", bytes("name,city\n\"Ol\"ha,\"Ky\"\"iv\n\"\"\"\n,\"\n"));
        files.put("NUL", bytes("na\0me,ci\0ty\nOl\0ha,Kyiv\n\0\0\0,\0\n"));
        files.put("nothing but NUL", new byte[5_000]);
        files.put("UTF-8 with its mark", bytes("\ufeffname,city\nОльга,Київ\n"));
        files.put("UTF-16", "\ufeffname,city\nОльга,Київ\n".getBytes(StandardCharsets.UTF_16LE));
        files.put("half a pair", new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'});
        files.put("KOI8", "name,city\nОльга,Київ\nПетро,Львів\n".getBytes(Charset.forName("KOI8-U")));
        files.put("UTF-8 that ends in a letter", new byte[] {'n', 'a', 'm', 'e', '\n', 'O', (byte) 0xd0});
        files.put("formulas", bytes("name,city\n\"=cmd|' /C calc'!A0\",+1+1\n@SUM(1),-2\n\t=1,\r=2\n"));
        files.put("text like an escape", bytes("name,city\n\\u0000,\\\\u0000\n"));
        files.put("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        files.put("a zip of something else", zip(Map.of("../../../etc/passwd", "root")));
        files.put("half a zip", java.util.Arrays.copyOf(zip(sheet("<row r=\"1\"/>")), 200));
        files.put(
                "entities that multiply",
                zip(sheetWith("<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\">"
                        + "<c r=\"A1\" t=\"inlineStr\"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>")));
        files.put(
                "a cell far to the right",
                zip(sheet("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"n\"><v>1</v></c></row><row r=\"999999999999\"/>")));
        files.put(
                "formulas in a workbook",
                zip(sheet("<row r=\"1\"><c r=\"A1\"><f>cmd|' /C calc'!A0</f><v>1e999</v></c></row>")));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Uploads, maps whatever came first to the name, checks and imports; each step is done or refused by a code. */
    private void bring(String what, Path file) throws Exception {
        Api.Answer begun = upload(file);
        told(what, begun);
        if (begun.status() != 201) {
            return;
        }
        String id = begun.text("id");
        told(what, user.api.get("/api/v1/imports/" + id));
        told(what, user.api.get("/api/v1/imports/" + id + "/columns/0/values"));
        Api.Answer mapped = user.api.put("/api/v1/imports/" + id + "/mapping", """
                {"columns": [{"index": 0, "target": "name"}], "constants": {"kind": "organization"}}""");
        told(what, mapped);
        for (String step : new String[] {"check", "start", "undo"}) {
            Api.Answer answer = user.api.post("/api/v1/imports/" + id + "/" + step, null);
            told(what, answer);
            if (answer.status() == 202) {
                user.ended(id);
                told(what, user.api.get("/api/v1/imports/" + id));
                told(what, user.api.get("/api/v1/imports/" + id + "/refused"));
            }
        }
    }

    private static void told(String what, Api.Answer answer) {
        String body = answer.body().length() > 2_000 ? answer.body().substring(0, 2_000) : answer.body();
        assertThat(answer.status()).as(what + ": " + body).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.code()).as(what + ": " + body).isNotEmpty();
        }
        assertThat(body)
                .as(what)
                .doesNotContain("Exception")
                .doesNotContain("at relata.")
                .doesNotContain("root:");
    }

    private Api.Answer upload(Path file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/imports?object=customers"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("--" + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return new Api.Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        }
    }

    private Path text(String begin, String again, long bytes) throws IOException {
        Path file = Files.createTempFile(folder, "large", ".csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes(begin));
            byte[] piece = bytes(again.repeat(Math.max(1, (1 << 16) / again.length())));
            for (long written = 0; written < bytes; written += piece.length) {
                out.write(piece);
            }
        }
        return file;
    }

    private Path bomb() throws IOException {
        return workbook(
                Map.of(), "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>", " ", 300);
    }

    private Path sharedStrings() throws IOException {
        return workbook(
                sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                "xl/sharedStrings.xml",
                "<sst>",
                "<si><t>one of very many</t></si>",
                16);
    }

    /** @param megabytes what one part of it unpacks to */
    private Path workbook(Map<String, String> parts, String name, String begin, String again, int megabytes)
            throws IOException {
        Path file = Files.createTempFile(folder, "large", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(1);
            var all = new LinkedHashMap<>(sheet(""));
            all.putAll(parts);
            all.remove(name);
            for (var part : all.entrySet()) {
                part(zip, part.getKey(), bytes(part.getValue()));
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes(begin));
            byte[] piece = bytes(again.repeat((1 << 20) / again.length()));
            for (int n = 0; n < megabytes; n++) {
                zip.write(piece);
            }
            zip.closeEntry();
        }
        return file;
    }

    private static Map<String, String> sheet(String rows) {
        return sheetWith("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static Map<String, String> sheetWith(String xml) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", """
                <?xml version="1.0"?><workbook xmlns="m" xmlns:r="http://x/relationships"><sheets>
                <sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>""");
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="p"><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
        parts.put("xl/worksheets/sheet1.xml", xml);
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                part(zip, part.getKey(), bytes(part.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
