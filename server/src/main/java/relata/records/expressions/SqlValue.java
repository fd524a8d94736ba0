package relata.records.expressions;

import org.jspecify.annotations.Nullable;

/**
 * SQL of an expression's value, NULL where it is missing.
 *
 * @param currencySql for money: SQL of its currency
 */
public record SqlValue(String sql, @Nullable String currencySql, Type type) {}
