package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SigningIn signingIn;
    private final SignIns signIns;

    SessionController(SigningIn signingIn, SignIns signIns) {
        this.signingIn = signingIn;
        this.signIns = signIns;
    }

    record Credentials(@Nullable String email, @Nullable String password) {}

    record Code(@Nullable String code) {}

    record Answer(Step next) {}

    @PostMapping
    Answer signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        return new Answer(signingIn.withPassword(credentials.email(), credentials.password(), request, response));
    }

    @PostMapping("/totp")
    Answer code(@RequestBody Code code, HttpServletRequest request, HttpServletResponse response) {
        return new Answer(signingIn.withCode(code.code(), request, response));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        signIns.end(request, response);
    }
}
