package relata.segments.members;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import relata.customers.marks.EverybodyMoved;
import relata.platform.jobs.Jobs;
import relata.platform.settings.Nights;

/**
 * Has all segments counted every night, those first about which others ask: time alone moves members of rules about dates, and of all
 * others the count tells whether the facts had brought everybody. Whenever everybody was valued anew those are counted that ask
 * for what that moves.
 */
@Configuration(proxyBeanMethods = false)
class SegmentNight {

    private static final LocalTime AT = LocalTime.of(4, 30);

    @Bean
    RecurringTask<Void> segmentsByNight(Counting counting, Nights nights) {
        return Tasks.recurring("segments-night", nights.at(AT))
                .execute((task, context) -> counting.ask(segment -> !segment.countedSince(nights.last(AT))));
    }

    /** Asks for counts. */
    @Component
    static class Counting {

        private final Segments segments;
        private final SegmentQuestions questions;
        private final Jobs jobs;

        Counting(Segments segments, SegmentQuestions questions, Jobs jobs) {
            this.segments = segments;
            this.questions = questions;
            this.jobs = jobs;
        }

        @EventListener
        void everybodyMoved(EverybodyMoved moved) {
            Set<UUID> dated = questions.dated(segments.all());
            ask(segment -> dated.contains(segment.id()));
        }

        void ask(Predicate<Segment> wanted) {
            var asks = new LinkedHashMap<UUID, Set<UUID>>();
            segments.all().stream()
                    .filter(wanted)
                    .forEach(segment -> asks.put(
                            segment.id(),
                            questions.standing(segment).map(Rule::segments).orElse(Set.of())));
            SegmentOrder.steps(asks).forEach(step -> step.forEach(segment -> jobs.submit(SegmentCount.KIND, segment)));
        }
    }
}
