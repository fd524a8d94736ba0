package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import relata.platform.Actor;
import relata.platform.web.Problems;
import relata.platform.web.RefusalLog;

/** Which requests pass: everything under /api/ needs sign-in except what leads to it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** What people reach before they are signed in. */
    private static final String[] DOORS = {
        "/api/v1/setup",
        "/api/v1/session",
        "/api/v1/session/totp",
        "/api/v1/password-resets",
        "/api/v1/password-resets/*",
        "/api/v1/invitations/*",
        "/api/openapi.json",
        "/actuator/health",
        "/actuator/health/*",
    };

    /** Requests are counted and timed as a whole; observing each of the filters took a third of a list's time in Java. */
    @Bean
    SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Programs send a token with each request: there is no cookie that another site could abuse, and no passkey. They come
     * often, and the filters for browsers would take a tenth of what a short answer costs.
     */
    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            Actors actors,
            SignIns signIns,
            Problems problems,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        return guarded(http.securityMatcher(SignInFilter::carriesToken), actors, signIns, problems, failures)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Without a session of its own Spring Security takes every request for a new sign-in and would give it a new CSRF cookie;
     * what a page sends while others of its answers arrive would then be refused.
     */
    @Bean
    @Order(2)
    SecurityFilterChain browsers(
            HttpSecurity http,
            Actors actors,
            SignIns signIns,
            Problems problems,
            PasskeyFilters passkeys,
            FreshSignIn fresh,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        return guarded(http, actors, signIns, problems, failures)
                .csrf(csrf -> csrf.spa().sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterAfter(passkeys.signInOptions(), AuthorizationFilter.class)
                .addFilterAfter(passkeys.signIn(), AuthorizationFilter.class)
                .addFilterAfter(fresh.at("/webauthn/register/options", problems), AuthorizationFilter.class)
                .addFilterAfter(passkeys.registrationOptions(), AuthorizationFilter.class)
                .addFilterAfter(passkeys.registration(), AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity guarded(
            HttpSecurity http, Actors actors, SignIns signIns, Problems problems, HandlerExceptionResolver failures) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(DOORS)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(SecurityConfiguration::fromThisMachineOrAdministrator)
                        .requestMatchers("/webauthn/register/**")
                        .access(SecurityConfiguration::inBrowser)
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(new SignInFilter(actors, signIns, failures), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(frames -> frames.deny())
                        .httpStrictTransportSecurity(transport -> transport.includeSubDomains(false))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()")))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) ->
                                problems.write(problems.problem(401, "platform.not-signed-in", request), response))
                        .accessDeniedHandler((request, response, failure) -> {
                            String code = failure instanceof CsrfException ? "platform.csrf" : "platform.forbidden";
                            RefusalLog.note(code, request);
                            problems.write(problems.problem(403, code, request), response);
                        }));
    }

    /** A token, which anybody may find, must not open the door to a passkey of the finder. */
    private static AuthorizationResult inBrowser(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(authentication.get() instanceof ActorAuthentication signedIn
                && signedIn.getPrincipal().kind() == Actor.Kind.USER);
    }

    /** Metrics tell about the business: they are for a collector beside the server, and for administrators. */
    private static AuthorizationResult fromThisMachineOrAdministrator(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        boolean administrator = authentication.get() instanceof ActorAuthentication signedIn
                && signedIn.getPrincipal().access().administrator();
        return new AuthorizationDecision(administrator || isFromThisMachine(request));
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        String address = request.getRemoteAddr();
        return !forwarded
                && (address.equals("127.0.0.1") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }
}
