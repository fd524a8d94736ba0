package relata.platform.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;
import relata.platform.Refusal;

/**
 * Counts failed tries: at most ten in any five minutes. One row per account and device in the database, so the limit
 * holds over all nodes and restarts; the row's lock makes it hold for tries at the same moment. Tries that lie ahead were made
 * before the clock was set back, and lock nobody out until then.
 */
@Component
class Tries implements Forgetting {

    static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Tries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try before it is made; refuses when there were too many. Give it back when it succeeded. */
    Try begin(String account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean counted = jdbc.sql("""
                 insert into sign_in_try as kept (account, tries)
                 values (:account, array[:now]::timestamptz[])
                 on conflict (account) do update
                    set tries = array_append(
                            (select coalesce(array_agg(at order by at), '{}')
                               from unnest(kept.tries) as at
                              where at between :since and :until),
                            :now)
                  where (select count(*) from unnest(kept.tries) as at where at between :since and :until) < :most
                 """)
                        .param("account", account)
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(now.minus(WINDOW)))
                        .param("until", Timestamp.from(now.plus(WINDOW)))
                        .param("most", MOST)
                        .update()
                == 1;
        if (!counted) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "platform.too-many-tries", Map.of("minutes", WINDOW.toMinutes()));
        }
        return new Try(account, now);
    }

    /** It was the right person: this try does not count. */
    void succeeded(Try tried) {
        jdbc.sql("update sign_in_try set tries = array_remove(tries, ?) where account = ?")
                .params(Timestamp.from(tried.at()), tried.account())
                .update();
    }

    /** Forgets accounts that nobody tried for a while. */
    @Override
    public int forget() {
        return jdbc.sql("""
                        delete from sign_in_try
                         where not exists (select from unnest(tries) as at where at > ? and at < ?)
                        """)
                .params(
                        Timestamp.from(clock.instant().minus(WINDOW)),
                        Timestamp.from(clock.instant().plus(WINDOW)))
                .update();
    }

    record Try(String account, Instant at) {}
}
