package relata.commerce;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import relata.platform.Money;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.Label;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** Orders with their lines. An order without lines or products is an order too: a date, a customer, an amount. */
public final class OrderFields {

    public static final String OBJECT = "order";
    public static final String LINE = "orderLine";

    public static final Field<UUID> CUSTOMER = Field.reference(
                    "customer", "customer", label("Customer", "Клиент", "Клієнт"))
            .partOf("orders", label("Orders", "Заказы", "Замовлення"))
            .with(Trait.REQUIRED);
    public static final Field<String> NUMBER =
            Field.text("number", label("Number", "Номер", "Номер")).with(Trait.SEARCHED_IN_PARTS);
    public static final Field<String> EXTERNAL_ID = Field.text(
                    "externalId", label("External id", "Внешний номер", "Зовнішній номер"))
            .with(Trait.UNIQUE, Trait.SEARCHED_IN_PARTS);
    public static final Field<Instant> PLACED_AT =
            Field.time("placedAt", label("Placed", "Оформлен", "Оформлено")).with(Trait.REQUIRED);
    public static final Field<String> CHANNEL = Field.text("channel", label("Channel", "Канал", "Канал"));
    public static final Field<String> STATUS = Field.choice(
            "status",
            label("Status", "Состояние", "Стан"),
            choice("placed", "Placed", "Оформлен", "Оформлено"),
            choice("paid", "Paid", "Оплачен", "Оплачено"),
            choice("delivered", "Delivered", "Доставлен", "Доставлено"),
            choice("returned", "Returned", "Возвращён", "Повернено"),
            choice("cancelled", "Cancelled", "Отменён", "Скасовано"));
    public static final Field<Money> TOTAL =
            Field.money("total", label("Total", "Сумма", "Сума"), "currency").with(Trait.REQUIRED);
    public static final Field<Money> DISCOUNT =
            Field.money("discount", label("Discount", "Скидка", "Знижка"), "currency");
    public static final Field<Money> COST =
            Field.money("cost", label("Cost", "Себестоимость", "Собівартість"), "currency");
    public static final Field<Money> MARGIN = Field.money("margin", label("Margin", "Маржа", "Маржа"), "currency");
    public static final Field<Money> RETURNED =
            Field.money("returned", label("Returned", "Возвращено", "Повернено"), "currency");
    public static final Field<BigDecimal> UNITS = Field.number("units", label("Units", "Единиц", "Одиниць"));
    public static final Field<Money> TOTAL_REPORTING = reporting(
            "totalReporting",
            label("Total in reporting currency", "Сумма в валюте отчётности", "Сума у валюті звітності"));
    public static final Field<Money> MARGIN_REPORTING = reporting(
            "marginReporting",
            label("Margin in reporting currency", "Маржа в валюте отчётности", "Маржа у валюті звітності"));
    public static final Field<Money> RETURNED_REPORTING = reporting(
            "returnedReporting",
            label("Returned in reporting currency", "Возвращено в валюте отчётности", "Повернено у валюті звітності"));

    static final ObjectType ORDER = ObjectType.declare(
                    OBJECT, "orders", label("Order", "Заказ", "Замовлення"), label("Orders", "Заказы", "Замовлення"))
            .table("sales_order")
            .fields(NUMBER, CUSTOMER, PLACED_AT, STATUS, CHANNEL, TOTAL, UNITS, DISCOUNT, COST, MARGIN, RETURNED)
            .fields(TOTAL_REPORTING, MARGIN_REPORTING, RETURNED_REPORTING, EXTERNAL_ID)
            .fields(
                    Field.text("campaign", label("Campaign", "Кампания", "Кампанія")),
                    Field.text("note", label("Note", "Примечание", "Примітка")))
            .title("number")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT, Capability.PAGE)
            .shows("number", "customer", "placedAt", "status", "channel", "units", "total")
            .sortedBy("-placedAt")
            .declared();

    public static final Field<UUID> LINE_ORDER = Field.reference("order", OBJECT, label("Order", "Заказ", "Замовлення"))
            .partOf("lines", label("Lines", "Позиции", "Позиції"))
            .with(Trait.REQUIRED);
    public static final Field<Long> LINE_POSITION = Field.integer("position", label("No.", "№", "№"));
    public static final Field<UUID> LINE_PRODUCT = Field.reference(
                    "product", "product", label("Product", "Товар", "Товар"))
            .inverse("orderLines", label("Sold in", "Продано в", "Продано в"));
    public static final Field<String> LINE_DESCRIPTION =
            Field.text("description", label("Description", "Описание", "Опис"));
    public static final Field<BigDecimal> LINE_QUANTITY = Field.number(
                    "quantity", label("Quantity", "Количество", "Кількість"))
            .with(Trait.REQUIRED);
    public static final Field<Money> LINE_UNIT_PRICE =
            Field.money("unitPrice", label("Unit price", "Цена за единицу", "Ціна за одиницю"), "currency");
    public static final Field<Money> LINE_DISCOUNT =
            Field.money("discount", label("Discount", "Скидка", "Знижка"), "currency");
    public static final Field<Money> LINE_AMOUNT =
            Field.money("amount", label("Amount", "Сумма", "Сума"), "currency").with(Trait.REQUIRED);
    public static final Field<Money> LINE_COST =
            Field.money("cost", label("Cost", "Себестоимость", "Собівартість"), "currency");
    public static final Field<BigDecimal> LINE_RETURNED_QUANTITY = Field.number(
            "returnedQuantity", label("Returned, quantity", "Возвращено, количество", "Повернено, кількість"));
    public static final Field<Money> LINE_RETURNED_AMOUNT = Field.money(
            "returnedAmount", label("Returned, amount", "Возвращено, сумма", "Повернено, сума"), "currency");

    static final ObjectType ORDER_LINE = ObjectType.declare(
                    LINE,
                    "order-lines",
                    label("Order line", "Позиция заказа", "Позиція замовлення"),
                    label("Order lines", "Позиции заказов", "Позиції замовлень"))
            .fields(
                    LINE_ORDER,
                    LINE_POSITION,
                    LINE_PRODUCT,
                    LINE_DESCRIPTION,
                    LINE_QUANTITY,
                    LINE_UNIT_PRICE,
                    LINE_DISCOUNT,
                    LINE_AMOUNT,
                    LINE_COST,
                    LINE_RETURNED_QUANTITY,
                    LINE_RETURNED_AMOUNT)
            .title("description")
            .owned(new Ownership.Through("order"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("order", "position", "product", "description", "quantity", "unitPrice", "amount")
            .sortedById()
            .declared();

    private OrderFields() {}

    private static Field<Money> reporting(String name, Label label) {
        return Field.reportingMoney(name, label).with(Trait.DERIVED);
    }

    /** What orders contribute to the customer. */
    static final class OnCustomer {

        static final Field<Long> ORDER_COUNT = Field.integer(
                        "orderCount", label("Orders, count", "Заказов", "Замовлень"))
                .with(Trait.DERIVED);
        static final Field<Instant> LAST_ORDER_AT = Field.time(
                        "lastOrderAt", label("Last order", "Последний заказ", "Останнє замовлення"))
                .with(Trait.DERIVED);
        static final Field<Money> SPENT = reporting(
                "spent",
                label("Spent, less returns", "Потрачено за вычетом возвратов", "Витрачено за вирахуванням повернень"));

        private OnCustomer() {}
    }

    static final Field<LocalDate> RATE_FROM =
            Field.date("validFrom", label("Valid from", "Действует с", "Діє з")).with(Trait.REQUIRED);
}
