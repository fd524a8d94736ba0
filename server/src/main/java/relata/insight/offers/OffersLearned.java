package relata.insight.offers;

import java.time.LocalDate;

/** What to offer was learned anew from purchases up to this day. Told in the transaction that makes it so. */
public record OffersLearned(LocalDate asOf) {}
