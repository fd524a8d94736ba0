package relata.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Language;

/** What is known about a request besides its content: who asks and in which language. */
public final class Requests {

    private static final String ACTOR = Actor.class.getName();

    private Requests() {}

    /** Sign-in says who asks. */
    public static void actor(HttpServletRequest request, Actor actor) {
        request.setAttribute(ACTOR, actor);
    }

    /** Who asks; null before sign-in. */
    public static @Nullable Actor actor(HttpServletRequest request) {
        return (Actor) request.getAttribute(ACTOR);
    }

    /** The language of the one who asks; before sign-in the first of ours that the browser prefers. */
    public static Language language(HttpServletRequest request) {
        Actor actor = actor(request);
        if (actor != null) {
            return actor.language();
        }
        for (Locale locale : Collections.list(request.getLocales())) {
            for (Language language : Language.values()) {
                if (language.code().equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return Language.EN;
    }
}
