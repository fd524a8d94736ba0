package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;
import relata.platform.web.ToldOnce;

/** How one signs in: the password and the second factor. For people in a browser; a token must not lock its owner out. */
@RestController
@RequestMapping("/api/v1")
class SignInSettingsController {

    private final Accounts accounts;
    private final PasswordChanges passwordChanges;
    private final SigningIn signingIn;
    private final SecondFactor secondFactor;
    private final Settings settings;
    private final FreshSignIn fresh;

    SignInSettingsController(
            Accounts accounts,
            PasswordChanges passwordChanges,
            SigningIn signingIn,
            SecondFactor secondFactor,
            Settings settings,
            FreshSignIn fresh) {
        this.accounts = accounts;
        this.passwordChanges = passwordChanges;
        this.signingIn = signingIn;
        this.secondFactor = secondFactor;
        this.settings = settings;
        this.fresh = fresh;
    }

    record NewPassword(@Nullable String current, @Nullable String password) {}

    record Code(@Nullable String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    /** Ends every session but this one, which goes on under a new cookie. */
    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(
            @RequestBody NewPassword wish, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        Account account = own(actor);
        if (!signingIn.isPassword(account, wish.current(), request)) {
            throw Refusal.invalid("current", "platform.wrong-current-password", Map.of());
        }
        passwordChanges.change(account.id(), wish.password() == null ? "" : wish.password(), actor);
        signingIn.finish(own(actor), "password", request, response);
    }

    @PostMapping("/me/totp")
    @ToldOnce
    SecondFactor.Begun beginTotp(Actor actor, HttpServletRequest request) {
        People.inBrowser(actor);
        fresh.require(request);
        String company = settings.read(Company.KEY, Company.class)
                .orElse(Company.UNNAMED)
                .name();
        return secondFactor.begin(own(actor), company);
    }

    @PutMapping("/me/totp")
    RecoveryCodes confirmTotp(@RequestBody Code code, Actor actor) {
        String given = code.code() == null ? "" : code.code();
        return new RecoveryCodes(secondFactor.confirm(own(actor).id(), given, actor));
    }

    @DeleteMapping("/me/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTotp(Actor actor, HttpServletRequest request) {
        People.inBrowser(actor);
        fresh.require(request);
        secondFactor.remove(own(actor).id(), actor);
    }

    /** For somebody who lost both phone and recovery codes. */
    @DeleteMapping("/users/{id}/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTotpOf(@PathVariable java.util.UUID id, Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        Account account =
                accounts.byId(id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record"));
        secondFactor.remove(account.id(), actor);
    }

    private Account own(Actor actor) {
        return accounts.byId(People.inBrowser(actor)).orElseThrow();
    }
}
