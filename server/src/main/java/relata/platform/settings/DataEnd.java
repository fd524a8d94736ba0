package relata.platform.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The day that computations over time take for today: the day on which the data end where the company has set one, so that
 * historical data are judged at their own end, else the present day in the company's time zone.
 */
@Component
public class DataEnd {

    /** Its key among the settings. */
    public static final String KEY = "data-end";

    private static final Times UNSET = new Times(null, null);

    private final Settings settings;
    private final Clock clock;

    DataEnd(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param timeZone in which the company's days begin; that of UTC where none is set
     * @param dataEndOn null where the data go on
     */
    public record Times(@Nullable ZoneId timeZone, @Nullable LocalDate dataEndOn) {}

    public Times times() {
        return settings.read(KEY, Times.class).orElse(UNSET);
    }

    public LocalDate today() {
        Times times = times();
        return times.dataEndOn() == null ? LocalDate.now(clock.withZone(zone(times))) : times.dataEndOn();
    }

    public ZoneId zone() {
        return zone(times());
    }

    private static ZoneId zone(Times times) {
        return times.timeZone() == null ? ZoneOffset.UTC : times.timeZone();
    }
}
