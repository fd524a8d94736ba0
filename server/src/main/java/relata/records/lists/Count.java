package relata.records.lists;

/** How many: exactly, or at least as many as were counted before the count stopped. */
public record Count(long value, boolean exact) {}
