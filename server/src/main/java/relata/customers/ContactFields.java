package relata.customers;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.time.Instant;
import java.util.UUID;
import relata.records.catalog.Capability;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.Label;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** How to reach a customer, and what the customer allowed: contact points, consents, addresses, ids elsewhere. */
public final class ContactFields {

    static final Label CUSTOMER_LABEL = label("Customer", "Клиент", "Клієнт");

    public static final Choice[] KINDS = {
        choice("email", "E-mail", "Электронная почта", "Електронна пошта"),
        choice("phone", "Phone", "Телефон", "Телефон"),
        choice("telegram", "Telegram", "Telegram", "Telegram"),
        choice("viber", "Viber", "Viber", "Viber"),
        choice("whatsapp", "WhatsApp", "WhatsApp", "WhatsApp"),
        choice("instagram", "Instagram", "Instagram", "Instagram"),
        choice("other", "Other", "Другое", "Інше")
    };

    public static final Field<UUID> POINT_CUSTOMER =
            customer("contactPoints", label("Contact points", "Контактные данные", "Контактні дані"));
    public static final Field<String> POINT_KIND =
            Field.choice("kind", label("Kind", "Вид", "Вид"), KINDS).with(Trait.REQUIRED);
    public static final Field<String> POINT_VALUE = Field.text(
                    "value", label("Address or number", "Адрес или номер", "Адреса або номер"))
            .with(Trait.REQUIRED);
    public static final Field<String> POINT_NORMALIZED = Field.text(
                    "normalized", label("Normalized", "Нормализовано", "Нормалізовано"))
            .with(Trait.DERIVED);
    public static final Field<String> POINT_LABEL = Field.text("label", label("Label", "Пометка", "Позначка"));
    public static final Field<Boolean> POINT_PRIMARY =
            Field.yesNo("primary", label("Primary", "Основной", "Основний")).inColumn("is_primary");
    public static final Field<Boolean> POINT_SHARED = Field.yesNo(
            "shared",
            label("Used by several customers", "Общий для нескольких клиентов", "Спільний для кількох клієнтів"));
    public static final Field<Instant> POINT_VERIFIED_AT =
            Field.time("verifiedAt", label("Verified", "Подтверждён", "Підтверджено"));

    static final ObjectType POINT = ObjectType.declare(
                    "contactPoint",
                    "contact-points",
                    label("Contact point", "Контактные данные", "Контактні дані"),
                    label("Contact points", "Контактные данные", "Контактні дані"))
            .fields(
                    POINT_CUSTOMER,
                    POINT_KIND,
                    POINT_VALUE,
                    POINT_NORMALIZED,
                    POINT_LABEL,
                    POINT_PRIMARY,
                    POINT_SHARED,
                    POINT_VERIFIED_AT)
            .title("value")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("customer", "kind", "value", "primary", "verifiedAt")
            .sortedById()
            .declared();

    public static final Field<UUID> CONSENT_CUSTOMER = customer("consents", label("Consents", "Согласия", "Згоди"));
    public static final Field<UUID> CONSENT_POINT = Field.reference(
                    "contactPoint", "contactPoint", label("Contact point", "Контактные данные", "Контактні дані"))
            .partOf("pointConsents", label("Consents", "Согласия", "Згоди"));
    public static final Field<String> CONSENT_PURPOSE = Field.choice(
                    "purpose",
                    label("Purpose", "Цель", "Мета"),
                    choice("orders", "Orders", "Заказы", "Замовлення"),
                    choice("offers", "Offers", "Предложения", "Пропозиції"),
                    choice("surveys", "Surveys", "Опросы", "Опитування"),
                    choice("profiling", "Analysis of behaviour", "Анализ поведения", "Аналіз поведінки"))
            .with(Trait.REQUIRED);
    public static final Field<String> CONSENT_CHANNEL = Field.choice(
                    "channel",
                    label("Channel", "Канал", "Канал"),
                    choice("any", "Any channel", "Любой канал", "Будь-який канал"),
                    choice("email", "E-mail", "Электронная почта", "Електронна пошта"),
                    choice("phone", "Phone", "Телефон", "Телефон"),
                    choice("sms", "SMS", "SMS", "SMS"),
                    choice("messenger", "Messenger", "Мессенджер", "Месенджер"),
                    choice("post", "Post", "Почта", "Пошта"))
            .with(Trait.REQUIRED);
    public static final Field<String> CONSENT_STATE = Field.choice(
                    "state",
                    label("State", "Состояние", "Стан"),
                    choice("given", "Given", "Дано", "Надано"),
                    choice("refused", "Refused", "Отказано", "Відмовлено"))
            .with(Trait.REQUIRED);
    public static final Field<Instant> CONSENT_DECIDED_AT =
            Field.time("decidedAt", label("Decided", "Решено", "Вирішено"));
    public static final Field<String> CONSENT_EVIDENCE =
            Field.text("evidence", label("Evidence", "Подтверждение", "Підтвердження"));

