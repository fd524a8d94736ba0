package relata.sample.story;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Hryvnias for one unit of a currency from that day on. */
public record SampleRate(LocalDate from, Currency currency, BigDecimal rate) {}
