package relata.records.summaries;

import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/**
 * A value of each record, in SQL.
 *
 * @param currency the currency beside money that has one of its own; null for money in one currency and for anything else
 * @param fixedCurrency the currency of all of it, where it is money in one
 * @param field the field it is, null for a computed value
 * @param owner the type of the record that the field lies in
 * @param target for references: the type they point to
 */
record Worth(
        Sql value,
        FieldType type,
        @Nullable Sql currency,
        @Nullable String fixedCurrency,
        @Nullable Field<?> field,
        @Nullable ObjectType owner,
        @Nullable String target) {

    boolean isNumber() {
        return switch (type) {
            case NUMBER, INTEGER, MONEY -> true;
            case TEXT, LONG_TEXT, DATE, TIME, BOOLEAN, CHOICE, CHOICES, REFERENCE, EMAIL, PHONE, URL -> false;
        };
    }
}
