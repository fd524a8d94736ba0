package relata.records.lists;

/** How many: exactly, or at least as many as were counted before the count stopped. */
public record Count(long value, boolean exact) {

    /** @param counted what was counted until one beyond {@link Lists#COUNT_BOUND} */
    static Count bounded(long counted) {
        return counted <= Lists.COUNT_BOUND ? new Count(counted, true) : new Count(Lists.COUNT_BOUND, false);
    }
}
