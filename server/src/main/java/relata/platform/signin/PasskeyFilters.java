package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;
import relata.platform.web.Problems;
import relata.platform.web.RefusalLog;

/**
 * The addresses of Spring's passkeys ({@code /webauthn/authenticate/options}, {@code /login/webauthn},
 * {@code /webauthn/register/options}, {@code /webauthn/register}) with challenges and sessions of ours instead of an
 * HTTP session.
 */
@Component
class PasskeyFilters {

    private final RelyingParty party;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Accounts accounts;
    private final SigningIn signingIn;
    private final Problems problems;

    PasskeyFilters(
            RelyingParty party,
            Passkeys passkeys,
            Challenges challenges,
            Accounts accounts,
            SigningIn signingIn,
            Problems problems) {
        this.party = party;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.accounts = accounts;
        this.signingIn = signingIn;
        this.problems = problems;
    }

    PublicKeyCredentialRequestOptionsFilter signInOptions() {
        var filter = new PublicKeyCredentialRequestOptionsFilter(party);
        filter.setRequestOptionsRepository(challenges.forSignIn());
        return filter;
    }

    PublicKeyCredentialCreationOptionsFilter registrationOptions() {
        var filter = new PublicKeyCredentialCreationOptionsFilter(party);
        filter.setCreationOptionsRepository(challenges.forRegistration());
        return filter;
    }

    WebAuthnRegistrationFilter registration() {
        var filter = new WebAuthnRegistrationFilter(passkeys, party);
        filter.setCreationOptionsRepository(challenges.forRegistration());
        return filter;
    }

    WebAuthnAuthenticationFilter signIn() {
        var filter = new WebAuthnAuthenticationFilter();
        filter.setRequestOptionsRepository(challenges.forSignIn());
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setAuthenticationManager(this::authenticated);
        filter.setAuthenticationSuccessHandler(this::succeeded);
        filter.setAuthenticationFailureHandler((request, response, failure) -> refuse(request, response));
        return filter;
    }

    private Authentication authenticated(Authentication asked) {
        try {
            var token = (WebAuthnAuthenticationRequestToken) asked;
            PublicKeyCredentialUserEntity owner = party.authenticate(token.getWebAuthnRequest());
            return new WebAuthnAuthentication(owner, List.of());
        } catch (RuntimeException e) { // whatever is wrong with an answer, it proves nothing
            throw new BadCredentialsException("passkey", e);
        }
    }

    /** Answers what Spring's own handler answers, so that any client written for it works. */
    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var owner = (PublicKeyCredentialUserEntity) Objects.requireNonNull(authentication.getPrincipal());
        var account = Passkeys.user(owner.getId())
                .flatMap(accounts::byId)
                .filter(Account::active)
                .orElse(null);
        if (account == null) {
            refuse(request, response);
            return;
        }
        signingIn.finish(account, "passkey", request, response);
        response.setContentType("application/json");
        response.getOutputStream()
                .write("{\"authenticated\":true,\"redirectUrl\":\"/\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalLog.note("platform.passkey-refused", request);
        problems.write(problems.problem(401, "platform.passkey-refused", request), response);
    }
}
