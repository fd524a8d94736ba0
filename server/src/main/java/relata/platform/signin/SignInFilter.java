package relata.platform.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import relata.platform.Actor;
import relata.platform.web.Requests;

/** Finds out who asks. A token counts alone: where one is sent, the cookie beside it is not looked at. */
final class SignInFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Actors actors;
    private final SignIns signIns;
    private final HandlerExceptionResolver failures;

    SignInFilter(Actors actors, SignIns signIns, HandlerExceptionResolver failures) {
        this.actors = actors;
        this.signIns = signIns;
        this.failures = failures;
    }

    static boolean carriesToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Answers that stream go on in other threads; they too need to know who asked. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            actor(request).ifPresent(actor -> {
                Requests.actor(request, actor);
                SecurityContextHolder.setContext(new SecurityContextImpl(new ActorAuthentication(actor)));
            });
        } catch (DataAccessException e) {
            failures.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        @Nullable Actor known = Requests.actor(request);
        if (known != null) {
            return Optional.of(known);
        }
        if (carriesToken(request)) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return actors.byToken(header.substring(SCHEME.length()).strip());
        }
        String session = signIns.session(request);
        return session == null ? Optional.empty() : actors.bySession(session);
    }
}
