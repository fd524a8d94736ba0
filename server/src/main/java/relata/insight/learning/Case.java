package relata.insight.learning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record as models see it.
 *
 * @param values one for each input, as the fields hold them
 * @param answer what is known to have come of it; null where nothing is
 */
public record Case(
        UUID id, @Nullable Object[] values, @Nullable Boolean answer) {}
