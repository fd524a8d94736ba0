package relata.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Currency;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleCustomer.ContactKind;
import relata.sample.story.SampleCustomer.ContactPoint;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleInteraction;
import relata.sample.story.SampleOrder;
import relata.sample.story.SampleProduct;
import relata.sample.story.SampleStories;

/**
 * The company as its till, card and mailing software would export it: semicolons, decimal commas, days before months, and
 * the few rows that no import can take, because somebody mistyped an address or trained a new colleague at the till.
 */
final class TillFiles {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(KYIV);
    private static final String[] CARD_HEADER = {
        "Картка",
        "Тип",
        "Назва",
        "Прізвище",
        "Ім'я",
        "По батькові",
        "Телефон",
        "E-mail",
        "Дата народження",
        "ІПН",
        "Країна",
        "Місто",
        "Адреса",
        "Індекс",
        "Мова",
        "Часовий пояс",
        "Відповідальний",
        "Команда",
        "Територія",
        "Примітка"
    };

    private final Path folder;
    private final SampleStories base;
    private final List<SampleHistory> histories;
    private final Rates rates;

    TillFiles(Path folder, SampleStories base, List<SampleHistory> histories, Rates rates) {
        this.folder = folder;
        this.base = base;
        this.histories = histories;
        this.rates = rates;
    }

    private interface Content {
        void write(Sheet sheet);
    }

    /** Rows on their way into a file. */
    private record Sheet(CsvWriter csv) {
        void row(@Nullable Object... cells) {
            csv.writeRecord(Arrays.stream(cells).map(Sheet::cell).toList());
        }

