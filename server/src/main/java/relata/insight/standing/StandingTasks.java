package relata.insight.standing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Timestamp;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.settings.Nights;

/** Has everybody computed anew each night, where no fit of this night has asked for it already. */
@Configuration(proxyBeanMethods = false)
class StandingTasks {

    private static final LocalTime HOUR = LocalTime.of(4, 0);

    @Bean
    RecurringTask<Void> standingTask(StandingRefresh refresh, Nights nights, JdbcClient jdbc) {
        return Tasks.recurring("standing-nightly", nights.at(HOUR)).execute((task, context) -> {
            boolean asked = jdbc.sql("select exists (select from standing_run where asked_at >= ?)")
                    .param(Timestamp.from(nights.begun()))
                    .query(Boolean.class)
                    .single();
            if (!asked) {
                refresh.ask();
            }
        });
    }
}
