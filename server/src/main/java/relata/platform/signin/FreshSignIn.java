package relata.platform.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import relata.platform.Refusal;
import relata.platform.web.Problems;

/**
 * Whatever changes how somebody signs in asks for a sign-in of the last minutes: who finds a browser left open must not make
 * of it a way in that lasts.
 */
@Component
class FreshSignIn {

    static final Duration FRESH = Duration.ofMinutes(15);

    private static final String CODE = "platform.sign-in-again";

    private final SignIns signIns;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreshSignIn(SignIns signIns, JdbcClient jdbc, Clock clock) {
        this.signIns = signIns;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses (403, {@code platform.sign-in-again}) where this browser's sign-in is older. */
    void require(HttpServletRequest request) {
        if (!isFresh(request)) {
            throw refusal();
        }
    }

    private static Refusal refusal() {
        return Refusal.of(Refusal.Kind.FORBIDDEN, CODE, Map.of("minutes", FRESH.toMinutes()));
    }

    private boolean isFresh(HttpServletRequest request) {
        @Nullable String session = signIns.session(request);
        return session != null
                && jdbc.sql("select exists (select from sign_in where hash = ? and not pending and created_at > ?)")
                        .params(
                                Words.hash(session),
                                Timestamp.from(clock.instant().minus(FRESH)))
                        .query(Boolean.class)
                        .single();
    }

    /** The same for this address, which no controller of ours serves. */
    OncePerRequestFilter at(String path, Problems problems) {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (request.getRequestURI().equals(path) && !isFresh(request)) {
                    problems.write(problems.problem(refusal(), request), response);
                    return;
                }
                chain.doFilter(request, response);
            }
        };
    }
}