        private static String cell(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case BigDecimal amount -> amount.toPlainString().replace('.', ',');
                case LocalDate day -> DAY.format(day);
                case Instant at -> SECOND.format(at);
                case Boolean yes -> yes ? "так" : "ні";
                default -> value.toString();
            };
        }
    }

    private Path file(String name, Content content) {
        Path file = folder.resolve(name);
        try (CsvWriter csv =
                CsvWriter.builder().fieldSeparator(';').build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            content.write(new Sheet(csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Path products() {
        return file("товари.csv", sheet -> {
            sheet.row("Артикул", "Товар", "Група", "Ціна", "Собівартість", "У продажу", "Вистачає, днів");
            base.products().forEach(product -> product(sheet, product));
            sheet.row("LN-CERT", "Подарунковий сертифікат", "Подарунки", "за номіналом", "", true, "");
        });
    }

    private static void product(Sheet sheet, SampleProduct product) {
        BigDecimal price = BigDecimal.valueOf(product.price(), 2);
        sheet.row(
                product.sku(),
                product.ukrainian(),
                Wording.family(product.family()),
                price,
                price.multiply(BigDecimal.valueOf(product.costPercent(), 2)),
                !product.discontinued(),
                product.refillWeeks() > 0 ? product.refillWeeks() * 7 : null);
    }

    /** As the cards were filled in: an address that cannot be one has its row refused. */
    Path cards() {
        return file("картки.csv", sheet -> {
            sheet.row((Object[]) CARD_HEADER);
            everybody(customer -> card(sheet, customer, null));
        });
    }

    /** The refused cards once more, the unreadable address put where a person can read it. */
    Path correctedCards() {
        return file("картки-виправлені.csv", sheet -> {
            sheet.row((Object[]) CARD_HEADER);
            everybody(customer -> {
                String unreadable = Wording.unreadable(customer);
                if (unreadable != null) {
                    card(sheet, customer, unreadable);
                }
            });
        });
    }

    private void everybody(java.util.function.Consumer<SampleCustomer> each) {
        histories.forEach(history -> {
            each.accept(history.customer());
            history.people().forEach(each);
        });
    }

    /** What several people use does not tell one from another, so the card software keeps it among the further contacts. */
    private static @Nullable String unshared(SampleCustomer customer, ContactKind kind, boolean readable) {
        return customer.contactPoints().stream()
                .filter(point -> point.kind() == kind && !point.shared())
                .filter(point -> !readable || Wording.normal(point, Wording.country(customer)) != null)
                .map(ContactPoint::value)
                .findFirst()
                .orElse(null);
    }

    private void card(Sheet sheet, SampleCustomer customer, @Nullable String note) {
        boolean person = customer.kind() == SampleCustomer.Kind.PERSON;
        SampleCustomer.Address address =
                customer.addresses().isEmpty() ? null : customer.addresses().getFirst();
        sheet.row(
                customer.externalId(),
                person ? "особа" : "організація",
                person ? null : customer.name(),
                customer.family(),
                customer.given(),
                customer.patronymic(),
                unshared(customer, ContactKind.PHONE, note != null),
                unshared(customer, ContactKind.EMAIL, note != null),
                customer.birthday(),
                customer.taxId(),
                address == null ? null : Wording.country(customer),
                address == null ? null : address.city(),
                address == null ? null : address.street(),
                address == null ? null : address.postcode(),
                customer.language(),
                customer.timeZone(),
                employee(customer.owner()),
                customer.team(),
                base.territories().stream()
                        .filter(territory -> territory.code().equals(customer.territory()))
                        .findFirst()
                        .orElseThrow()
                        .ukrainian(),
                note);
    }

    private @Nullable String employee(@Nullable String key) {
        return base.employees().stream()
                .filter(employee -> employee.key().equals(key))
                .map(employee -> employee.email())
                .findFirst()
                .orElse(null);
    }

    /** Which contacts were verified, and those that several people use or that are no e-mail and no telephone. */
    Path contacts() {
        return file("контакти.csv", sheet -> {
            sheet.row("Картка", "Вид", "Контакт", "Спільний", "Підтверджено");
            everybody(customer -> customer.contactPoints().forEach(point -> contact(sheet, customer, point)));
        });
    }

    private static void contact(Sheet sheet, SampleCustomer customer, ContactPoint point) {
        String normal = Wording.normal(point, Wording.country(customer));
        boolean onCard = !point.shared() && point.kind() != ContactKind.TELEGRAM;
        if (normal != null && !(onCard && !point.verified())) {
            sheet.row(
                    customer.externalId(),
                    point.kind().name().toLowerCase(Locale.ROOT),
                    point.kind() == ContactKind.TELEGRAM ? point.value() : normal,
                    point.shared(),
                    point.verified() ? customer.createdAt() : null);
        }
    }

    /** The receipts, and three that are none: a colleague's first day, a day that never was, a letter for a digit. */
    Path receipts() {
        return file("чеки.csv", sheet -> {
            sheet.row(
                    "Номер",
                    "Дата",
                    "Картка",
                    "Канал",
                    "Магазин",
                    "Одиниць",
                    "Сума",
                    "Знижка",
                    "Собівартість",
                    "Валюта");
            histories.forEach(history -> history.orders()
                    .forEach(order -> receipt(sheet, history.customer().externalId(), order)));
            SampleHistory last = histories.getLast();
            String card = last.customer().externalId();
            int year = base.asOf().getYear() - 1;
            sheet.row("НАВЧ-1", "12.09." + year + " 10:15:00", "", "shop", "Магазин KY1", 1, "100,00", "0", "0", "UAH");
            sheet.row(
                    "KY1-31-09",
                    "31.09." + year + " 18:40:12",
                    card,
                    "shop",
                    "Магазин KY1",
                    1,
                    "890,00",
                    "0",
                    "402,00",
                    "UAH");
            sheet.row(
                    "LV1-00417",
                    "14.10." + year + " 12:02:51",
                    card.replace('0', 'О'),
                    "shop",
                    "Магазин LV1",
                    2,
                    "1240,00",
                    "0",
                    "571,00",
                    "UAH");
        });
    }

    private static void receipt(Sheet sheet, String card, SampleOrder order) {
        BigDecimal discount =
                order.lines().stream().map(SampleOrder.Line::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
        sheet.row(
                order.number(),
                order.placedAt(),
                card,
                Wording.channel(order),
                Wording.place(order),
                order.lines().stream().mapToInt(SampleOrder.Line::quantity).sum(),
                order.total(),
                discount,
                order.cost(),
                order.currency());
    }

    Path receiptLines() {
        return file("позиції-чеків.csv", sheet -> {
            sheet.row("Чек", "№", "Артикул", "Товар", "Кількість", "Ціна", "Знижка", "Сума", "Собівартість", "Валюта");
            for (SampleHistory history : histories) {
                for (SampleOrder order : history.orders()) {
                    for (int index = 0; index < order.lines().size(); index++) {
                        SampleOrder.Line line = order.lines().get(index);
                        sheet.row(
                                order.number(),
                                index + 1,
                                line.product().sku(),
                                line.product().ukrainian(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount(),
                                line.total(),
                                line.cost(),
                                order.currency());
                    }
                }
            }
        });
    }

    /** What the mailing and the old card software remember: letters, surveys, campaigns, visits. */
    Path remembered() {
        return file("історія-контактів.csv", sheet -> {
            sheet.row(
                    "Картка",
                    "Коли",
                    "Канал",
                    "Напрямок",
                    "Вид",
                    "Тема",
                    "Текст",
                    "Хто",
                    "Підсумок",
                    "Оцінка",
                    "Вартість",
                    "Кампанія");
            for (SampleHistory history : histories) {
                for (SampleInteraction interaction : history.interactions()) {
                    if (!Wording.noted(interaction)) {
                        remembered(sheet, history.customer().externalId(), interaction);
                    }
                }
            }
        });
    }

    private void remembered(Sheet sheet, String card, SampleInteraction interaction) {
        sheet.row(
                card,
                interaction.at(),
                interaction.channel().name().toLowerCase(Locale.ROOT),
                interaction.direction().name().toLowerCase(Locale.ROOT),
                Wording.kind(interaction),
                interaction.subject(),
                interaction.body(),
                employee(interaction.employee()),
                Wording.outcome(interaction),
                Wording.satisfaction(interaction),
                rates.converted(interaction.cost(), Currency.UAH, interaction.at()),
                interaction.campaign());
    }
}
