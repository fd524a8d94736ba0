package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import relata.testing.DataSets;

/** Published data sets, where they lie beside the repository. */
class RealFilesTest {

    @Test
    void theCdnowPurchasesReadWhole() {
        try (TableFile file = TableFile.open(DataSets.path("cdnow/CDNOW_sample.txt"))) {
            assertThat(file.format()).isEqualTo(TableFormat.text("UTF-8", TableFormat.Separator.BLANKS, false, 0, 5));
            List<Row> rows =
                    TablesInTests.all(file.rows()).stream().map(Row.class::cast).toList();
            assertThat(rows).hasSize(6_919);
            assertThat(rows.getFirst().cells()).containsExactly("00004", "0001", "19970101", "2", "29.33");
            assertThat(rows.stream().map(row -> row.cell(0)).distinct()).hasSize(2_357);
            assertThat(rows.stream()
                            .mapToInt(row -> Integer.parseInt(row.cell(3)))
                            .sum())
                    .isEqualTo(16_479);
            assertThat(rows.stream().map(row -> new BigDecimal(row.cell(4))).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("244091.94");
            assertThat(rows.stream().filter(row -> row.occurrence() > 1)).hasSize(21);
            assertThat(rows.stream()
                            .map(row -> row.key().hex() + row.occurrence())
                            .distinct())
                    .hasSize(6_919);
        }
    }

    @Test
    void theAccountsReadWithTheirHeader() {
        try (TableFile file = TableFile.open(DataSets.path("crm_sales/accounts.csv"))) {
            assertThat(file.format()).isEqualTo(TableFormat.text("UTF-8", TableFormat.Separator.COMMA, true, 1, 7));
            assertThat(file.guess().headerConfidence()).isGreaterThan(90);
            assertThat(file.header())
                    .startsWith("account_id", "account_name", "sector")
                    .hasSize(7);
            assertThat(TablesInTests.cells(file)).hasSize(85);
        }
    }
}
