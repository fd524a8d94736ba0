package relata.customers;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import relata.records.catalog.Capability;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;

/** The customer: a person or an organization, one record from first hearing of us to the end. */
public final class CustomerFields {

    public static final String OBJECT = "customer";
    public static final String PERSON = "person";
    public static final String ORGANIZATION = "organization";

    public static final Field<String> KIND = Field.choice(
                    "kind",
                    label("Kind", "Вид", "Вид"),
                    choice(PERSON, "Person", "Человек", "Особа"),
                    choice(ORGANIZATION, "Organization", "Организация", "Організація"))
            .with(Trait.REQUIRED);
    public static final Field<String> NAME = Field.text("name", label("Name", "Имя", "Ім’я"))
            .with(Trait.REQUIRED, Trait.SEARCHED, Trait.SEARCHED_IN_PARTS);
    public static final Field<String> GIVEN_NAME = Field.text(
                    "givenName", label("Given name", "Личное имя", "Власне ім’я"))
            .with(Trait.PART_OF_TITLE);
    public static final Field<String> PATRONYMIC =
            Field.text("patronymic", label("Patronymic", "Отчество", "По батькові"));
    public static final Field<String> FAMILY_NAME = Field.text(
                    "familyName", label("Family name", "Фамилия", "Прізвище"))
            .with(Trait.PART_OF_TITLE);
    public static final Field<String> EMAIL = Field.email(
                    "email", label("E-mail", "Электронная почта", "Електронна пошта"))
            .with(Trait.SEARCHED_IN_PARTS);
    public static final Field<String> PHONE =
            Field.phone("phone", label("Phone", "Телефон", "Телефон")).with(Trait.SEARCHED_IN_PARTS);
    public static final Field<String> EXTERNAL_ID = Field.text(
                    "externalId", label("External id", "Внешний номер", "Зовнішній номер"))
            .with(Trait.UNIQUE, Trait.SEARCHED_IN_PARTS);
    public static final Field<String> TAX_ID = Field.text(
                    "taxId", label("Tax id", "Налоговый номер", "Податковий номер"))
            .with(Trait.SEARCHED_IN_PARTS);
    public static final Field<String> WEBSITE = Field.url("website", label("Website", "Сайт", "Сайт"));
    public static final Field<LocalDate> BIRTHDAY =
            Field.date("birthday", label("Birthday", "День рождения", "День народження"));
    public static final Field<String> LANGUAGE = Field.choice(
            "language",
            label("Language", "Язык", "Мова"),
            choice("uk", "Ukrainian", "Украинский", "Українська"),
            choice("ru", "Russian", "Русский", "Російська"),
            choice("en", "English", "Английский", "Англійська"),
            choice("pl", "Polish", "Польский", "Польська"),
            choice("ro", "Romanian", "Румынский", "Румунська"),
            choice("sk", "Slovak", "Словацкий", "Словацька"),
            choice("hu", "Hungarian", "Венгерский", "Угорська"),
            choice("de", "German", "Немецкий", "Німецька"));
    public static final Field<String> TIME_ZONE =
            Field.text("timeZone", label("Time zone", "Часовой пояс", "Часовий пояс"));
    public static final Field<String> STREET = Field.text("street", label("Street", "Улица, дом", "Вулиця, будинок"));
    public static final Field<String> POSTAL_CODE =
            Field.text("postalCode", label("Postal code", "Почтовый индекс", "Поштовий індекс"));
    public static final Field<String> CITY =
            Field.text("city", label("City", "Город", "Місто")).with(Trait.SEARCHED);
    public static final Field<String> REGION = Field.text("region", label("Region", "Область", "Область"));
    public static final Field<String> COUNTRY = Field.text("country", label("Country", "Страна", "Країна"));
    public static final Field<String> SOURCE =
            Field.text("source", label("Heard of us through", "Откуда узнал", "Звідки дізнався"));
    public static final Field<String> DESCRIPTION =
            Field.longText("description", label("Description", "Описание", "Опис"));
    public static final Field<UUID> PARENT = Field.reference(
                    "parent", OBJECT, label("Part of", "Входит в", "Входить до"))
            .inverse("subsidiaries", label("Subsidiaries", "Дочерние организации", "Дочірні організації"));
    public static final Field<UUID> HOUSEHOLD = Field.reference(
                    "household", "household", label("Household", "Домохозяйство", "Домогосподарство"))
            .inverse("members", label("Members", "Члены", "Члени"));
    public static final Field<Long> QUALITY = Field.integer(
                    "quality", label("Data quality, %", "Качество данных, %", "Якість даних, %"))
            .with(Trait.DERIVED);
    public static final Field<Instant> LAST_CONTACT_AT = Field.time(
                    "lastContactAt", label("Last contact", "Последний контакт", "Останній контакт"))
            .with(Trait.DERIVED);

    static final ObjectType TYPE = ObjectType.declare(
                    OBJECT,
                    "customers",
                    label("Customer", "Клиент", "Клієнт"),
                    label("Customers", "Клиенты", "Клієнти"))
            .fields(
                    KIND,
                    NAME,
                    GIVEN_NAME,
                    PATRONYMIC,
                    FAMILY_NAME,
                    EMAIL,
                    PHONE,
                    EXTERNAL_ID,
                    TAX_ID,
                    WEBSITE,
                    BIRTHDAY,
                    LANGUAGE,
                    TIME_ZONE,
                    STREET,
                    POSTAL_CODE,
                    CITY,
                    REGION,
                    COUNTRY,
                    SOURCE,
                    DESCRIPTION)
            .fields(ObjectType.OWNER, ObjectType.TEAM, ObjectType.TERRITORY)
            .fields(PARENT, HOUSEHOLD, QUALITY, LAST_CONTACT_AT)
            .owned(Ownership.DIRECT)
            .can(
                    Capability.CREATE,
                    Capability.CHANGE,
                    Capability.DELETE,
                    Capability.IMPORT,
                    Capability.PAGE,
                    Capability.TIMELINE)
            .shows("name", "kind", "city", "email", "phone", "lastContactAt", "owner")
            .sortedBy("name")
            .declared();

    private CustomerFields() {}
}
