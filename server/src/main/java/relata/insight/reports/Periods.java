package relata.insight.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.IsoFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Language;
import relata.platform.texts.Texts;

/** Periods in words. */
final class Periods {

    private Periods() {}

    /** @param step day, week, month, quarter or year; null for a day */
    static String words(@Nullable String step, LocalDate start, Language language, Texts texts) {
        return switch (step == null ? "day" : step) {
            case "month" ->
                DateTimeFormatter.ofPattern("LLLL yyyy", language.locale()).format(start);
            case "quarter" ->
                texts.text(
                        language,
                        "insight.quarter",
                        Map.of("quarter", start.get(IsoFields.QUARTER_OF_YEAR), "year", year(start)));
            case "year" -> year(start);
            case "week" -> texts.text(language, "insight.week-from", Map.of("day", day(start, language)));
            default -> day(start, language);
        };
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(day);
    }

    private static String year(LocalDate day) {
        return String.valueOf(day.getYear());
    }
}
