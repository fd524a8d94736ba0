package relata.customers;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import relata.platform.Money;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** What happened with a customer, what it cost and what is still open: interactions, channels, costs, open matters. */
public final class TimelineFields {

    public static final Field<UUID> CUSTOMER =
            ContactFields.customer("interactions", label("Interactions", "Взаимодействия", "Взаємодії"));
    public static final Field<Instant> OCCURRED_AT =
            Field.time("occurredAt", label("When", "Когда", "Коли")).with(Trait.FIXED);
    public static final Field<String> CHANNEL =
            Field.text("channel", label("Channel", "Канал", "Канал")).with(Trait.REQUIRED);
    public static final Field<String> DIRECTION = Field.choice(
            "direction",
            label("Direction", "Направление", "Напрямок"),
            choice("in", "Incoming", "Входящее", "Вхідна"),
            choice("out", "Outgoing", "Исходящее", "Вихідна"),
            choice("internal", "Internal", "Внутреннее", "Внутрішня"));
    public static final Field<String> KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice("note", "Note", "Заметка", "Нотатка"),
                    choice("call", "Call", "Звонок", "Дзвінок"),
                    choice("mail", "Mail", "Письмо", "Лист"),
                    choice("message", "Message", "Сообщение", "Повідомлення"),
                    choice("meeting", "Meeting", "Встреча", "Зустріч"),
                    choice("visit", "Visit", "Визит", "Візит"),
                    choice("order", "Order", "Заказ", "Замовлення"),
                    choice("return", "Return", "Возврат", "Повернення"),
                    choice("complaint", "Complaint", "Жалоба", "Скарга"),
                    choice("satisfaction", "Satisfaction", "Оценка", "Оцінка"),
                    choice("campaign", "Campaign", "Кампания", "Кампанія"),
                    choice("change", "Change", "Изменение", "Зміна"))
            .with(Trait.REQUIRED);
    public static final Field<String> SUBJECT = Field.text("subject", label("Subject", "Тема", "Тема"));
    public static final Field<String> BODY = Field.longText("body", label("Text", "Текст", "Текст"));
    public static final Field<UUID> USER = Field.reference("user", "user", label("Who", "Кто", "Хто"));
    public static final Field<Long> SATISFACTION =
            Field.integer("satisfaction", label("Satisfaction, 0 to 10", "Оценка, от 0 до 10", "Оцінка, від 0 до 10"));
    public static final Field<Money> UNIT_COST =
            Field.reportingMoney("unitCost", label("Cost of the contact", "Стоимость контакта", "Вартість контакту"));
    public static final Field<String> SOURCE =
            Field.text("source", label("Source", "Источник", "Джерело")).with(Trait.FIXED);
    public static final Field<String> SOURCE_ID = Field.text(
                    "sourceId", label("Id in the source", "Номер в источнике", "Номер у джерелі"))
            .with(Trait.FIXED);

    static final ObjectType INTERACTION = ObjectType.declare(
                    "interaction",
                    "interactions",
                    label("Interaction", "Взаимодействие", "Взаємодія"),
                    label("Interactions", "Взаимодействия", "Взаємодії"))
            .fields(CUSTOMER, OCCURRED_AT, CHANNEL, DIRECTION, KIND, SUBJECT, BODY, USER)
            .fields(
                    Field.text("outcome", label("Outcome", "Итог", "Підсумок")),
                    SATISFACTION,
                    Field.integer("durationSeconds", label("Duration, s", "Длительность, с", "Тривалість, с")),
                    UNIT_COST,
                    Field.text("campaign", label("Campaign", "Кампания", "Кампанія")),
                    Field.text("offer", label("Offer", "Предложение", "Пропозиція")),
                    SOURCE,
                    SOURCE_ID)
            .title("subject")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("occurredAt", "customer", "kind", "channel", "subject", "user")
            .sortedBy("-occurredAt")
            .declared();

    public static final Field<String> CHANNEL_CODE =
            Field.text("code", label("Code", "Код", "Код")).with(Trait.REQUIRED, Trait.UNIQUE);

    static final ObjectType CHANNEL_TYPE = ObjectType.declare(
                    "channel", "channels", label("Channel", "Канал", "Канал"), label("Channels", "Каналы", "Канали"))
            .fields(
                    CHANNEL_CODE,
                    Field.text("name", label("Name", "Название", "Назва")).with(Trait.REQUIRED),
                    Field.reportingMoney(
                            "unitCost", label("Cost of one contact", "Стоимость контакта", "Вартість контакту")))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("name", "code", "unitCost")
            .sortedBy("name")
            .declared();

    public static final Field<UUID> MATTER_CUSTOMER =
            ContactFields.customer("openMatters", label("Open matters", "Открытые вопросы", "Відкриті питання"));

    static final ObjectType OPEN_MATTER = ObjectType.declare(
                    "openMatter",
                    "open-matters",
                    label("Open matter", "Открытый вопрос", "Відкрите питання"),
                    label("Open matters", "Открытые вопросы", "Відкриті питання"))
            .fields(
                    MATTER_CUSTOMER,
                    Field.choice(
                                    "kind",
                                    label("Kind", "Вид", "Вид"),
                                    choice("deal", "Deal", "Сделка", "Угода"),
                                    choice("case", "Case", "Обращение", "Звернення"),
                                    choice("complaint", "Complaint", "Жалоба", "Скарга"),
                                    choice("renewal", "Contract renewal", "Продление договора", "Продовження договору"),
                                    choice("other", "Other", "Другое", "Інше"))
                            .with(Trait.REQUIRED),
                    Field.text("source", label("Source", "Источник", "Джерело")).with(Trait.REQUIRED, Trait.FIXED),
                    Field.text("sourceId", label("Id in the source", "Номер в источнике", "Номер у джерелі"))
                            .with(Trait.REQUIRED, Trait.FIXED),
                    Field.text("title", label("Title", "Название", "Назва")).with(Trait.REQUIRED),
                    Field.text("state", label("State", "Состояние", "Стан")).with(Trait.REQUIRED),
                    Field.money("value", label("Value", "Стоимость", "Вартість"), "currency"),
                    Field.integer("severity", label("Severity", "Серьёзность", "Серйозність")),
                    Field.time("since", label("Since", "С", "Від")).with(Trait.REQUIRED),
                    Field.time("dueAt", label("Due", "Срок", "Строк")))
            .title("title")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE)
            .shows("customer", "kind", "title", "state", "value", "since")
            .sortedBy("-since")
            .declared();

    public static final Field<LocalDate> INCURRED_ON =
            Field.date("incurredOn", label("Day", "День", "День")).with(Trait.REQUIRED);

    static final ObjectType COST = ObjectType.declare(
                    "cost", "costs", label("Cost", "Затрата", "Витрата"), label("Costs", "Затраты", "Витрати"))
            .fields(
                    Field.reference("customer", CustomerFields.OBJECT, ContactFields.CUSTOMER_LABEL)
                            .partOf("costs", label("Costs", "Затраты", "Витрати")),
                    Field.choice(
                                    "kind",
                                    label("Kind", "Вид", "Вид"),
                                    choice("acquisition", "To acquire", "Привлечение", "Залучення"),
                                    choice("service", "To serve", "Обслуживание", "Обслуговування"),
                                    choice("discount", "Discount", "Скидка", "Знижка"),
                                    choice("loss", "Lost customer", "Потеря клиента", "Втрата клієнта"),
                                    choice("other", "Other", "Другое", "Інше"))
                            .with(Trait.REQUIRED),
                    Field.text("channel", label("Channel", "Канал", "Канал")),
                    Field.money("amount", label("Amount", "Сумма", "Сума"), "currency")
                            .with(Trait.REQUIRED),
                    INCURRED_ON,
                    Field.text("source", label("Source", "Источник", "Джерело")).with(Trait.FIXED),
                    Field.text("sourceId", label("Id in the source", "Номер в источнике", "Номер у джерелі"))
                            .with(Trait.FIXED),
                    Field.text("note", label("Note", "Примечание", "Примітка")))
            .title("note")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("incurredOn", "kind", "customer", "channel", "amount")
            .sortedBy("-incurredOn")
            .declared();

    private TimelineFields() {}
}
