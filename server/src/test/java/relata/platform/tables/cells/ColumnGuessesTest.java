package relata.platform.tables.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.platform.tables.TableFile;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;
import relata.testing.DataSets;

class ColumnGuessesTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | a@b.com, olha@пошта.укр, x.y+z@d.co | EMAIL",
                "site | https://a.com, www.b.ua, example.org | URL",
                "phone | +380 44 123-45-67, 0441234567, (044) 123-45-67 | PHONE",
                "x | +380441234567, +380671112233 | PHONE",
                "active | yes, no, yes | BOOLEAN",
                "активний | так, ні, так | BOOLEAN",
                "born | 1990-02-01, 1985-12-31 | DATE",
                "born | 31.12.1985, 01.02.1990 | DATE",
                "d | 19970101, 19971231, 19980630 | DATE",
                "at | 2026-01-01 10:00, 2026-02-01 11:30 | TIME",
                "units | 1, 2, 14 | INTEGER",
                "weight | 1.234, 2.5, 3.75 | NUMBER",
                "price | 10.50, 20, 3.75 | MONEY",
                "x | $10, $20 | MONEY",
                "account_id | A1000, A1001, A1002 | EXTERNAL_ID",
                "x | 00001, 00002, 00003 | EXTERNAL_ID",
                "full name | Olha Kovalchuk, Петро Іваненко | PERSON_NAME",
                "x | ТОВ Ромашка, ООО Лютик, Acme Ltd | ORGANIZATION_NAME",
                "tags | a;b, c;d;e, f | LIST",
                "note | long text here, something else entirely | TEXT"
            })
    void theTypeOfAColumnIsSeen(String name, String cells, CellType type) {
        ColumnGuess guess = new ColumnLook(0, name, List.of(cells.split(", ")), KYIV).guess();
        assertThat(guess.type()).as(guess.toString()).isEqualTo(type);
    }

    @Test
    void theOrderOfADateIsProvenByDaysPastTwelve() {
        assertThat(look("31/12/2025", "01/02/2026").format().dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(look("12/31/2025", "01/02/2026").format().dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        ColumnGuess either = look("01/02/2026", "03/04/2026");
        assertThat(either.confidence()).isLessThanOrEqualTo(60);
        assertThat(either.notes()).extracting(ColumnGuess.Note::code).contains("tables.column.day-or-month-first");
    }

    @Test
    void shortYearsAreCounted() {
        assertThat(look("31.12.85", "01.02.1990").notes())
                .contains(new ColumnGuess.Note("tables.column.two-digit-years", java.util.Map.of("count", 1L)));
    }

    @Test
    void theDecimalMarkIsSeen() {
        assertThat(look("1 234,50", "7,25").format().decimalMark()).isEqualTo(DecimalMark.COMMA);
        assertThat(look("1,234.50", "7.25").format().decimalMark()).isEqualTo(DecimalMark.POINT);
        assertThat(look("1,234", "7,250").notes())
                .extracting(ColumnGuess.Note::code)
                .contains("tables.column.decimal-or-thousands");
    }

    @Test
    void aFewWrongCellsDoNotHideAType() {
        List<String> cells = new java.util.ArrayList<>(java.util.Collections.nCopies(95, "2026-01-15"));
        cells.addAll(java.util.Collections.nCopies(5, "unknown"));
        ColumnGuess guess = new ColumnLook(0, "d", cells, KYIV).guess();
        assertThat(guess.type()).isEqualTo(CellType.DATE);
        assertThat(guess.notes()).extracting(ColumnGuess.Note::code).contains("tables.column.other-cells");
    }

    @Test
    void theCdnowColumnsAreUnderstood() {
        assertThat(types("cdnow/CDNOW_sample.txt")).isEqualTo("EXTERNAL_ID EXTERNAL_ID DATE INTEGER MONEY");
    }

    @Test
    void theAccountColumnsAreUnderstood() {
        assertThat(types("crm_sales/accounts.csv"))
                .isEqualTo("EXTERNAL_ID ORGANIZATION_NAME CHOICE INTEGER MONEY INTEGER CHOICE");
    }

    private String types(String name) {
        try (TableFile file = TableFile.open(DataSets.path(name))) {
            return ColumnGuesses.of(file, RowSample.of(file), KYIV).stream()
                    .map(guess -> guess.type().name())
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void aSampleTakesTheFirstRowsAndSpreadsTheRest() throws Exception {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int index = 0; index < 10_000; index++) {
            text.append(index).append(",n").append(index).append('\n');
        }
        try (TableFile file = TableFile.open(Files.writeString(folder.resolve("a.csv"), text))) {
            RowSample sample = RowSample.of(file, 100, 200, 1_000_000);
            assertThat(sample.rows()).hasSize(300);
            assertThat(sample.whole()).isTrue();
            assertThat(sample.seen()).isEqualTo(10_000);
            assertThat(sample.rows().get(99).cell(0)).isEqualTo("99");
            assertThat(Integer.parseInt(sample.rows().getLast().cell(0))).isGreaterThan(9_000);
            assertThat(RowSample.of(file, 100, 200, 1_000_000)).isEqualTo(sample);
        }
    }

    private static ColumnGuess look(String... cells) {
        return new ColumnLook(0, "x", List.of(cells), KYIV).guess();
    }
}
