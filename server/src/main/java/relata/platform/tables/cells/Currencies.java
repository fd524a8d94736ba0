package relata.platform.tables.cells;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellFormat.DecimalMark;

/** Amounts with a currency before or behind: a sign, an ISO 4217 code, or what people write in Ukraine and around. */
final class Currencies {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("₴", "UAH"),
            Map.entry("грн", "UAH"),
            Map.entry("грн.", "UAH"),
            Map.entry("₽", "RUB"),
            Map.entry("руб", "RUB"),
            Map.entry("руб.", "RUB"),
            Map.entry("р.", "RUB"),
            Map.entry("zł", "PLN"),
            Map.entry("zl", "PLN"),
            Map.entry("kč", "CZK"),
            Map.entry("lei", "RON"),
            Map.entry("ft", "HUF"),
            Map.entry("¥", "JPY"),
            Map.entry("₸", "KZT"),
            Map.entry("₾", "GEL"));

    private static final Pattern PARTS = Pattern.compile(
            "(?<sign>[-−+]?)(?<before>[^\\d\\s.,()+−-]*)\\s*(?<number>\\(?[-−+]?[\\d.,][\\d.,\\s'’\u00A0\u202F\u2009]*(?:[eE][+-]?\\d+)?-?\\)?)\\s*(?<after>[^\\d\\s()+−-]*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Currencies() {}

    static Parsed<Amount> parse(String text, DecimalMark mark) {
        Matcher parts = PARTS.matcher(text);
        if (text.length() > 80 || !parts.matches()) {
            return Parsed.refused("tables.money.not-an-amount", "value", shortened(text));
        }
        String before = parts.group("before");
        String after = parts.group("after");
        String word = before.isEmpty() ? after : before;
        String currency = word.isEmpty() ? null : code(word);
        if (!before.isEmpty() && !after.isEmpty() || !word.isEmpty() && currency == null) {
            return Parsed.refused("tables.money.unknown-currency", "value", before + after);
        }
        return switch (Numbers.parse(parts.group("sign") + CellParser.trim(parts.group("number")), mark)) {
            case Parsed.Absent<BigDecimal> absent -> new Parsed.Absent<>();
            case Parsed.Refused<BigDecimal> refused -> refused.same();
            case Parsed.Value<BigDecimal> number -> new Parsed.Value<>(new Amount(number.value(), currency));
        };
    }

    private static @Nullable String code(String word) {
        String sign = SIGNS.get(word.toLowerCase(Locale.ROOT));
        if (sign != null) {
            return sign;
        }
        try {
            return word.length() == 3
                    ? Currency.getInstance(word.toUpperCase(Locale.ROOT)).getCurrencyCode()
                    : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }
}
