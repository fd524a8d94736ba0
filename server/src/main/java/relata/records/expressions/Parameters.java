package relata.records.expressions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The values bound in one statement, by name; every literal of an expression becomes one. */
public final class Parameters {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Binds a value and answers how it stands in the SQL, typed, so that no operator has to guess. */
    public String bind(Object value) {
        return switch (value) {
            case String text -> add(text) + "::text";
            case BigDecimal number -> add(number) + "::numeric";
            case Long number -> add(number) + "::bigint";
            case Integer number -> add(number.longValue()) + "::bigint";
            case Boolean flag -> add(flag) + "::boolean";
            case LocalDate date -> add(date) + "::date";
            case Instant time -> add(time.atOffset(ZoneOffset.UTC)) + "::timestamptz";
            case UUID id -> add(id) + "::uuid";
            default -> throw new IllegalArgumentException("no parameter can be a " + value.getClass());
        };
    }

    /** Binds an array; the elements as text, which PostgreSQL reads as the type given. */
    public String bindArray(List<?> elements, String sqlType) {
        return add(elements.stream().map(Parameters::written).toArray(String[]::new)) + "::text[]::" + sqlType + "[]";
    }

    private static String written(Object element) {
        return element instanceof BigDecimal number ? number.toPlainString() : element.toString();
    }

    private String add(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
