package relata.browser;

import com.microsoft.playwright.options.FilePayload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of purchases as shops hand them out (CDNOW's is one): columns of blanks, no header, a customer's number, the
 * number in a sample, day, units, money; people who buy again stand in it again.
 */
record Purchases(int customers, List<Purchase> rows) {

    record Purchase(int customer, LocalDate day, int units, BigDecimal amount) {}

    static Purchases of(int customers, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Purchase>();
        for (var customer = 1; customer <= customers; customer++) {
            var day = LocalDate.of(1997, 1, 1).plusDays(random.nextInt(80));
            for (var left = 1 + random.nextInt(5); left > 0; left--) {
                rows.add(new Purchase(
                        customer, day, 1 + random.nextInt(4), BigDecimal.valueOf(599 + random.nextInt(9000), 2)));
                day = day.plusDays(1 + random.nextInt(60));
            }
        }
        return new Purchases(customers, List.copyOf(rows));
    }

    BigDecimal amount() {
        return rows.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int units() {
        return rows.stream().mapToInt(Purchase::units).sum();
    }

    FilePayload file(String name) {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(" %05d %04d %s %2d %7s\r\n"
                    .formatted(
                            row.customer * 7,
                            row.customer,
                            row.day.format(DateTimeFormatter.BASIC_ISO_DATE),
                            row.units,
                            row.amount));
        }
        return new FilePayload(name, "text/plain", text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
