package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;

/**
 * The steps by which a person signs in. Does the same work whether or not the account exists, so that neither words nor
 * time tell.
 */
@Component
class SigningIn {

    private static final Logger LOG = LoggerFactory.getLogger(SigningIn.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tries tries;
    private final KnownDevices devices;
    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final Audit audit;

    SigningIn(
            Accounts accounts,
            Passwords passwords,
            Tries tries,
            KnownDevices devices,
            SignIns signIns,
            SecondFactor secondFactor,
            Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
        this.devices = devices;
        this.signIns = signIns;
        this.secondFactor = secondFactor;
        this.audit = audit;
    }

    Step withPassword(
            @Nullable String email,
            @Nullable String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (email == null || password == null || email.length() > 320) {
            throw wrong();
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        @Nullable Account account = accounts.byEmail(address).orElse(null);
        Tries.Try tried = tries.begin(counted("password", account == null ? address : account.id(), account, request));
        boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !right || !account.active()) {
            throw wrong();
        }
        tries.succeeded(tried);
        if (account.totpSecret() != null) {
            signIns.begin(account, true, request, response);
            return Step.TOTP;
        }
        finish(account, "password", request, response);
        return Step.DONE;
    }

    /** The second step: a code of the authenticator app, or a recovery code. */
    Step withCode(@Nullable String code, HttpServletRequest request, HttpServletResponse response) {
        Account account = signIns.pending(request)
                .flatMap(accounts::byId)
                .filter(Account::active)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "platform.not-signed-in"));
        Tries.Try tried = tries.begin(counted("code", account.id(), account, request));
        if (code == null || !secondFactor.accepts(account, code)) {
            throw Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "platform.wrong-code");
        }
        tries.succeeded(tried);
        finish(account, "totp", request, response);
        return Step.DONE;
    }

    /** Whether this is the account's password, counted like a try to sign in. */
    boolean isPassword(Account account, @Nullable String password, HttpServletRequest request) {
        Tries.Try tried = tries.begin(counted("password", account.id(), account, request));
        boolean right = password != null && passwords.matches(password, account.passwordHash());
        if (right) {
            tries.succeeded(tried);
        }
        return right;
    }

    /** The person is who they say: begins the session, remembers the device, writes the audit. */
    void finish(Account account, String how, HttpServletRequest request, HttpServletResponse response) {
        signIns.begin(account, false, request, response);
        devices.remember(account, request, response);
        LOG.info("Signed in by {}: {} from {}", how, account.id(), request.getRemoteAddr());
        audit.record(actor(account), how, AuditEntry.of("user", account.id(), "sign-in"));
    }

    /**
     * Where tries are counted: with the account itself, so that no spelling of its address gets tries of its own, and apart on each
     * device where the account has signed in before, so that strangers do not lock its person out there.
     */
    private String counted(String what, Object whose, @Nullable Account account, HttpServletRequest request) {
        @Nullable String device = devices.known(account, request);
        return what + " " + whose + (device == null ? "" : " " + device);
    }

    /** The account as an actor who has signed in just now, good for the audit only. */
    private static Actor actor(Account account) {
        return new Actor(
                account.id(), Actor.Kind.USER, account.name(), Language.EN, ZoneOffset.UTC, Access.NOTHING, null);
    }

    private static Refusal wrong() {
        return Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "platform.wrong-password");
    }
}
