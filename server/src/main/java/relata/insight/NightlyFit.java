package relata.insight;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Timestamp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.settings.Nights;

/** Has the models fitted anew every night; whatever is made of them follows. */
@Component
class NightlyFit {

    private final JdbcClient jdbc;
    private final PurchaseModels models;
    private final Nights nights;

    NightlyFit(JdbcClient jdbc, PurchaseModels models, Nights nights) {
        this.jdbc = jdbc;
        this.models = models;
        this.nights = nights;
    }

    /** Asks for a fit unless one was asked for since the last night, or there is no order to learn from. */
    boolean askIfDue() {
        boolean due = jdbc.sql("""
                 select exists (select from order_facts)
                    and not exists (select from purchase_model
                                     where asked_at >= ? and refusal is distinct from 'insight.earlier-report')
                 """)
                .param(Timestamp.from(nights.begun()))
                .query(Boolean.class)
                .single();
        if (due) {
            models.ask(Actor.SYSTEM, null, null);
        }
        return due;
    }

    /** By one node. */
    @Configuration(proxyBeanMethods = false)
    static class Tasked {

        @Bean
        RecurringTask<Void> nightlyFitTask(NightlyFit nightly, Nights nights) {
            return Tasks.recurring("purchase-models-nightly", nights.at(Nights.BEGIN))
                    .execute((task, context) -> nightly.askIfDue());
        }
    }
}
