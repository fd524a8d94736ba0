package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.web.ToldOnce;

/** API tokens: everybody's own; with the setting {@code tokens} also those of others, to see and to end. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private static final String SETTING = "tokens";

    private final ApiTokens tokens;
    private final FreshSignIn fresh;

    TokenController(ApiTokens tokens, FreshSignIn fresh) {
        this.tokens = tokens;
        this.fresh = fresh;
    }

    record All(List<ApiTokens.Token> items) {}

    /** @param expiresOn the last day on which the token works; null for one without end */
    record Wish(@Nullable String name, @Nullable LocalDate expiresOn) {}

    /** @param token told this once */
    record Issued(UUID id, String name, String token) {}

    @GetMapping
    All tokens(@RequestParam(defaultValue = "false") boolean everybody, Actor actor) {
        if (everybody && !actor.access().mayUse(SETTING)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        return new All(tokens.all(everybody ? null : actor.id()));
    }

    @PostMapping
    @ToldOnce
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Wish wish, Actor actor, HttpServletRequest request) {
        People.inBrowser(actor);
        fresh.require(request);
        String name = wish.name() == null ? "" : wish.name();
        ApiTokens.Issued issued = tokens.issue(People.inBrowser(actor), name, wish.expiresOn(), actor);
        return new Issued(issued.id(), name, issued.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Actor actor) {
        tokens.revoke(id, actor.access().mayUse(SETTING) ? null : actor.id(), actor);
    }
}
