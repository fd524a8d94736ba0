package relata.segments.members;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import relata.platform.jobs.Jobs;

/**
 * Has all segments counted every night, once the models have been fitted anew, those first about which others ask: time alone moves members of rules about dates,
 * and of all others the count tells whether the facts had brought everybody.
 */
@Configuration(proxyBeanMethods = false)
class SegmentNight {

    private static final LocalTime AT = LocalTime.of(4, 30);

    @Bean
    RecurringTask<Void> segmentsByNight(Segments segments, SegmentQuestions questions, Jobs jobs) {
        return Tasks.recurring("segments-night", Schedules.daily(AT)).execute((task, context) -> {
            var asks = new LinkedHashMap<UUID, Set<UUID>>();
            segments.all()
                    .forEach(segment -> asks.put(
                            segment.id(),
                            questions.standing(segment).map(Rule::segments).orElse(Set.of())));
            SegmentOrder.steps(asks).forEach(step -> step.forEach(segment -> jobs.submit(SegmentCount.KIND, segment)));
        });
    }
}
