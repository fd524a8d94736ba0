package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookFileTest {
    private static final String START = "<worksheet xmlns=\"m\"><sheetData>";
    private static final String END = "</sheetData></worksheet>";
    private static final TableFormat ANY = TableFormat.workbook("One", 0, 0);

    @TempDir
    Path folder;

    @Test
    void cellsReadAsAPersonWouldTypeThem() throws IOException {
        String sheet = START
                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"C3\"><v>29.329999999999998</v></c>"
                + "<c r=\"D3\" s=\"1\"><v>45619</v></c><c r=\"E3\" s=\"2\"><v>45619.5</v></c><c r=\"F3\" s=\"3\"><v>0.25</v></c>"
                + "<c r=\"G3\" t=\"b\"><v>1</v></c><c r=\"H3\" t=\"inlineStr\"><is><r><t>a</t></r><r><t> b_x000D_</t></r></is></c>"
                + "<c r=\"I3\"><f>1+1</f><v>2</v></c><c r=\"J3\"><v>1E3</v></c></row>" + END;
        Path path = TablesInTests.workbook(
                folder,
                sheet,
                Map.of(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>x</t></si><si><t>Ольга</t><rPh><t>no</t></rPh></si></sst>",
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"));
        try (TableFile file = TableFile.open(path, ANY)) {
            List<TableRow> rows = TablesInTests.all(file.rows());
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.number()).isEqualTo(3);
                assertThat(((Row) row).cells())
                        .containsExactly(
                                "Ольга",
                                "",
                                "29.33",
                                "2024-11-23",
                                "2024-11-23T12:00",
                                "06:00",
                                "true",
                                "a b\r",
                                "2",
                                "1000");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1900-01-01", "59, 1900-02-28", "61, 1900-03-01", "45619, 2024-11-23", "2958465, 9999-12-31"})
    void dayNumbersAreThoseOfExcel(String serial, String day) {
        assertThat(SheetValues.date(serial, CellStyles.Shown.DATE, false)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, DATE", "dd.mm.yy, DATE", "[$-419]d mmm yyyy, DATE", "hh:mm:ss, TIME_OF_DAY", "[h]:mm, NUMBER",
        "0.00, NUMBER", "'#,##0.00 \"dollars\"', NUMBER", "[Red]0.00, NUMBER", "General, NUMBER",
                "m/d/yy h:mm, DATE_AND_TIME"
    })
    void formatCodesTellDatesFromNumbers(String code, CellStyles.Shown shown) {
        assertThat(CellStyles.byCode(code)).isEqualTo(shown);
    }

    @Test
    void hostileCellsBreakTheirRowOnly() throws IOException {
        String sheet = START
                + "<row><c><v>1</v></c></row><row><c t=\"s\"><v>7</v></c></row><row><c><f>NOW()</f></c></row>"
                + "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(1 << 20) + "</t></is></c></row>"
                + "<row><c r=\"ZZZZ5\"><v>1</v></c></row><row><c s=\"junk\"><v>6</v></c></row>" + END;
        try (TableFile file = TableFile.open(TablesInTests.workbook(folder, sheet, Map.of()), ANY)) {
            assertThat(TablesInTests.all(file.rows()).stream().map(row -> switch (row) {
                        case Row good -> good.cell(0);
                        case BrokenRow broken -> broken.reason().code();
                    }))
                    .containsExactly(
                            "1",
                            "tables.cell.damaged",
                            "tables.cell.formula-without-value",
                            "tables.cell.too-long",
                            "tables.row.too-many-columns",
                            "6");
        }
    }

    @Test
    void aZipBombIsStoppedWhileItUnpacks() throws IOException {
        String sheet = START + "<row><c><v>1</v></c></row>".repeat(3_000_000) + END;
        Path path = TablesInTests.workbook(folder, sheet, Map.of());
        assertThat(Files.size(path)).isLessThan(1 << 20);
        refused(path, "tables.file.zip-bomb");
    }

    @Test
    void aDocumentTypeIsRefused() throws IOException {
        Path path = TablesInTests.workbook(
                folder,
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + START + "<row><c><v>&e;</v></c></row>"
                        + END,
                Map.of());
        refused(path, "tables.file.document-type");
    }

    @Test
    void aTagWithoutEndIsRefusedBeforeItFillsMemory() throws IOException {
        StringBuilder noise = new StringBuilder(START).append("<row><c r=\"");
        java.util.Random random = new java.util.Random(7);
        for (int index = 0; index < 6 << 20; index++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        refused(TablesInTests.workbook(folder, noise + "\"/></row>" + END, Map.of()), "tables.file.cell-too-long");
    }

    @Test
    void aTornWorkbookIsRefused() throws IOException {
        refused(TablesInTests.workbook(folder, START + "<row><c><v>1</v>", Map.of()), "tables.file.damaged");
        refused(TablesInTests.workbook(folder, "", Map.of()), "tables.file.damaged");
    }

    private static void refused(Path path, String code) {
        assertThatThrownBy(() -> {
                    try (TableFile file = TableFile.open(path, ANY)) {
                        TablesInTests.all(file.rows());
                    }
                })
                .isInstanceOfSatisfying(
                        TableFileProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
