package relata.insight.standing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.settings.DataEnd;

/**
 * Has everybody computed anew each night in the company's time zone. Looked at every few minutes and not set for an hour of
 * the clock: the zone can be set while the server runs, and a night that the server was down is made up for.
 */
@Configuration(proxyBeanMethods = false)
class StandingTasks {

    private static final int PAUSE_MINUTES = 5;
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    @Bean
    RecurringTask<Void> standingTask(StandingRefresh refresh, DataEnd dataEnd, JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("standing-nightly", FixedDelay.ofMinutes(PAUSE_MINUTES))
                .execute((task, context) -> {
                    ZonedDateTime now = clock.instant().atZone(dataEnd.zone());
                    LocalDate day = now.toLocalTime().isBefore(NIGHT)
                            ? now.toLocalDate().minusDays(1)
                            : now.toLocalDate();
                    boolean asked = jdbc.sql("select exists (select from standing_run where asked_at >= ?)")
                            .param(day.atTime(NIGHT).atZone(dataEnd.zone()).toOffsetDateTime())
                            .query(Boolean.class)
                            .single();
                    if (!asked) {
                        refresh.ask();
                    }
                });
    }
}
