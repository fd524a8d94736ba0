package relata.platform.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Language;

/** Finds who acts, by the cookie of a browser or the token of a program: one indexed statement a request. */
@Component
public class Actors {

    private static final Duration NOTICED = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Rights rights;
    private final Clock clock;

    Actors(JdbcClient jdbc, Rights rights, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param unnoticed whether its last use should be written down again */
    private record Found(UUID user, String name, String language, String zone, long stamp, boolean unnoticed) {}

    Optional<Actor> bySession(String cookie) {
        byte[] hash = Words.hash(cookie);
        Instant now = clock.instant();
        var found = jdbc.sql("""
                        select app_user.id, app_user.name, app_user.language, app_user.time_zone, access_stamp.stamp,
                               sign_in.seen_at < :noticed as unnoticed
                          from sign_in
                          join app_user on app_user.id = sign_in.user_id and app_user.sign_in_stamp = sign_in.stamp
                         cross join access_stamp
                         where sign_in.hash = :hash and not sign_in.pending
                           and sign_in.created_at > :begun and sign_in.seen_at > :seen
                           and app_user.active and app_user.deleted_at is null
                        """)
                .param("hash", hash)
                .param("noticed", Timestamp.from(now.minus(NOTICED)))
                .param("begun", Timestamp.from(now.minus(SignIns.LONGEST)))
                .param("seen", Timestamp.from(now.minus(SignIns.LONGEST_IDLE)))
                .query(Actors::found)
                .optional();
        if (found.isPresent() && found.get().unnoticed()) {
            jdbc.sql("update sign_in set seen_at = ? where hash = ?")
                    .params(Timestamp.from(now), hash)
                    .update();
        }
        return found.map(user -> actor(user, Actor.Kind.USER));
    }

    Optional<Actor> byToken(String token) {
        byte[] hash = Words.hash(token);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var found = jdbc.sql("""
                        select app_user.id, app_user.name, app_user.language, app_user.time_zone, access_stamp.stamp,
                               api_token.last_used_on is distinct from :today as unnoticed
                          from api_token
                          join app_user on app_user.id = api_token.user_id
                         cross join access_stamp
                         where api_token.hash = :hash and api_token.revoked_at is null
                           and (api_token.expires_on is null or api_token.expires_on >= :today)
                           and app_user.active and app_user.deleted_at is null
                        """)
                .param("hash", hash)
                .param("today", today)
                .query(Actors::found)
                .optional();
        if (found.isPresent() && found.get().unnoticed()) {
            jdbc.sql("update api_token set last_used_on = ? where hash = ?")
                    .params(today, hash)
                    .update();
        }
        return found.map(user -> actor(user, Actor.Kind.TOKEN));
    }

    /** The user of this id as an actor: for jobs that go on in a person's name. Empty when inactive or deleted. */
    public Optional<Actor> byId(UUID id) {
        return jdbc.sql("""
                        select app_user.id, app_user.name, app_user.language, app_user.time_zone, access_stamp.stamp,
                               false as unnoticed
                          from app_user cross join access_stamp
                         where app_user.id = ? and app_user.active and app_user.deleted_at is null
                        """).param(id).query(Actors::found).optional().map(user -> actor(user, Actor.Kind.USER));
    }

    private Actor actor(Found user, Actor.Kind kind) {
        return new Actor(
                user.user(),
                kind,
                user.name(),
                Language.of(user.language()),
                zone(user.zone()),
                rights.of(user.user(), user.stamp()),
                null);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // a zone that this JDK no longer knows
        }
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("language"),
                row.getString("time_zone"),
                row.getLong("stamp"),
                row.getBoolean("unnoticed"));
    }
}
