package relata.sample.story;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import relata.sample.story.SampleCustomer.ContactKind;

/** Writes a base as the shop's own till software would export it: semicolons, decimal commas, days before months. */
public final class SampleFiles {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(KYIV);

    private SampleFiles() {}

    /**
     * Writes customers.csv and orders.csv (a row for each line, returned lines once more with negative quantity) into
     * the folder, one customer in memory at a time.
     */
    public static void write(SampleBase base, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (CsvWriter customers = open(folder.resolve("customers.csv"));
                CsvWriter orders = open(folder.resolve("orders.csv"))) {
            customers.writeRecord(
                    "Картка",
                    "Тип",
                    "Назва",
                    "Прізвище",
                    "Ім'я",
                    "По батькові",
                    "Телефон",
                    "E-mail",
                    "Дата народження",
                    "Місто",
                    "Адреса",
                    "Індекс",
                    "Мова",
                    "Згода на розсилку",
                    "Дата реєстрації");
            orders.writeRecord(
                    "Номер",
                    "Дата",
                    "Картка",
                    "Магазин",
                    "Артикул",
                    "Товар",
                    "Кількість",
                    "Ціна",
                    "Знижка",
                    "Сума",
                    "Собівартість",
                    "Валюта");
            Iterator<SampleHistory> histories = base.histories().iterator();
            while (histories.hasNext()) {
                SampleHistory history = histories.next();
                write(customers, history.customer());
                history.people().forEach(person -> write(customers, person));
                history.orders()
                        .forEach(
                                order -> write(orders, order, history.customer().externalId()));
            }
        }
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().fieldSeparator(';').build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private static void write(CsvWriter csv, SampleCustomer customer) {
        SampleCustomer.Address address =
                customer.addresses().isEmpty() ? null : customer.addresses().getFirst();
        boolean agreed =
                !customer.consents().isEmpty() && customer.consents().getLast().given();
        csv.writeRecord(
                customer.externalId(),
                customer.kind() == SampleCustomer.Kind.PERSON ? "особа" : "організація",
                customer.kind() == SampleCustomer.Kind.PERSON ? "" : customer.name(),
                text(customer.family()),
                text(customer.given()),
                text(customer.patronymic()),
                text(customer.contact(ContactKind.PHONE)),
                text(customer.contact(ContactKind.EMAIL)),
                customer.birthday() == null ? "" : DAY.format(customer.birthday()),
                address == null ? "" : address.city(),
                address == null ? "" : address.street(),
                address == null ? "" : address.postcode(),
                customer.language(),
                agreed ? "так" : "ні",
                DAY.format(customer.createdAt().atZone(KYIV)));
    }

    private static void write(CsvWriter csv, SampleOrder order, String card) {
        for (SampleOrder.Line line : order.lines()) {
            row(csv, order, card, line, order.placedAt(), 1);
        }
        for (SampleOrder.Return returned : order.returns()) {
            for (SampleOrder.Line line : order.lines()) {
                if (line.id().equals(returned.lineId())) {
                    row(csv, order, card, line, returned.at(), -1);
                }
            }
        }
    }

    private static void row(
            CsvWriter csv, SampleOrder order, String card, SampleOrder.Line line, Instant at, int sign) {
        BigDecimal direction = BigDecimal.valueOf(sign);
        csv.writeRecord(
                order.number(),
                MINUTE.format(at),
                card,
                order.shop(),
                line.product().sku(),
                line.product().ukrainian(),
                String.valueOf(line.quantity() * sign),
                decimal(line.unitPrice()),
                decimal(line.discount().multiply(direction)),
                decimal(line.total().multiply(direction)),
                decimal(line.cost().multiply(direction)),
                order.currency().name());
    }

    private static String decimal(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
