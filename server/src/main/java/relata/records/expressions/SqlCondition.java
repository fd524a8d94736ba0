package relata.records.expressions;

/** SQL that is true exactly for the records for which the expression is; NULL or false for the others. */
public record SqlCondition(String sql) {}
