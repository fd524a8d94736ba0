package relata.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import relata.sample.story.Currency;
import relata.sample.story.SampleRate;

/** Turns the sample's amounts into the reporting currency of the installation. */
final class Rates {

    private final Map<Currency, TreeMap<LocalDate, BigDecimal>> hryvnias = new EnumMap<>(Currency.class);
    private final Currency reporting;

    /** @param reporting one of the sample's own currencies */
    Rates(List<SampleRate> rates, Currency reporting) {
        this.reporting = reporting;
        for (SampleRate rate : rates) {
            hryvnias.computeIfAbsent(rate.currency(), _ -> new TreeMap<>()).put(rate.from(), rate.rate());
        }
    }

    Currency reporting() {
        return reporting;
    }

    /** The days on which rates change. */
    List<LocalDate> days() {
        return hryvnias.values().stream()
                .flatMap(dated -> dated.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Units of the reporting currency for one unit, with eight decimals as the database keeps them. */
    BigDecimal rate(Currency currency, LocalDate day) {
        return inHryvnias(currency, day).divide(inHryvnias(reporting, day), 8, RoundingMode.HALF_UP);
    }

    BigDecimal converted(BigDecimal amount, Currency currency, Instant at) {
        return currency == reporting
                ? amount
                : amount.multiply(rate(currency, at.atZone(ZoneOffset.UTC).toLocalDate()))
                        .setScale(4, RoundingMode.HALF_UP);
    }

    private BigDecimal inHryvnias(Currency currency, LocalDate day) {
        TreeMap<LocalDate, BigDecimal> dated = hryvnias.get(currency);
        if (dated == null) {
            return BigDecimal.ONE;
        }
        var entry = dated.floorEntry(day);
        return entry == null ? dated.firstEntry().getValue() : entry.getValue();
    }
}
