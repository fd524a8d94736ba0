package relata.platform.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;

/** Links that let somebody set a password: once, and for a limited time. */
@Component
class MailedLinks implements Forgetting {

    enum Purpose {
        INVITATION(Duration.ofDays(7), "/invitations/"),
        RESET(Duration.ofHours(1), "/password-reset/");

        private final Duration life;
        private final String path;

        Purpose(Duration life, String path) {
            this.life = life;
            this.path = path;
        }

        Duration life() {
            return life;
        }

        /** Where the web client shows its page. */
        String path() {
            return path;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    MailedLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a link's secret word; former links of this purpose end. */
    String make(UUID user, Purpose purpose) {
        jdbc.sql("delete from mailed_link where user_id = ? and purpose = ? and used_at is null")
                .params(user, purpose.code())
                .update();
        String word = Words.next();
        jdbc.sql("insert into mailed_link (hash, user_id, purpose, expires_at) values (?, ?, ?, ?)")
                .params(
                        Words.hash(word),
                        user,
                        purpose.code(),
                        Timestamp.from(clock.instant().plus(purpose.life())))
                .update();
        return word;
    }

    /** Whose link it is; empty where it was used, has expired or never was. */
    Optional<UUID> user(String word, Purpose purpose) {
        return jdbc.sql("""
                        select user_id from mailed_link
                         where hash = ? and purpose = ? and used_at is null and expires_at > ?
                        """)
                .params(Words.hash(word), purpose.code(), Timestamp.from(clock.instant()))
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .optional();
    }

    /** Uses the link up; of two who try at once one gets the user. */
    Optional<UUID> use(String word, Purpose purpose) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update mailed_link set used_at = :now
                         where hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        returning user_id
                        """)
                .param("now", now)
                .param("hash", Words.hash(word))
                .param("purpose", purpose.code())
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .optional();
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from mailed_link where expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }
}
