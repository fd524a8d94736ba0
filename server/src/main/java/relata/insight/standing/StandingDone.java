package relata.insight.standing;

import java.time.LocalDate;

/** Everybody was computed anew, as of this day. Told in the transaction that closes the pass. */
public record StandingDone(LocalDate asOf) {}
