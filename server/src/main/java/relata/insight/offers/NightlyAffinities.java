package relata.insight.offers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.settings.DataEnd;

/** Has what goes with what learned anew every night, an hour after the models of purchases, which ask for it themselves. */
@Component
class NightlyAffinities {

    private static final LocalTime NIGHT = LocalTime.of(4, 0);

    private final JdbcClient jdbc;
    private final AffinityLearning learning;
    private final DataEnd dataEnd;
    private final Clock clock;

    NightlyAffinities(JdbcClient jdbc, AffinityLearning learning, DataEnd dataEnd, Clock clock) {
        this.jdbc = jdbc;
        this.learning = learning;
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    /** Asks unless somebody did since the last night, or no product was ever bought. */
    boolean askIfDue() {
        boolean due = jdbc.sql("""
                 select exists (select from bought_facts where product_id is not null)
                    and not exists (select from affinity_run where asked_at >= ?)
                 """)
                .param(Timestamp.from(lastNight()))
                .query(Boolean.class)
                .single();
        if (due) {
            learning.ask();
        }
        return due;
    }

    private Instant lastNight() {
        ZonedDateTime now = clock.instant().atZone(dataEnd.zone());
        ZonedDateTime tonight = now.with(NIGHT);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight)
                .minusHours(1)
                .toInstant();
    }

    /** Looked at by one node at a time. */
    @Configuration(proxyBeanMethods = false)
    static class Tasked {

        private static final int PAUSE_MINUTES = 5;

        @Bean
        RecurringTask<Void> nightlyAffinitiesTask(NightlyAffinities nightly) {
            return Tasks.recurring("product-affinities-nightly", FixedDelay.ofMinutes(PAUSE_MINUTES))
                    .execute((task, context) -> nightly.askIfDue());
        }
    }
}
