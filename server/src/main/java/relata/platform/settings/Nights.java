package relata.platform.settings;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * The company's nights, in its own time zone: what everybody's figures are computed in. A night that no server ran is made up
 * for once one does; a zone that is changed holds from the next night on.
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
        ZonedDateTime now = clock.instant().atZone(dataEnd.zone());
        ZonedDateTime begin = now.with(BEGIN);
        return (begin.isAfter(now) ? begin.minusDays(1) : begin).toInstant();
    }

    /** Each night at this hour, for the first time in the night that comes. */
    public Schedule at(LocalTime hour) {
        return new Nightly(hour, false);
    }

    /** At once where the task was never run, and then each night at this hour. */
    public Schedule atOnceAndAt(LocalTime hour) {
        return new Nightly(hour, true);
    }

    /** The next time after a moment that the company's clocks show this hour. */
    Instant next(LocalTime hour, Instant after) {
        ZonedDateTime from = after.atZone(dataEnd.zone());
        ZonedDateTime then = from.with(hour);
        return (then.isAfter(from) ? then : from.plusDays(1).with(hour)).toInstant();
    }

    private final class Nightly implements Schedule {

        private final LocalTime hour;
        private final boolean atOnce;

        Nightly(LocalTime hour, boolean atOnce) {
            this.hour = hour;
            this.atOnce = atOnce;
        }

        @Override
        public Instant getNextExecutionTime(ExecutionComplete done) {
            return next(hour, done.getTimeDone());
        }

        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return atOnce ? now : next(hour, now);
        }

        /** What stands in the table of tasks holds: a start does not put it off. */
        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
