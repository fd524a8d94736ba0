package relata.commerce;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import relata.platform.jobs.Jobs;

/** Has marked days summed, until none is due or a job, as an import that marks more of them, wants the processors. */
@Configuration(proxyBeanMethods = false)
class DailySalesTask {

    private static final int PAUSE_SECONDS = 10;

    @Bean
    RecurringTask<Void> salesSummedByDay(DailySalesSumming summing, Jobs jobs) {
        return Tasks.recurring("commerce-daily-sales", FixedDelay.ofSeconds(PAUSE_SECONDS))
                .execute((task, context) -> {
                    boolean more = true;
                    while (more) {
                        more = !jobs.busy() && summing.sum();
                    }
                });
    }
}
