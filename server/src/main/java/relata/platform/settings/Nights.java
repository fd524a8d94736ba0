package relata.platform.settings;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * The company's nights, in its own time zone: what everybody's figures are computed in. Each start of a server makes every task
 * due, so a night's work asks first whether it is done ({@link #last}): so a night that no server ran is made up for once, and a
 * server that is started by day does nothing twice. A zone that is changed holds from the next night on.
 */
@Component
public class Nights {

    /** When a night's work begins; what follows of it has its own hour after this. */
    public static final LocalTime BEGIN = LocalTime.of(3, 0);

    private final DataEnd dataEnd;
    private final Clock clock;

    Nights(DataEnd dataEnd, Clock clock) {
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    /** The moment at which the last night's work began: what was done since then was done this night or by day after it. */
    public Instant begun() {
        return last(BEGIN);
    }

    /** The last time that the company's clocks showed this hour. */
    public Instant last(LocalTime hour) {
        ZonedDateTime now = clock.instant().atZone(dataEnd.zone());
        ZonedDateTime then = now.with(hour);
        return (then.isAfter(now) ? then.minusDays(1).with(hour) : then).toInstant();
    }

    /** Each night at this hour. */
    public Schedule at(LocalTime hour) {
        return new Nightly(hour);
    }

    /** The next time after a moment that the company's clocks show this hour. */
    Instant next(LocalTime hour, Instant after) {
        ZonedDateTime from = after.atZone(dataEnd.zone());
        ZonedDateTime then = from.with(hour);
        return (then.isAfter(from) ? then : from.plusDays(1).with(hour)).toInstant();
    }

    private final class Nightly implements Schedule {

        private final LocalTime hour;

        Nightly(LocalTime hour) {
            this.hour = hour;
        }

        @Override
        public Instant getNextExecutionTime(ExecutionComplete done) {
            return next(hour, done.getTimeDone());
        }

        /** What stands in the table of tasks holds: a start does not put it off. */
        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
