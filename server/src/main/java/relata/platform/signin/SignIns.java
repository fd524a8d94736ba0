package relata.platform.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;

/**
 * Signed-in browsers: a random cookie whose hash stands in the table {@code sign_in}. All nodes see it, a request needs
 * no write, and there is nothing to deserialize; that is why this is not Spring Session, which writes at every request.
 */
@Component
class SignIns implements Forgetting {

    static final Duration LONGEST = Duration.ofDays(30);
    static final Duration LONGEST_IDLE = Duration.ofHours(12);
    /** How long the second factor may take. */
    private static final Duration LONGEST_PENDING = Duration.ofMinutes(10);

    private static final String COOKIE = "relata_session";

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins a session under a new cookie, whatever cookie came; the former one ends. */
    void begin(Account account, boolean pending, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        String word = Words.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                 insert into sign_in (hash, user_id, stamp, pending, created_at, seen_at)
                 values (?, ?, ?, ?, ?, ?)
                 """)
                .params(Words.hash(word), account.id(), account.stamp(), pending, now, now)
                .update();
        setCookie(word, LONGEST, request, response);
    }

    /** The user whose password was right and whose second factor is awaited in this browser. */
    Optional<UUID> pending(HttpServletRequest request) {
        String word = cookie(request, COOKIE);
        if (word == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select sign_in.user_id
                          from sign_in
                          join app_user on app_user.id = sign_in.user_id and app_user.sign_in_stamp = sign_in.stamp
                         where sign_in.hash = ? and sign_in.pending and sign_in.created_at > ?
                        """)
                .params(Words.hash(word), Timestamp.from(clock.instant().minus(LONGEST_PENDING)))
                .query(UUID.class)
                .optional();
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        setCookie("", Duration.ZERO, request, response);
    }

    private void end(HttpServletRequest request) {
        String word = cookie(request, COOKIE);
        if (word != null) {
            jdbc.sql("delete from sign_in where hash = ?")
                    .param(Words.hash(word))
                    .update();
        }
    }

    /** Ends every session of the user, on all nodes at their next request. */
    void endAll(UUID user) {
        jdbc.sql("update app_user set sign_in_stamp = sign_in_stamp + 1 where id = ?")
                .param(user)
                .update();
        jdbc.sql("delete from sign_in where user_id = ?").param(user).update();
    }

    /** Removes sessions that ended by themselves. */
    @Override
    public int forget() {
        var now = clock.instant();
        return jdbc.sql("delete from sign_in where created_at < ? or seen_at < ?")
                .params(Timestamp.from(now.minus(LONGEST)), Timestamp.from(now.minus(LONGEST_IDLE)))
                .update();
    }

    @Nullable
    String session(HttpServletRequest request) {
        return cookie(request, COOKIE);
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        String full = fullName(name, request);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(full) && !cookie.getValue().isBlank()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private static void setCookie(
            String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        addCookie(COOKIE, value, age, request, response);
    }

    /** Over HTTPS a browser takes a cookie of this name from us alone: no neighbouring host puts one under it (RFC 6265bis). */
    private static String fullName(String name, HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    /** HttpOnly, so that no script reads it; Lax, so that no other site sends it with a change. */
    static void addCookie(
            String name, String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(fullName(name, request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
