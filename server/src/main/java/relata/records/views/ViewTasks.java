package relata.records.views;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What views have done in the background. */
@Configuration(proxyBeanMethods = false)
class ViewTasks {

    private static final int PAUSE_SECONDS = 5;

    @Bean
    RecurringTask<Void> viewIndexTask(ViewIndexes indexes) {
        return Tasks.recurring("view-indexes", FixedDelay.ofSeconds(PAUSE_SECONDS))
                .execute((task, context) -> indexes.buildOne());
    }
}
