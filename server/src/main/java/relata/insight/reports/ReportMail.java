package relata.insight.reports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.mail.Deliveries;
import relata.platform.mail.Letter;
import relata.platform.signin.Actors;
import relata.platform.texts.Texts;

/**
 * Sends scheduled reports. Counted for each recipient with their own access, then written into the outbox together with the
 * next time in one transaction; the key of a letter names schedule, occurrence and recipient, so that what is counted twice,
 * after a crash or on two nodes, goes out once.
 */
@Component
class ReportMail {

    private static final Logger LOG = LoggerFactory.getLogger(ReportMail.class);

    private final Schedules schedules;
    private final Reports reports;
    private final ReportAnswers answers;
    private final ReportLetters letters;
    private final Deliveries deliveries;
    private final Actors actors;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportMail(
            Schedules schedules,
            Reports reports,
            ReportAnswers answers,
            ReportLetters letters,
            Deliveries deliveries,
            Actors actors,
            Texts texts,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.schedules = schedules;
        this.reports = reports;
        this.answers = answers;
        this.letters = letters;
        this.deliveries = deliveries;
        this.actors = actors;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks twice a minute, on one node at a time. */
    @Configuration(proxyBeanMethods = false)
    static class Looking {

        @Bean
        RecurringTask<Void> reportMailTask(ReportMail mail) {
            return Tasks.recurring("insight-report-mail", FixedDelay.ofSeconds(30))
                    .execute((task, context) -> mail.sendDue());
        }
    }

    /** Everything that is due now; what was missed while the server was down goes out once, not once for each day. */
    void sendDue() {
        for (Optional<Schedule> due = schedules.due(); due.isPresent(); due = schedules.due()) {
            send(due.get());
        }
    }

    private void send(Schedule schedule) {
        Report report = reports.find(schedule.report()).orElseThrow();
        var written = new ArrayList<Letter>();
        var unseeing = new ArrayList<UUID>();
        @Nullable String problem = null;
        for (UUID id : schedule.recipients()) {
            try {
                Actor recipient = actors.byId(id).orElse(null);
                if (recipient == null || !report.isSeen(recipient)) {
                    unseeing.add(id);
                    continue;
                }
                var answer = answers.answer(recipient, report.object(), report.definition(), true);
                written.add(letters.report(
                        schedule,
                        report,
                        ResultAnswer.of(report.object(), report.definition(), answer),
                        recipient,
                        email(id)));
            } catch (Refusal refused) {
                LOG.warn("Report {} did not go out to {}: {}", report.id(), id, refused.getMessage());
                problem = refused.code();
                failed(schedule, report, refused).ifPresent(written::add);
            }
        }
        if (!unseeing.isEmpty()) {
            problem = problem == null ? "insight.report-unseen-problem" : problem;
            unseen(schedule, report, unseeing).ifPresent(written::add);
        }
        settle(schedule, written, problem);
    }

    /** Whoever chose the recipients hears who of them may no longer see the report, or has left. */
    private Optional<Letter> unseen(Schedule schedule, Report report, List<UUID> people) {
        return actors.byId(schedule.owner())
                .filter(owner -> !people.contains(owner.id()))
                .map(owner -> letters.unseen(schedule, report, names(people), owner, email(owner.id())));
    }

    private Optional<Letter> failed(Schedule schedule, Report report, Refusal refused) {
        return actors.byId(schedule.owner())
                .map(owner -> letters.failure(schedule, report, words(owner, refused), owner, email(owner.id())));
    }

    private String words(Actor owner, Refusal refused) {
        return refused.errors().isEmpty()
                ? texts.text(owner.language(), refused.code(), refused.arguments())
                : String.join(
                        " ",
                        refused.errors().stream()
                                .map(error -> texts.text(owner.language(), error.code(), error.arguments()))
                                .toList());
    }

    private void settle(Schedule schedule, List<Letter> written, @Nullable String problem) {
        Instant now = clock.instant();
        Instant next = schedule.after(now.isAfter(schedule.nextAt()) ? now : schedule.nextAt());
        transaction.executeWithoutResult(_ -> {
            if (schedules.done(schedule, next, problem)) {
                written.forEach(deliveries::post);
            }
        });
    }

    private List<String> names(List<UUID> users) {
        return jdbc.sql("select name from app_user where id = any(?) order by name, id")
                .param(users.toArray(UUID[]::new))
                .query(Rows::text)
                .list();
    }

    private String email(UUID user) {
        return jdbc.sql("select email from app_user where id = ?")
                .param(user)
                .query(String.class)
                .single();
    }
}
