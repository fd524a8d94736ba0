package relata.customers.duplicates;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for duplicates every ten seconds, by one node at a time. */
@Configuration(proxyBeanMethods = false)
class DuplicateJob {

    @Bean
    RecurringTask<Void> duplicates(DuplicateFinder finder) {
        return Tasks.recurring("customers-duplicates", FixedDelay.ofSeconds(10))
                .execute((task, context) -> finder.find());
    }
}
