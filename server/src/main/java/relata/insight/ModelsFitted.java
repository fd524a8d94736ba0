package relata.insight;

import java.util.UUID;

/** Other models of purchases are in use from now on. Told in the transaction that makes them so. */
public record ModelsFitted(UUID model) {}
