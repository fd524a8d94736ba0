package relata.platform.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what waits, every few seconds; each letter is claimed by itself, so that any node may run this. */
@Configuration(proxyBeanMethods = false)
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_ONCE = 20;

    @Bean
    RecurringTask<Void> sendingMail(Draining draining) {
        return Tasks.recurring("platform-mail", FixedDelay.ofSeconds(5)).execute((task, context) -> draining.drain());
    }

    @Bean
    Draining draining(Deliveries deliveries, Senders senders, Smtp smtp) {
        return new Draining(deliveries, senders, smtp);
    }

    /** One round: everything that is due now. */
    record Draining(Deliveries deliveries, Senders senders, Smtp smtp) {

        void drain() {
            int lost = deliveries.markUnknown();
            if (lost > 0) {
                LOG.warn("{} letters were on the way when their sender stopped; they are marked unknown", lost);
            }
            var sender = senders.current().orElse(null);
            if (sender == null) {
                return;
            }
            for (var claimed = deliveries.claim(AT_ONCE); !claimed.isEmpty(); claimed = deliveries.claim(AT_ONCE)) {
                for (var letter : claimed) {
                    var result = smtp.send(sender, letter.id(), letter.letter());
                    deliveries.settle(letter, result);
                    if (!(result instanceof Smtp.Result.Sent)) {
                        LOG.warn("Delivery {}: {}", letter.id(), result);
                    }
                }
            }
        }
    }
}
