package relata.platform.tables.cells;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount as it stands in a cell; its currency (ISO 4217) only where the cell says it. */
public record Amount(BigDecimal value, @Nullable String currency) {}
