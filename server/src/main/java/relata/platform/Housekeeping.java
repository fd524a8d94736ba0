package relata.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Throws away every hour what stores no longer need. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    @Bean
    RecurringTask<Void> forgetting(List<Forgetting> stores) {
        return Tasks.recurring("platform-forgetting", FixedDelay.ofHours(1)).execute((task, context) -> {
            for (Forgetting store : stores) {
                LOG.debug("{} forgot {} rows", store.getClass().getSimpleName(), store.forget());
            }
        });
    }
}
