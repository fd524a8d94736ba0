package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.tables.TableFormat.Separator;

class TableWriterTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final String LETTERS = "abcXYZ019абвїєґЯЩё=+-@'\"\t\r\n ,;|_x\u00A0\u202F\uFF1D€😀<&>]'=";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Separator.class, names = "BLANKS", mode = EnumSource.Mode.EXCLUDE)
    void everyTextComesBackFromCsvAsItWas(Separator separator) throws IOException {
        long seed = System.nanoTime();
        System.out.println("everyTextComesBackFromCsvAsItWas seed " + seed);
        List<List<String>> rows = randomRows(new Random(seed), 2_000);
        Path path = folder.resolve("out.csv");
        try (TableWriter writer = TableWriter.csv(Files.newOutputStream(path), separator)) {
            write(writer, rows);
        }
        TableFormat format = TableFormat.text("UTF-8", separator, true, 1, 5);
        try (TableFile file = TableFile.open(path, format)) {
            assertThat(TablesInTests.cells(file)).isEqualTo(withoutEmptyEnds(rows));
        }
        try (TableFile file = TableFile.open(path)) {
            assertThat(file.header()).containsExactly("id", "=a", "b", "c", "d");
            assertThat(TablesInTests.cells(file)).isEqualTo(withoutEmptyEnds(rows));
        }
    }

    @Test
    void everyTextComesBackFromAWorkbookAsItWas() throws IOException {
        long seed = System.nanoTime();
        System.out.println("everyTextComesBackFromAWorkbookAsItWas seed " + seed);
        List<List<String>> rows = randomRows(new Random(seed), 2_000);
        Path path = folder.resolve("out.xlsx");
        try (TableWriter writer = TableWriter.workbook(Files.newOutputStream(path), "Customers", KYIV)) {
            write(writer, rows);
        }
        try (TableFile file = TableFile.open(path)) {
            assertThat(file.format().sheet()).isEqualTo("Customers");
            assertThat(file.header()).containsExactly("id", "=a", "b", "c", "d");
            assertThat(TablesInTests.cells(file)).isEqualTo(withoutEmptyEnds(rows));
        }
    }

    @Test
    void otherReadersSeeTheEscapedTextAndNoFormula() throws IOException {
        Path csv = folder.resolve("out.csv");
        Path xlsx = folder.resolve("out.xlsx");
        for (TableWriter writer : List.of(
                TableWriter.csv(Files.newOutputStream(csv), Separator.COMMA),
                TableWriter.workbook(Files.newOutputStream(xlsx), "One", KYIV))) {
            try (writer) {
                writer.row(List.of(
                        new TableCell.Text("=HYPERLINK(\"http://x\")"),
                        new TableCell.Text("+380441234567"),
                        new TableCell.Number(new BigDecimal("-5.20")),
                        new TableCell.Text("it's")));
            }
        }
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(csv)) {
            assertThat(reader.iterator().next().getFields())
                    .containsExactly("'=HYPERLINK(\"http://x\")", "'+380441234567", "-5.20", "it's");
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(xlsx))) {
            var row = workbook.getFirstSheet().read().getFirst();
            assertThat(row.getCell(0).getFormula()).isNull();
            assertThat(row.getCell(0).asString()).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("-5.2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'=1", "''=1", "' =1", "  =1", "＝1", "'a", "a=1", "", "'",
                "''"
            })
    void theFormulaEscapeIsUndoneExactly(String text) {
        String escaped = FormulaEscape.escape(text);
        assertThat(FormulaEscape.unescape(escaped)).isEqualTo(text);
        assertThat(escaped).doesNotMatch("(?s)[=+\\-@\t\r\n\uFF1D ]+.*");
    }

    @Test
    void numbersDatesAndTimesComeBackFromBothKinds() throws IOException {
        List<TableCell> cells = List.of(
                new TableCell.Text("id"),
                new TableCell.Number(new BigDecimal("-12.5")),
                new TableCell.Number(new BigDecimal("123456789012345.6789")),
                new TableCell.Day(LocalDate.of(2026, 11, 23)),
                new TableCell.Day(LocalDate.of(1899, 2, 28)),
                new TableCell.Moment(Instant.parse("2026-07-01T09:15:30.250Z")),
                new TableCell.Moment(Instant.parse("2026-10-25T00:30:00Z")),
                new TableCell.YesNo(true),
                TableCell.ABSENT,
                new TableCell.Text("00123"));
        Path csv = folder.resolve("out.csv");
        Path xlsx = folder.resolve("out.xlsx");
        for (TableWriter writer : List.of(
                TableWriter.csv(Files.newOutputStream(csv), Separator.SEMICOLON),
                TableWriter.workbook(Files.newOutputStream(xlsx), "One", KYIV))) {
            try (writer) {
                writer.row(cells);
            }
        }
        try (TableFile file = TableFile.open(csv, TableFormat.text("UTF-8", Separator.SEMICOLON, true, 0, 10))) {
            assertThat(TablesInTests.cells(file).getFirst())
                    .containsExactly(
                            "id",
                            "-12.5",
                            "123456789012345.6789",
                            "2026-11-23",
                            "1899-02-28",
                            "2026-07-01T09:15:30.250Z",
                            "2026-10-25T00:30:00Z",
                            "true",
                            "",
                            "00123");
        }
        try (TableFile file = TableFile.open(xlsx, TableFormat.workbook("One", 0, 10))) {
            assertThat(TablesInTests.cells(file).getFirst())
                    .containsExactly(
                            "id",
                            "-12.5",
                            "123456789012345.6789",
                            "2026-11-23",
                            "1899-02-28",
                            "2026-07-01T12:15:30.250",
                            "2026-10-25T00:30:00Z",
                            "true",
                            "",
                            "00123");
        }
    }

    @Test
    void aCellThatExcelCannotHoldIsRefused() {
        TableWriter writer = TableWriter.workbook(java.io.OutputStream.nullOutputStream(), "One", KYIV);
        assertThatThrownBy(() -> writer.row(List.of(new TableCell.Text("x".repeat(32_768)))))
                .isInstanceOfSatisfying(
                        TableFileProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("tables.workbook.cell-too-long"));
    }

    @ParameterizedTest
    @CsvSource({"_x000D_, _x005F_x000D_", "a_xb, a_xb", "'a\nb', 'a\nb'"})
    void whatLooksLikeAnEscapeInAWorkbookIsEscaped(String text, String stored) {
        assertThat(SheetValues.escape(text)).isEqualTo(stored);
        assertThat(SheetValues.text(stored)).isEqualTo(text);
    }

    private static void write(TableWriter writer, List<List<String>> rows) {
        writer.header(List.of("id", "=a", "b", "c", "d"));
        for (List<String> row : rows) {
            writer.row(row.stream().<TableCell>map(TableCell.Text::new).toList());
        }
    }

    private static List<List<String>> randomRows(Random random, int count) {
        int[] letters = LETTERS.codePoints().toArray();
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            List<String> row = new ArrayList<>(List.of("k" + index));
            while (row.size() < 5) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(8); length > 0; length--) {
                    text.appendCodePoint(letters[random.nextInt(letters.length)]);
                }
                row.add(text.toString());
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> withoutEmptyEnds(List<List<String>> rows) {
        return rows.stream().map(row -> RawRow.of(1, row).cells()).toList();
    }
}
