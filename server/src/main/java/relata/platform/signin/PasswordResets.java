package relata.platform.signin;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import relata.platform.Ids;

/**
 * Asks for a password reset in the background, whoever it is for: what a stranger sees, and how long it takes, is the
 * same whether or not there is such a user.
 */
@Configuration(proxyBeanMethods = false)
class PasswordResets {

    /** @param email as it was typed */
    record Asked(String email) implements java.io.Serializable {}

    @Bean
    OneTimeTask<Asked> resettingPassword(Accounts accounts, Invitations invitations) {
        return Tasks.oneTime("platform-password-reset", Asked.class)
                .execute((task, context) -> accounts.byEmail(task.getData().email())
                        .filter(account -> account.active() && account.passwordHash() != null)
                        .ifPresent(
                                account -> invitations.write(account.id(), MailedLinks.Purpose.RESET, account.name())));
    }

    /** The door to the job. */
    record Door(SchedulerClient scheduler, OneTimeTask<Asked> task, Clock clock) {

        void ask(String email) {
            scheduler.scheduleIfNotExists(task.instance(Ids.next().toString(), new Asked(email)), clock.instant());
        }
    }

    @Bean
    Door passwordResetDoor(
            @org.springframework.context.annotation.Lazy SchedulerClient scheduler,
            OneTimeTask<Asked> resettingPassword,
            Clock clock) {
        return new Door(scheduler, resettingPassword, clock);
    }
}
