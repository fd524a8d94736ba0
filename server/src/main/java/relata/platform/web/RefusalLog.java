package relata.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relata.platform.Actor;

/** Writes into the log who was refused for want of rights or a right answer at the door, from where; never what they typed. */
public final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private RefusalLog() {}

    /** @param code of the refusal; passwords, codes and addresses of mail do not belong here */
    public static void note(String code, HttpServletRequest request) {
        @Nullable Actor actor = Requests.actor(request);
        LOG.info(
                "{} {} refused: {}, to {} from {}",
                request.getMethod(),
                request.getRequestURI(),
                code,
                actor == null ? "somebody not signed in" : actor.id(),
                request.getRemoteAddr());
    }
}
