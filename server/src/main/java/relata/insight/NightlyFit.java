package relata.insight;

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
import relata.platform.Actor;
import relata.platform.settings.DataEnd;

/** Has the models fitted anew every night in the company's time zone; after a night in which no server ran, once one does. */
@Component
class NightlyFit {

    static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final JdbcClient jdbc;
    private final PurchaseModels models;
    private final DataEnd dataEnd;
    private final Clock clock;

    NightlyFit(JdbcClient jdbc, PurchaseModels models, DataEnd dataEnd, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    /** Asks for a fit unless one was asked for since the last night, or there is no order to learn from. */
    boolean askIfDue() {
        boolean due = jdbc.sql("""
                 select exists (select from order_facts)
                    and not exists (select from purchase_model where asked_at >= ?)
                 """)
                .param(Timestamp.from(lastNight()))
                .query(Boolean.class)
                .single();
        if (due) {
            models.ask(Actor.SYSTEM, null, null);
        }
        return due;
    }

    private Instant lastNight() {
        ZonedDateTime now = clock.instant().atZone(dataEnd.zone());
        ZonedDateTime tonight = now.with(NIGHT);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }

    /** Looked at by one node at a time. */
    @Configuration(proxyBeanMethods = false)
    static class Tasked {

        private static final int PAUSE_MINUTES = 1;

        @Bean
        RecurringTask<Void> nightlyFitTask(NightlyFit nightly) {
            return Tasks.recurring("purchase-models-nightly", FixedDelay.ofMinutes(PAUSE_MINUTES))
                    .execute((task, context) -> nightly.askIfDue());
        }
    }
}
