package relata.records.catalog;

/** The way from a record to the many that point to it: {@code orders} of a customer. */
public record Relation(String name, Label label, String object, Field<?> field) {}