    static final ObjectType CONSENT = ObjectType.declare(
                    "consent",
                    "consents",
                    label("Consent", "Согласие", "Згода"),
                    label("Consents", "Согласия", "Згоди"))
            .fields(
                    CONSENT_CUSTOMER,
                    CONSENT_POINT,
                    CONSENT_PURPOSE,
                    CONSENT_CHANNEL,
                    CONSENT_STATE,
                    CONSENT_DECIDED_AT,
                    CONSENT_EVIDENCE)
            .title("purpose")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("customer", "purpose", "channel", "state", "decidedAt")
            .sortedById()
            .declared();

    public static final Field<UUID> ADDRESS_CUSTOMER = customer("addresses", label("Addresses", "Адреса", "Адреси"));
    public static final Field<String> ADDRESS_KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice("main", "Main", "Основной", "Основна"),
                    choice("delivery", "Delivery", "Доставка", "Доставка"),
                    choice("billing", "Billing", "Для счетов", "Для рахунків"),
                    choice("other", "Other", "Другой", "Інша"))
            .with(Trait.REQUIRED);

    static final ObjectType ADDRESS = ObjectType.declare(
                    "address", "addresses", label("Address", "Адрес", "Адреса"), label("Addresses", "Адреса", "Адреси"))
            .fields(
                    ADDRESS_CUSTOMER,
                    ADDRESS_KIND,
                    CustomerFields.STREET,
                    CustomerFields.POSTAL_CODE,
                    Field.text("city", label("City", "Город", "Місто")),
                    CustomerFields.REGION,
                    CustomerFields.COUNTRY,
                    Field.text("note", label("Note", "Примечание", "Примітка")))
            .title("street")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("customer", "kind", "street", "city", "country")
            .sortedById()
            .declared();

    public static final Field<UUID> EXTERNAL_CUSTOMER =
            customer("externalIds", label("Ids elsewhere", "Номера в других системах", "Номери в інших системах"));
    public static final Field<String> EXTERNAL_SYSTEM =
            Field.text("system", label("System", "Система", "Система")).with(Trait.REQUIRED);
    public static final Field<String> EXTERNAL_VALUE =
            Field.text("value", label("Id", "Номер", "Номер")).with(Trait.REQUIRED);

    static final ObjectType EXTERNAL = ObjectType.declare(
                    "externalId",
                    "external-ids",
                    label("Id elsewhere", "Номер в другой системе", "Номер в іншій системі"),
                    label("Ids elsewhere", "Номера в других системах", "Номери в інших системах"))
            .fields(EXTERNAL_CUSTOMER, EXTERNAL_SYSTEM, EXTERNAL_VALUE)
            .title("value")
            .owned(new Ownership.Through("customer"))
            .can(Capability.CREATE, Capability.CHANGE, Capability.DELETE, Capability.IMPORT)
            .shows("customer", "system", "value")
            .sortedById()
            .declared();

    private ContactFields() {}

    /** The reference by which a record is part of its customer. */
    static Field<UUID> customer(String inverse, Label inverseLabel) {
        return Field.reference("customer", CustomerFields.OBJECT, CUSTOMER_LABEL)
                .partOf(inverse, inverseLabel)
                .with(Trait.REQUIRED);
    }
}
