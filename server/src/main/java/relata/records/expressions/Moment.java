package relata.records.expressions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import relata.platform.Actor;

/**
 * What is given with a question: when it is asked and by whom.
 *
 * @param now to the microsecond, as PostgreSQL keeps time
 * @param today the asker's day
 */
public record Moment(Instant now, LocalDate today, UUID me) {

    public Moment {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    public static Moment of(Instant now, ZoneId zone, UUID me) {
        return new Moment(now, now.atZone(zone).toLocalDate(), me);
    }

    public static Moment of(Instant now, Actor actor) {
        return of(now, actor.zone(), actor.id());
    }
}
