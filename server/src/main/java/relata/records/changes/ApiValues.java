package relata.records.changes;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;

/** The way of field values between Java and JSON as the API has it. */
public final class ApiValues {

    private static final int MAXIMUM_TEXT = 10_000;
    private static final int MAXIMUM_LONG_TEXT = 1_000_000;
    private static final int MAXIMUM_INTEGER_DIGITS = 15;
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private ApiValues() {}

    /** A value that is refused: the code names a message. */
    public static final class Unreadable extends Exception {

        private final String code;
        private final transient Map<String, ?> arguments;

        Unreadable(String code, Map<String, ?> arguments) {
            super(code, null, false, false);
            this.code = code;
            this.arguments = arguments;
        }

        public String code() {
            return code;
        }

        public Map<String, ?> arguments() {
            return arguments;
        }
    }

    /** A value as JSON has it: text, whole number, boolean, list, or {@code {amount, currency}}. */
    public static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Money money -> Map.of("amount", plain(money.amount()), "currency", money.currency());
            case Instant time -> time.toString();
            case LocalDate date -> date.toString();
            case UUID id -> id.toString();
            default -> value;
        };
    }

    /** At least two decimals, as money is read; more only where there are more. */
    private static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }

    /** Reads a JSON value (as Jackson's plain Java objects) into the Java type of the field. */
    public static @Nullable Object read(Field<?> field, @Nullable Object json) throws Unreadable {
        if (json == null || json.equals("")) {
            return null;
        }
        try {
            return switch (field.type()) {
                case TEXT, EMAIL, PHONE, URL -> text(json, MAXIMUM_TEXT);
                case LONG_TEXT -> text(json, MAXIMUM_LONG_TEXT);
                case NUMBER -> decimal(json, 8);
                case INTEGER -> whole(json);
                case MONEY -> money(field, json);
                case DATE -> date(LocalDate.parse(string(json)));
                case TIME -> time(Instant.parse(string(json)));
                case BOOLEAN -> bool(json);
                case CHOICE -> among(field, string(json));
                case CHOICES -> several(field, json);
                case REFERENCE -> UUID.fromString(string(json instanceof Map<?, ?> map ? map.get("id") : json));
            };
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("records.not-a-" + field.type().apiName(), Map.of("value", String.valueOf(json)));
        }
    }

    private static String string(@Nullable Object json) {
        if (json instanceof String text) {
            return text.strip();
        }
        throw new IllegalArgumentException("no text");
    }

    private static @Nullable String text(Object json, int maximum) throws Unreadable {
        String text = json instanceof String given
                ? given
                : json instanceof Number || json instanceof Boolean ? json.toString() : string(json);
        if (text.length() > maximum) {
            throw new Unreadable("records.too-long", Map.of("maximum", maximum));
        }
        String clean =
                text.indexOf('\0') < 0 ? text.strip() : text.replace("\0", "").strip();
        return clean.isEmpty() ? null : clean;
    }

    private static BigDecimal decimal(Object json, int scale) throws Unreadable {
        BigDecimal number = new BigDecimal(json instanceof Number ? json.toString() : string(json));
        BigDecimal stripped = number.stripTrailingZeros();
        long digits = (long) stripped.precision() - stripped.scale();
        if (stripped.scale() > scale || digits > MAXIMUM_INTEGER_DIGITS) {
            throw new Unreadable("records.number-out-of-range", Map.of("decimals", scale));
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Long whole(Object json) throws Unreadable {
        return decimal(json, 0).longValueExact();
    }

    private static Money money(Field<?> field, Object json) throws Unreadable {
        if (json instanceof Map<?, ?> map && map.get("amount") != null) {
            Object currency = map.get("currency");
            BigDecimal amount = decimal(java.util.Objects.requireNonNull(map.get("amount")), Money.SCALE);
            return new Money(amount, string(currency));
        }
        throw new Unreadable("records.not-a-money", Map.of("value", String.valueOf(json), "field", field.name()));
    }

    private static LocalDate date(LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new IllegalArgumentException("out of range");
        }
        return date;
    }

    private static Instant time(Instant time) {
        date(LocalDate.ofInstant(time, java.time.ZoneOffset.UTC));
        return time.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static Boolean bool(Object json) {
        if (json instanceof Boolean yes) {
            return yes;
        }
        throw new IllegalArgumentException("neither yes nor no");
    }

    private static String among(Field<?> field, String value) throws Unreadable {
        for (Choice choice : field.choices()) {
            if (choice.value().equals(value)) {
                return value;
            }
        }
        throw new Unreadable(
                "records.not-a-choice",
                Map.of(
                        "value",
                        value,
                        "choices",
                        String.join(
                                ", ",
                                field.choices().stream().map(Choice::value).toList())));
    }

    private static List<String> several(Field<?> field, Object json) throws Unreadable {
        var values = new ArrayList<String>();
        for (Object each : json instanceof List<?> list ? list : List.of(json)) {
            String value = among(field, string(each));
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }
}
