package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import relata.models.customerbase.Cells;
import relata.models.customerbase.ParetoNbd;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.value.GammaGamma;
import relata.models.value.LifetimeValue;
import relata.models.value.ValueTerms;

/**
 * How long a fit of a large installation takes, step by step; reads its orders and changes nothing:
 * {@code -Drelata.fit.database="jdbc:postgresql://127.0.0.1:5432/relata?user=relata&password=..."}.
 */
@EnabledIfSystemProperty(named = "relata.fit.database", matches = "jdbc:.*")
class LargeFitTest {

    private static final int HELD_OUT = 39 * 7;
    private static final ValueTerms MONTHS = new ValueTerms(1, 365.25 / 12 / 7, 36, .008);

    @Test
    void aMillionCustomersAreFittedAndScoredInSeconds() {
        var source = new DriverManagerDataSource(System.getProperty("relata.fit.database", ""));
        var scan = new OrderScan(new JdbcTemplate(source), new DataSourceTransactionManager(source));
        LocalDate end = new JdbcTemplate(source)
                .queryForObject("select max(placed_at)::date from order_facts", LocalDate.class);
        assertThat(end).isNotNull();
        try (var workers = Workers.of(2)) {
            var pace = new Pace();
            Buyers buyers = scan.read(end.minusDays(HELD_OUT), end, ZoneOffset.UTC);
            pace.ends("reading");
            PurchaseReport report = new PurchaseFit(buyers, workers, pace, () -> {})
                    .result(end.minusDays(HELD_OUT), end, PurchaseFit.InUse.NONE)
                    .report();
            said(
                    "customers %,d, judged %,d, orders %,d, cells %,d",
                    report.customers(), report.judged(), report.orders(), report.cells());
            report.steps().forEach(step -> said("| %s | %.2f |", step.name(), step.seconds()));
            said("| all of it | %.2f |", report.seconds());
            scored(buyers, workers);
            assertThat(report.seconds()).isLessThan(60);
        }
    }

    private static void scored(Buyers buyers, Workers workers) {
        Fit<ParetoNbd> purchases =
                ParetoNbd.fit(Cells.distinct(buyers.all().histories(), workers).coarsened(1), workers);
        Fit<GammaGamma> spends = GammaGamma.fit(buyers.all().spends(), workers);
        LifetimeValue value = LifetimeValue.of(purchases, spends, MONTHS, 1, 1);
        var pace = new Pace();
        buyers.all().histories().map(purchases.model()::probabilityActive, workers);
        pace.ends("scoring: probability active of all");
        buyers.all().histories().map(history -> purchases.model().expectedPurchases(52, history), workers);
        pace.ends("scoring: purchases in a year of all");
        value.expected(
                buyers.all().histories(), buyers.all().purchases(), buyers.all().means(), workers);
        pace.ends("scoring: value of three years of all");
        pace.steps().forEach(step -> said("| %s | %.2f |", step.name(), step.seconds()));
    }

    private static void said(String format, Object... figures) {
        System.out.println(String.format(Locale.ROOT, format, figures));
    }
}
