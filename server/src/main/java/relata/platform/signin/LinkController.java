package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
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

/** What people do who hold a mailed link, and how they get one. */
@RestController
@RequestMapping("/api/v1")
class LinkController {

    private final MailedLinks links;
    private final Accounts accounts;
    private final Actors actors;
    private final PasswordChanges passwordChanges;
    private final PasswordResets.Door resets;
    private final Invitations invitations;
    private final SigningIn signingIn;
    private final Tries tries;
    private final Settings settings;

    LinkController(
            MailedLinks links,
            Accounts accounts,
            Actors actors,
            PasswordChanges passwordChanges,
            PasswordResets.Door resets,
            Invitations invitations,
            SigningIn signingIn,
            Tries tries,
            Settings settings) {
        this.links = links;
        this.accounts = accounts;
        this.actors = actors;
        this.passwordChanges = passwordChanges;
        this.resets = resets;
        this.invitations = invitations;
        this.signingIn = signingIn;
        this.tries = tries;
        this.settings = settings;
    }

    record Address(@Nullable String email) {}

    record NewPassword(@Nullable String password) {}

    record Invitation(String name, String email, String company) {}

    record Link(String link) {}

    record Answer(Step next) {}

    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askForReset(@RequestBody Address address) {
        if (address.email() == null || address.email().length() > 320) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "platform.malformed");
        }
        String email = address.email().strip().toLowerCase(Locale.ROOT);
        tries.begin("reset " + email); // a mailbox must not be flooded
        resets.ask(email);
    }

    /** Sets the password; whoever has a second factor still needs it to sign in. */
    @PutMapping("/password-resets/{word}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void reset(@PathVariable String word, @RequestBody NewPassword wish) {
        UUID user = links.use(word, MailedLinks.Purpose.RESET).orElseThrow(LinkController::ended);
        setPassword(user, wish);
    }

    @GetMapping("/invitations/{word}")
    Invitation invitation(@PathVariable String word) {
        Account account = links.user(word, MailedLinks.Purpose.INVITATION)
                .flatMap(accounts::byId)
                .orElseThrow(LinkController::ended);
        String company = settings.read(Company.KEY, Company.class)
                .orElse(Company.UNNAMED)
                .name();
        return new Invitation(account.name(), account.email(), company);
    }

    @PutMapping("/invitations/{word}")
    @Transactional
    Answer accept(
            @PathVariable String word,
            @RequestBody NewPassword wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID user = links.use(word, MailedLinks.Purpose.INVITATION).orElseThrow(LinkController::ended);
        setPassword(user, wish);
        signingIn.finish(accounts.byId(user).orElseThrow(), "invitation", request, response);
        return new Answer(Step.DONE);
    }

    /** Invites again. Answers the link, for when the mail does not arrive. */
    @PostMapping("/users/{id}/invitation")
    @ToldOnce
    Link invite(@PathVariable UUID id, Actor actor) {
        if (!actor.access().mayUse("users")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        return new Link(invitations.invite(id, actor));
    }

    private void setPassword(UUID user, NewPassword wish) {
        Actor owner = actors.byId(user).orElseThrow(LinkController::ended); // inactive since
        passwordChanges.change(user, wish.password() == null ? "" : wish.password(), owner);
    }

    private static Refusal ended() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "platform.link-ended");
    }
}
