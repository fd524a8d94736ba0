package relata.platform.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sign-in asks for next. */
enum Step {
    @JsonProperty("done")
    DONE,
    @JsonProperty("totp")
    TOTP
}
