package relata.records.expressions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;

/** The same random records in memory and in PostgreSQL, some of them in the bin, some hidden from the reader. */
final class TestRecords {

    static final Moment MOMENT =
            new Moment(Instant.parse("2026-11-23T09:30:15.123456Z"), LocalDate.of(2026, 11, 23), new UUID(7, 1));
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "Olha",
            "olha",
            "Ольга",
            "ольга",
            "ОЛЬГА",
            "Іваненко",
            "іваненко",
            "Ґедзь",
            "Ёж",
            "ёж",
            "a%b_c\\d",
            "%",
            "_",
            "\\",
            "'",
            "\"",
            "Straße",
            "STRASSE",
            "Ωmega",
            "ß",
            "z",
            "Z",
            "я",
            "Я",
            "😀",
            "\uffee",
            "a\nb",
            "Ab",
            "aB",
            "Ковальчук Сергій");
    static final List<BigDecimal> NUMBERS = numbers(
            "0",
            "1",
            "-1",
            "2",
            "2.5",
            "0.1",
            "0.2",
            "0.3",
            "10",
            "13",
            "100",
            "-0.0001",
            "99.99",
            "0.3333",
            "999999999999999.9999",
            "-999999999999999.9999");
    static final List<Instant> TIMES = List.of(
            MOMENT.now(),
            MOMENT.now().minus(Duration.ofHours(24)),
            MOMENT.now().minus(Duration.ofDays(90)),
            Instant.parse("2026-11-23T00:00:00Z"),
            Instant.parse("2026-11-22T23:30:00Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2024-02-29T12:00:00.000001Z"),
            Instant.parse("0001-01-02T00:00:00Z"),
            Instant.parse("9999-12-31T20:59:59.999999Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("1883-01-01T00:00:00Z"));
    static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2026, 11, 22),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2026, 8, 25));
    private static final List<String> CURRENCIES = List.of("EUR", "UAH", "USD");

    private final Map<UUID, Row> byId = new LinkedHashMap<>();
    private final Random random;

    /** What the reader of the test may not see; {@link #GUARD} says the same in SQL. */
    private static boolean isHidden(Row row) {
        return (row.object.name().equals("order") && BigDecimal.valueOf(13).equals(number(row.values.get("units"))))
                || (row.object.name().equals("user") && "Ёж".equals(row.values.get("name")));
    }

    static final RowGuard GUARD = (object, alias) -> switch (object.name()) {
        case "order" -> alias + ".units is distinct from 13";
        case "user" -> alias + ".name is distinct from 'Ёж'";
        default -> "";
    };

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
    }

    TestRecords(long seed, int companies) {
        random = new Random(seed);
        var users = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            users.add(row("user", new UUID(7, i), List.of(), List.of()));
        }
        var made = new ArrayList<UUID>();
        for (int i = 0; i < companies; i++) {
            made.add(row("company", new UUID(8, i), users, made));
        }
        for (int i = 0; i < companies * 3; i++) {
            row("order", new UUID(9, i), users, made);
        }
    }

    private UUID row(String objectName, UUID id, List<UUID> users, List<UUID> companies) {
        ObjectType object = TestCatalog.object(objectName);
        var values = new LinkedHashMap<String, @Nullable Object>();
        String currency = of(CURRENCIES);
        for (Field<?> field : object.fields().values()) {
            if (!field.isCalculated() && !isSystem(field)) {
                values.put(field.name(), random.nextInt(4) == 0 ? null : value(field, currency, users, companies));
            }
        }
        byId.put(id, new Row(object, id, values, random.nextInt(8) == 0));
        return id;
    }

    private static boolean isSystem(Field<?> field) {
        return field.name().startsWith("created") || field.name().startsWith("changed");
    }

    private @Nullable Object value(Field<?> field, String currency, List<UUID> users, List<UUID> companies) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> of(TEXTS);
            case NUMBER -> of(NUMBERS);
            case INTEGER -> of(List.of(0L, 1L, 2L, 11L, 13L, 100L, -5L, Long.MAX_VALUE, Long.MIN_VALUE, 3L, 4L));
            case MONEY -> new Money(of(NUMBERS), field.currency() == null ? currency : "UAH");
            case DATE -> of(DATES);
            case TIME -> of(TIMES);
            case BOOLEAN -> random.nextBoolean();
            case CHOICE -> of(field.choices()).value();
            case CHOICES ->
                field.choices().stream()
                        .map(relata.records.catalog.Choice::value)
                        .filter(choice -> random.nextBoolean())
                        .toList();
            case REFERENCE -> {
                List<UUID> targets = field.target().equals("user") ? users : companies;
                // Now and then it points to nothing.
                yield targets.isEmpty() || random.nextInt(10) == 0 ? new UUID(6, 6) : of(targets);
            }
        };
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<BigDecimal> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    List<Row> all(String object) {
        return byId.values().stream()
                .filter(row -> row.object.name().equals(object))
                .toList();
    }

    void insert(DataSource source) {
        var jdbc = new JdbcTemplate(source);
        for (Row row : byId.values()) {
            var columns = new LinkedHashMap<String, @Nullable Object>();
            columns.put("id", row.id);
            columns.put(
                    "deleted_at",
                    row.deleted ? java.time.OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC) : null);
            for (Field<?> field : row.object.fields().values()) {
                if (row.values.containsKey(field.name())) {
                    put(columns, field, row.values.get(field.name()));
                }
            }
            String names = String.join(", ", columns.keySet());
            String marks =
                    String.join(", ", columns.keySet().stream().map(name -> "?").toList());
            jdbc.update(
                    "insert into " + row.object.table() + " (" + names + ") values (" + marks + ")",
                    columns.values().toArray());
        }
    }

    private static void put(Map<String, @Nullable Object> columns, Field<?> field, @Nullable Object value) {
        switch (value) {
            case Money(var amount, var currency) -> {
                columns.put(field.column(), amount);
                if (field.currencyColumn() != null) {
                    columns.put(field.currencyColumn(), currency);
                }
            }
            case Instant time -> columns.put(field.column(), time.atOffset(ZoneOffset.UTC));
            case List<?> list -> columns.put(field.column(), list.toArray(String[]::new));
            case null -> columns.put(field.column(), null);
            default -> columns.put(field.column(), value);
        }
    }

    /** One record. */
    final class Row implements RecordValues {
        final ObjectType object;
        final UUID id;
        final Map<String, @Nullable Object> values;
        final boolean deleted;

        Row(ObjectType object, UUID id, Map<String, @Nullable Object> values, boolean deleted) {
            this.object = object;
            this.id = id;
            this.values = values;
            this.deleted = deleted;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public @Nullable Object value(String field) {
            if (!values.containsKey(field)) {
                throw new IllegalArgumentException(object.name() + " has no stored " + field);
            }
            return values.get(field);
        }

        @Override
        public @Nullable RecordValues reference(String field) {
            Object target = values.get(field);
            Row row = target == null ? null : byId.get((UUID) target);
            return row == null || row.deleted || isHidden(row) ? null : row;
        }

        @Override
        public List<Row> related(String name) {
            Relation relation = java.util.Objects.requireNonNull(
                    TestCatalog.CATALOG.relations(object.name()).get(name));
            return byId.values().stream()
                    .filter(row -> row.object.name().equals(relation.object()) && !row.deleted && !isHidden(row))
                    .filter(row -> id.equals(row.values.get(relation.field().name())))
                    .toList();
        }

        @Override
        public String toString() {
            return object.name() + " " + id + " " + values;
        }
    }
}
