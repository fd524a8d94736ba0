package relata.platform.signin;

import java.util.UUID;
import relata.platform.Actor;
import relata.platform.Refusal;

/** Tells people in a browser from programs with a token. */
final class People {

    private People() {}

    /** The user's id; refuses a token, whose finder must not gain more by it than what it opens. */
    static UUID inBrowser(Actor actor) {
        if (actor.kind() != Actor.Kind.USER) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.only-in-browser");
        }
        return actor.id();
    }
}
