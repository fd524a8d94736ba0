package relata.customers.duplicates;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import relata.platform.jobs.Jobs;

/** Looks for duplicates every ten seconds, by one node at a time; not in the way of imports and other work that somebody waits for. */
@Configuration(proxyBeanMethods = false)
class DuplicateJob {

    @Bean
    RecurringTask<Void> duplicates(DuplicateFinder finder, Jobs jobs) {
        return Tasks.recurring("customers-duplicates", FixedDelay.ofSeconds(10))
                .execute((task, context) -> finder.find(jobs::busy));
    }
}
