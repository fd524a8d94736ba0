package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import relata.models.testing.Cdnow;
import relata.models.testing.DataSet;

/** From the purchases of CDNOW to histories: several orders on one day are one purchase. */
class CdnowPurchasesTest {

    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);

    @Test
    void purchasesMergedByDayGiveTheHistoriesThatThePublishedFitsUsed() throws IOException {
        var days = new TreeMap<String, TreeSet<LocalDate>>();
        for (String line : Files.readAllLines(DataSet.path("cdnow/CDNOW_sample.txt"))) {
            String[] cells = line.trim().split(" +");
            LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
            days.computeIfAbsent(cells[1], id -> new TreeSet<>()).add(day);
        }
        Cdnow published = Cdnow.read();
        assertThat(days).hasSize(published.histories().size());
        int customer = 0;
        for (TreeSet<LocalDate> ofCustomer : days.values()) {
            History history = history(ofCustomer);
            History expected = published.histories().at(customer);
            assertThat(history.purchases()).isEqualTo(expected.purchases());
            assertThat(history.last()).isCloseTo(expected.last(), within(1e-9));
            assertThat(history.age()).isCloseTo(expected.age(), within(1e-9));
            assertThat((double) ofCustomer.tailSet(CUT, false).size())
                    .isEqualTo(published.holdout()[customer]);
            customer++;
        }
    }

    private static History history(TreeSet<LocalDate> days) {
        LocalDate first = days.first();
        var until = days.headSet(CUT, true);
        return new History(
                until.size() - 1,
                ChronoUnit.DAYS.between(first, until.last()) / 7.0,
                ChronoUnit.DAYS.between(first, CUT) / 7.0);
    }
}
