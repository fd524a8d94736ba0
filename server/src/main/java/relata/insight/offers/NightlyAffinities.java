package relata.insight.offers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Timestamp;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.settings.Nights;

/** Has what goes with what learned anew every night, an hour after the models of purchases, which ask for it themselves. */
@Component
class NightlyAffinities {

    /** Late enough for the fit to have asked for it, where one was made. */
    private static final LocalTime HOUR = LocalTime.of(4, 0);

    private final JdbcClient jdbc;
    private final AffinityLearning learning;
    private final Nights nights;

    NightlyAffinities(JdbcClient jdbc, AffinityLearning learning, Nights nights) {
        this.jdbc = jdbc;
        this.learning = learning;
        this.nights = nights;
    }

    /** Asks unless somebody did since the last night, or no product was ever bought. */
    boolean askIfDue() {
        boolean due = jdbc.sql("""
                 select exists (select from order_line_facts where product_id is not null)
                    and not exists (select from affinity_run where asked_at >= ?)
                 """)
                .param(Timestamp.from(nights.begun()))
                .query(Boolean.class)
                .single();
        if (due) {
            learning.ask();
        }
        return due;
    }

    /** By one node. */
    @Configuration(proxyBeanMethods = false)
    static class Tasked {

        @Bean
        RecurringTask<Void> nightlyAffinitiesTask(NightlyAffinities nightly, Nights nights) {
            return Tasks.recurring("product-affinities-nightly", nights.at(HOUR))
                    .execute((task, context) -> nightly.askIfDue());
        }
    }
}
