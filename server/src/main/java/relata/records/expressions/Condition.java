package relata.records.expressions;

import org.jspecify.annotations.Nullable;

/**
 * One simple comparison of a filter, as a chip shows it.
 *
 * @param field a field's name, or a reference's and a field's joined by a dot
 * @param operator {@code == != < <= > >= in contains containsIgnoringCase startsWith endsWith includes present missing};
 *     {@code includes} asks whether a multiple choice has the value
 * @param value as the API writes values of the field: text, number, true or false, an ISO date or time, an id or
 *     {@code me}, money as amount and currency, a list for {@code in}; {@code =now - days(90)}, with the sign of
 *     equality, for what is computed; null for {@code present} and {@code missing}
 */
public record Condition(
        String field, String operator, @Nullable Object value) {

    /** An amount in a currency, as the API writes it. */
    public record MoneyValue(String amount, String currency) {}
}
