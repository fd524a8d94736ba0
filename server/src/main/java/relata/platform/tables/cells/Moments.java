package relata.platform.tables.cells;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellFormat.DateOrder;

/** A date with a time of day, with or without an offset from UTC. */
final class Moments {
    private static final Pattern TIME = Pattern.compile(
            "(?<date>.{6,30}?)(?:T|,? +)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + " ?(?<half>[AaPp]\\.?[Mm]\\.?)? ?(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?");

    private Moments() {}

    static @Nullable Matcher split(String text) {
        Matcher parts = TIME.matcher(text);
        return parts.matches() ? parts : null;
    }

    static Parsed<Instant> parse(String text, DateOrder order, ZoneId zone) {
        Matcher parts = split(text);
        if (parts == null) {
            return begin(Days.parse(text, order), zone);
        }
        return switch (Days.parse(parts.group("date"), order)) {
            case Parsed.Absent<LocalDate> absent -> new Parsed.Absent<>();
            case Parsed.Refused<LocalDate> refused -> refused.same();
            case Parsed.Value<LocalDate> day -> at(day.value(), parts, zone, text);
        };
    }

    private static Parsed<Instant> begin(Parsed<LocalDate> day, ZoneId zone) {
        return switch (day) {
            case Parsed.Absent<LocalDate> absent -> new Parsed.Absent<>();
            case Parsed.Refused<LocalDate> refused ->
                refused.code().equals("tables.date.not-a-date")
                        ? new Parsed.Refused<>("tables.time.not-a-time", refused.arguments())
                        : refused.same();
            case Parsed.Value<LocalDate> value ->
                new Parsed.Value<>(value.value().atStartOfDay(zone).toInstant());
        };
    }

    private static Parsed<Instant> at(LocalDate day, Matcher parts, ZoneId zone, String text) {
        int hour = Integer.parseInt(parts.group("hour"));
        int minute = Integer.parseInt(parts.group("minute"));
        int second = parts.group("second") == null ? 0 : Integer.parseInt(parts.group("second"));
        String half = parts.group("half");
        if (half != null && hour >= 1 && hour <= 12) {
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        } else if (half != null) {
            return Parsed.refused("tables.time.no-such-time", "value", text);
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Parsed.refused("tables.time.no-such-time", "value", text);
        }
        String fraction = parts.group("fraction");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        LocalDateTime local = day.atTime(LocalTime.of(hour, minute, second, nanos));
        String stated = parts.group("zone");
        if (stated != null) {
            return offset(stated, local, text);
        }
        // The hour that is left out in spring never was; of the hour that comes twice in autumn the first is taken.
        return zone.getRules().getValidOffsets(local).isEmpty()
                ? Parsed.refused("tables.time.skipped-hour", "value", text, "zone", zone.getId())
                : new Parsed.Value<>(local.atZone(zone).toInstant());
    }

    private static Parsed<Instant> offset(String stated, LocalDateTime local, String text) {
        try {
            boolean utc = stated.equals("Z") || stated.equals("UTC") || stated.equals("GMT");
            return new Parsed.Value<>(local.toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(stated)));
        } catch (DateTimeException tooFar) {
            return Parsed.refused("tables.time.no-such-time", "value", text);
        }
    }
}
