package relata.records.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import relata.platform.Money;

/**
 * The types a field can have, with the Java type of a value, the PostgreSQL type of its column and its name in the API.
 */
public enum FieldType {
    TEXT("text", String.class, "text"),
    LONG_TEXT("longText", String.class, "text"),
    NUMBER("number", BigDecimal.class, "numeric(24,8)"),
    INTEGER("integer", Long.class, "bigint"),
    /** An amount column and a currency column beside it. */
    MONEY("money", Money.class, "numeric(19,4)"),
    DATE("date", LocalDate.class, "date"),
    /** A moment: date and time of day, kept in UTC, shown in the reader's zone. */
    TIME("time", Instant.class, "timestamptz"),
    BOOLEAN("boolean", Boolean.class, "boolean"),
    CHOICE("choice", String.class, "text"),
    CHOICES("choices", List.class, "text[]"),
    REFERENCE("reference", UUID.class, "uuid"),
    EMAIL("email", String.class, "text"),
    PHONE("phone", String.class, "text"),
    URL("url", String.class, "text");

    private final String apiName;
    private final Class<?> javaType;
    private final String sqlType;

    FieldType(String apiName, Class<?> javaType, String sqlType) {
        this.apiName = apiName;
        this.javaType = javaType;
        this.sqlType = sqlType;
    }

    public String apiName() {
        return apiName;
    }

    public Class<?> javaType() {
        return javaType;
    }

    public String sqlType() {
        return sqlType;
    }

    /** Whether values are words, which sort by the alphabet of people rather than by code points. */
    public boolean isText() {
        return switch (this) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> true;
            case NUMBER, INTEGER, MONEY, DATE, TIME, BOOLEAN, CHOICE, CHOICES, REFERENCE -> false;
        };
    }

    public static FieldType named(String apiName) {
        for (FieldType type : values()) {
            if (type.apiName.equals(apiName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no such field type: " + apiName);
    }
}
