package relata.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.testing.TestDatabase;

class ClockSetBackTest {

    private final JdbcClient jdbc = TestDatabase.migrated().jdbc();
    private final Wrong clock = new Wrong();

    /** A clock that is wrong by so much. */
    private static final class Wrong extends Clock {

        private Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aTaskThatWasPlannedByAFasterClockIsDueOnceThatIsSetBack() {
        var watch = watch();
        clock.by = Duration.ofHours(1);
        watch.look();
        plan("mail", "now() + interval '1 hour 5 seconds'", "null");
        plan("held", "now() + interval '1 hour'", "now() + interval '1 hour'");

        watch.look();
        assertThat(due("mail")).as("in time by that clock").isFalse();

        clock.by = Duration.ZERO;
        watch.look();
        assertThat(due("mail")).as("after the clock was set back").isTrue();
        assertThat(jdbc.sql("select last_heartbeat <= now() from scheduled_tasks where task_name = 'held'")
                        .query(Boolean.class)
                        .single())
                .as("whoever held it may be seen as dead")
                .isTrue();
    }

    @Test
    void aStartMeetsAClockThatWasSetBackBefore() {
        plan("mail", "now() + interval '1 day'", "null");
        watch().look();
        assertThat(due("mail")).isTrue();
    }

    /** Without a scheduler, which would work on the tasks itself. */
    private ClockSetBack watch() {
        return new ClockSetBack(jdbc, clock, new StaticListableBeanFactory().getBeanProvider(Scheduler.class), true);
    }

    private void plan(String name, String time, String heartbeat) {
        jdbc.sql("""
                 insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_heartbeat, version)
                 values (:name, 'recurring', %s, cast(%s as timestamptz) is not null, %s, 1)
                 """.formatted(time, heartbeat, heartbeat)).param("name", name).update();
    }

    private boolean due(String name) {
        return jdbc.sql("select execution_time <= now() from scheduled_tasks where task_name = ?")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
