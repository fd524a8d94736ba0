package relata.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;
import relata.platform.Ids;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;

/** Letters from the moment they are written until their end is known. */
@Component
public class Deliveries implements Forgetting, PersonalTraces {

    /** Longer than the slowest answer of a server that the timeouts of {@link Smtp} allow. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a letter into the outbox, in the caller's transaction; the second of the same key is left out. */
    public void post(Letter letter) {
        Timestamp now = Timestamp.from(clock.instant());
        var enclosure = letter.enclosure();
        jdbc.sql("""
                 insert into delivery
                        (id, key, recipient, subject, body_text, body_html, attachment, attachment_name,
                         attachment_type, state, due_at, created_at)
                 values (:id, :key, :recipient, :subject, :text, :html, :attachment, :name, :type, 'waiting', :now, :now)
                     on conflict (key) do nothing
                 """)
                .param("id", Ids.next())
                .param("key", letter.key())
                .param("recipient", letter.recipient())
                .param("subject", letter.subject())
                .param("text", letter.text())
                .param("html", letter.html())
                .param("attachment", enclosure == null ? null : enclosure.content(), Types.BINARY)
                .param("name", enclosure == null ? null : enclosure.name())
                .param("type", enclosure == null ? null : enclosure.mediaType())
                .param("now", now)
                .update();
    }

    /** A letter that this node alone may send now. */
    record Claimed(UUID id, int attempts, Letter letter) {}

    /** Takes what is due; other nodes do not see it any more. */
    List<Claimed> claim(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update delivery
                           set state = 'sending', attempts = attempts + 1, leased_until = :lease
                         where id in (select id
                                        from delivery
                                       where state = 'waiting' and due_at <= :now
                                       order by due_at
                                       limit :most
                                         for update skip locked)
                        returning id, attempts, key, recipient, subject, body_text, body_html, attachment, attachment_name,
                                  attachment_type
                        """)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getInt("attempts"),
                        new Letter(
                                row.getString("key"),
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("body_text"),
                                row.getString("body_html"),
                                enclosure(row))))
                .list();
    }

    private static Letter.@Nullable Enclosure enclosure(ResultSet row) throws SQLException {
        byte @Nullable [] content = row.getBytes("attachment");
        return content == null
                ? null
                : new Letter.Enclosure(row.getString("attachment_name"), row.getString("attachment_type"), content);
    }

    void settle(Claimed claimed, Smtp.Result result) {
        switch (result) {
            case Smtp.Result.Sent() -> finish(claimed, "sent", null);
            case Smtp.Result.Refused(var problem) -> finish(claimed, "failed", problem);
            case Smtp.Result.Unknown(var problem) -> finish(claimed, "unknown", problem);
            case Smtp.Result.Later(var problem) -> {
                if (claimed.attempts() >= MOST_ATTEMPTS) {
                    finish(claimed, "failed", problem);
                } else {
                    postpone(claimed, problem);
                }
            }
        }
    }

    /** Twice as long after each attempt: 30 seconds, a minute, ... about an hour in all. */
    private void postpone(Claimed claimed, String problem) {
        Instant due = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << (claimed.attempts() - 1)));
        jdbc.sql("""
                 update delivery set state = 'waiting', due_at = ?, leased_until = null, problem = ?
                  where id = ? and state = 'sending'
                 """).params(Timestamp.from(due), problem, claimed.id()).update();
    }

    /** What it said is not kept: links in it open doors. */
    private void finish(Claimed claimed, String state, @Nullable String problem) {
        jdbc.sql("""
                 update delivery
                    set state = :state, problem = :problem, leased_until = null, finished_at = :now,
                        body_text = '', body_html = '', attachment = null, attachment_name = null
                  where id = :id
                 """)
                .param("state", state)
                .param("problem", problem)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", claimed.id())
                .update();
    }

    /** Marks letters whose sender died on the way; whether they left, only the other side knows. */
    int markUnknown() {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update delivery
                           set state = 'unknown', problem = 'the sender stopped on the way', leased_until = null,
                               finished_at = :now, body_text = '', body_html = '', attachment = null,
                               attachment_name = null
                         where state = 'sending' and leased_until < :now
                        """).param("now", now).update();
    }

    /** Mail to the person, and about them; mail to people who work here stays, without what it said. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("""
                 update delivery
                    set recipient = case when %1$s and not exists (select 1 from app_user
                                                                    where lower(email) = lower(recipient))
                                         then '-' else recipient end,
                        subject = '-', body_text = '', body_html = '', attachment = null, attachment_name = null,
                        state = case when state = 'waiting' then 'failed' else state end,
                        finished_at = coalesce(finished_at, :now)
                  where %1$s or %2$s
                 """.formatted(
                                person.condition("recipient"),
                                person.condition("subject || ' ' || body_text || ' ' || body_html || ' '"
                                        + " || coalesce(convert_from(attachment, 'UTF8'), '')")))
                .params(person.parameters())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from delivery where finished_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
