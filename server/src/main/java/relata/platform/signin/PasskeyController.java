package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;

/** One's own passkeys. They are added at {@code /webauthn/register}. */
@RestController
@RequestMapping("/api/v1/me/passkeys")
class PasskeyController {

    private static final int LONGEST_NAME = 200;

    private final Passkeys passkeys;
    private final FreshSignIn fresh;

    PasskeyController(Passkeys passkeys, FreshSignIn fresh) {
        this.passkeys = passkeys;
        this.fresh = fresh;
    }

    record All(List<Passkeys.Passkey> items) {}

    record Wish(@Nullable String name) {}

    @GetMapping
    All all(Actor actor) {
        return new All(passkeys.of(actor.id()));
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable UUID id, @RequestBody Wish wish, Actor actor) {
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        if (!passkeys.rename(id, People.inBrowser(actor), name)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record");
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        UUID owner = People.inBrowser(actor);
        fresh.require(request);
        if (!passkeys.remove(id, owner)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record");
        }
    }
}
