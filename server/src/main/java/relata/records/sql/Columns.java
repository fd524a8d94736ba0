package relata.records.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;
import relata.records.catalog.Field;

/** The way of field values between Java and the columns of a table. */
public final class Columns {

    private Columns() {}

    /** The select list for these fields, each qualified by the alias: one column a field, two for money with a currency column. */
    public static List<String> selected(String alias, Iterable<? extends Field<?>> fields) {
        var list = new ArrayList<String>();
        for (Field<?> field : fields) {
            for (String column : field.columns()) {
                list.add(alias + "." + column);
            }
        }
        return list;
    }

    /** Reads the value of a field that begins at the column of this index. */
    public static @Nullable Object read(ResultSet row, int index, Field<?> field, String reportingCurrency)
            throws SQLException {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, EMAIL, PHONE, URL -> row.getString(index);
            case NUMBER -> plain(row.getBigDecimal(index));
            case INTEGER -> {
                long number = row.getLong(index);
                yield row.wasNull() ? null : (Object) number;
            }
            case MONEY ->
                money(
                        row.getBigDecimal(index),
                        field.currencyColumn() == null ? reportingCurrency : row.getString(index + 1));
            case DATE -> row.getObject(index, LocalDate.class);
            case TIME -> {
                var time = row.getObject(index, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case BOOLEAN -> {
                boolean yes = row.getBoolean(index);
                yield row.wasNull() ? null : (Object) yes;
            }
            case CHOICES -> {
                var array = row.getArray(index);
                yield array == null ? null : List.of((String[]) array.getArray());
            }
            case REFERENCE -> row.getObject(index, UUID.class);
        };
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
