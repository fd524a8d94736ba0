package relata.platform.signin;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import relata.platform.Actor;

/** Tells Spring Security that somebody is signed in; what they may do is decided by {@link Actor#access()}. */
final class ActorAuthentication extends AbstractAuthenticationToken {

    private final transient Actor actor;

    ActorAuthentication(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** The name under which passkeys know the user. */
    @Override
    public String getName() {
        return actor.id().toString();
    }
}
