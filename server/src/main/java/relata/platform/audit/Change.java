package relata.platform.audit;

import org.jspecify.annotations.Nullable;

/** One field before and after; the values as they read in the API. */
public record Change(@Nullable Object before, @Nullable Object after) {}
