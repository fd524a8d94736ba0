package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.tables.TableFormat.Separator;

class TableFileTest {
    @TempDir
    Path folder;

    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of("id,name\n1,Olha\n2,Petro\n", Separator.COMMA, List.of("id", "name"), 2),
                Arguments.of("id;sum\n1;1,5\n2;2,25\n", Separator.SEMICOLON, List.of("id", "sum"), 2),
                Arguments.of("1,5;2,3\n1,7;2,9\n", Separator.SEMICOLON, List.of(), 2),
                Arguments.of("id\tname\n1\ta,b\n2\tc,d\n", Separator.TAB, List.of("id", "name"), 2),
                Arguments.of("id|name\r1|a\r2|b\r", Separator.PIPE, List.of("id", "name"), 2),
                Arguments.of(
                        " 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118 12    9.73\r\n",
                        Separator.BLANKS,
                        List.of(),
                        2),
                Arguments.of(
                        "name\nOlha Kovalchuk\nPetro Ivanenko\nAnna Shevchenko\n", Separator.COMMA, List.of("name"), 3),
                Arguments.of(
                        "Sales of May\n\nid,name\n1,Olha\n2,Petro\n3,Anna\n",
                        Separator.COMMA,
                        List.of("id", "name"),
                        3),
                Arguments.of(
                        "Місто,Країна\nКиїв,Україна\nЛьвів,Україна\n", Separator.COMMA, List.of("Місто", "Країна"), 2),
                Arguments.of("id,note\n1,\"a\nb\"\n2,\"say \"\"hi\"\"\"\n", Separator.COMMA, List.of("id", "note"), 2));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void separatorAndHeaderAreFoundByContent(String text, Separator separator, List<String> header, int rows)
            throws IOException {
        try (TableFile file = TableFile.open(TablesInTests.text(folder, "any.xlsx", text))) {
            assertThat(file.format().separator()).isEqualTo(separator);
            assertThat(file.header()).isEqualTo(header);
            assertThat(TablesInTests.cells(file)).hasSize(rows);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 'Іваненко Ольга,Київ'",
        "windows-1251, 'Іваненко Ольга,Київ'",
        "KOI8-U, 'Іваненко Ольга,Київ'",
        "windows-1251, 'ПЕТРОВА АННА,МОСКВА'",
        "KOI8-U, 'Петрова Анна,Москва'",
        "IBM866, 'Петрова Анна,Москва'",
        "windows-1252, 'Ålesund Café Müller,Besançon'",
        "windows-1252, 'José Peña,Málaga'",
        "UTF-16LE, 'Іваненко Ольга,Київ'",
        "UTF-16BE, 'Іваненко Ольга,Київ'"
    })
    void theEncodingIsFoundByTheText(String encoding, String line) throws IOException {
        String text = "name,city\r\n" + (line + "\r\n").repeat(3);
        Path path = Files.write(folder.resolve("text.csv"), text.getBytes(Charset.forName(encoding)));
        try (TableFile file = TableFile.open(path)) {
            assertThat(file.format().encoding()).isEqualTo(encoding);
            assertThat(TablesInTests.cells(file)).containsOnly(List.of(line.split(",")));
        }
    }

    @Test
    void aMarkAtTheStartTellsTheEncodingAndIsNoPartOfTheFirstCell() throws IOException {
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE")) {
            Path path = Files.write(
                    folder.resolve("marked"), "\uFEFFid,name\n1,Їжак\n".getBytes(Charset.forName(encoding)));
            try (TableFile file = TableFile.open(path)) {
                assertThat(file.header()).containsExactly("id", "name");
                assertThat(TablesInTests.cells(file)).containsExactly(List.of("1", "Їжак"));
            }
        }
    }

    @Test
    void aRowWithBrokenQuotesCostsOnlyItself() throws IOException {
        String text = "id,name\n1,\"a\"b\n2,b\n3,\"never closed\n4,d\n5,\"e, f\"\n6,x,extra\n7,g\n";
        try (TableFile file = TableFile.open(TablesInTests.text(folder, "a", text))) {
            List<String> seen = new ArrayList<>();
            for (TableRow row : TablesInTests.all(file.rows())) {
                seen.add(row.number() + " "
                        + switch (row) {
                            case Row good -> String.join("/", good.cells());
                            case BrokenRow broken -> broken.reason().code();
                        });
            }
            assertThat(seen)
                    .containsExactly(
                            "2 tables.row.text-after-quote",
                            "3 2/b",
                            "4 tables.row.text-after-quote",
                            "5 4/d",
                            "6 5/e, f",
                            "7 tables.row.extra-cells",
                            "8 7/g");
        }
    }

    @Test
    void aQuoteThatNeverClosesLosesOneLine() throws IOException {
        String text = "id,name\n1,a\n2,\"b\n" + "3,c\n".repeat(200_000);
        TableFormat format = TableFormat.text("UTF-8", Separator.COMMA, true, 1, 2);
        try (TableFile file = TableFile.open(TablesInTests.text(folder, "a", text), format)) {
            List<TableRow> rows = TablesInTests.all(file.rows());
            assertThat(rows).hasSize(200_002);
            assertThat(rows.stream().filter(BrokenRow.class::isInstance))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.number()).isEqualTo(3);
                        assertThat(((BrokenRow) row).reason()).isEqualTo(BrokenRow.Reason.UNCLOSED_QUOTE);
                    });
        }
    }

    @Test
    void hostileRowsAreRefusedOneByOne() throws IOException {
        String text = "id,name\n1,a\n2," + "x".repeat(1 << 20) + "\n3," + "y".repeat(9 << 20) + "\n4,a\0b\n5"
                + ",".repeat(100_000) + "z\n6,\"" + "q\n".repeat(40_000) + "\"\n7,ok\n";
        TableFormat format = TableFormat.text("UTF-8", Separator.COMMA, true, 1, 2);
        try (TableFile file = TableFile.open(TablesInTests.text(folder, "a", text), format)) {
            List<TableRow> rows = TablesInTests.all(file.rows());
            assertThat(rows.stream()
                            .map(row -> row instanceof BrokenRow broken
                                    ? broken.reason().code()
                                    : "read"))
                    .containsExactly(
                            "read",
                            "tables.cell.too-long",
                            "tables.row.too-long",
                            "tables.cell.nul",
                            "tables.row.too-many-columns",
                            "tables.cell.too-long",
                            "read");
            assertThat(((Row) rows.getLast()).cells()).containsExactly("7", "ok");
            assertThat(rows.getLast().number()).isEqualTo(40_008);
        }
    }

    @Test
    void bytesThatAreNoUtf8BreakTheirRowOnly() throws IOException {
        byte[] bytes = ("id,name\n" + "1,Олена\n".repeat(100) + "2,?\n3,Ян\n").getBytes(Charset.forName("UTF-8"));
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = bytes[index] == '?' ? (byte) 0xC0 : bytes[index];
        }
        try (TableFile file = TableFile.open(Files.write(folder.resolve("a"), bytes))) {
            assertThat(file.guess().encodingConfidence()).isLessThan(90);
            assertThat(TablesInTests.all(file.rows()).stream().filter(BrokenRow.class::isInstance))
                    .singleElement()
                    .satisfies(row -> assertThat(row.number()).isEqualTo(102));
        }
    }

    @Test
    void equalRowsStayApartAndAreFoundAgain() throws IOException {
        Path path = TablesInTests.text(folder, "a", "id,sum\n1,5\n2,6\n1,5\n1,5\n");
        List<TableRow> first;
        try (TableFile file = TableFile.open(path)) {
            first = TablesInTests.all(file.rows());
            assertThat(TablesInTests.all(file.rows())).isEqualTo(first);
        }
        assertThat(first.stream().map(row -> ((Row) row).occurrence())).containsExactly(1, 1, 2, 3);
        assertThat(first.stream().map(row -> ((Row) row).key()).distinct()).hasSize(2);
        assertThat(ContentKey.of(List.of("ab", "c"))).isNotEqualTo(ContentKey.of(List.of("a", "bc")));
        assertThat(ContentKey.of(List.of("ab", ""))).isEqualTo(ContentKey.of(List.of("ab")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1251"})
    void readingGoesOnAtEveryCheckpoint(String encoding) throws IOException {
        String text = "id,name\r\n1,Ольга\r\n2,\"a\r\nb\"\r\n1,Ольга\r\n\r\n3,\"x\"y\r\n4,d";
        Path path = Files.write(folder.resolve("a"), text.getBytes(Charset.forName(encoding)));
        TableFormat format = TableFormat.text(encoding, Separator.COMMA, true, 1, 2);
        try (TableFile file = TableFile.open(path, format)) {
            List<TableRow> all = TablesInTests.all(file.rows());
            assertThat(all).hasSize(5);
            List<Checkpoint> checkpoints = new ArrayList<>();
            try (TableRows rows = file.rows()) {
                while (rows.next() != null) {
                    checkpoints.add(rows.checkpoint());
                }
            }
            for (int index = 0; index < checkpoints.size(); index++) {
                assertThat(TablesInTests.all(file.rows(checkpoints.get(index))))
                        .isEqualTo(all.subList(index + 1, all.size()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', tables.file.empty",
        "'\n\n  \n', tables.file.empty",
        "%PDF-1.7 x, tables.file.unsupported",
        "<html><table>, tables.file.unsupported",
        "PK\3\4junk, tables.file.damaged"
    })
    void whatIsNoTableIsRefusedWithACode(String text, String code) throws IOException {
        Path path = TablesInTests.text(folder, "a.csv", text.replace("\\3\\4", "\3\4"));
        assertThatThrownBy(() -> TableFile.open(path).close())
                .isInstanceOfSatisfying(
                        TableFileProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void aFileOfAnotherKindThanItsFormatIsRefused() throws IOException {
        Path path = TablesInTests.text(folder, "a.xlsx", "a,b\n1,2\n");
        assertThatThrownBy(() ->
                        TableFile.open(path, TableFormat.workbook("One", 1, 2)).close())
                .isInstanceOfSatisfying(
                        TableFileProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("tables.file.other-kind"));
    }
}
