package relata.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files to read and reads them whole. */
final class TablesInTests {
    private TablesInTests() {}

    static List<TableRow> all(TableRows rows) {
        List<TableRow> all = new ArrayList<>();
        try (rows) {
            for (TableRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    static List<List<String>> cells(TableFile file) {
        return all(file.rows()).stream().map(row -> ((Row) row).cells()).toList();
    }

    static Path text(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A workbook made by hand of the XML of its only sheet, and further parts. */
    static Path workbook(Path folder, String sheetXml, Map<String, String> more) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "xl/workbook.xml", """
                    <?xml version="1.0"?><workbook xmlns="m" xmlns:r="http://x/relationships"><sheets>
                    <sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="p"><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            part(zip, "xl/worksheets/sheet1.xml", sheetXml);
            for (Map.Entry<String, String> entry : more.entrySet()) {
                part(zip, entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
