package relata.work.notices;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;

/**
 * Why a person should be told something.
 *
 * @param key names the cause among those of its kind: the same one never tells a person twice
 * @param object the record that it leads to
 * @param customer whose record it is, so that it goes with the customer
 * @param actor who caused it; null where the clock did
 */
public record Cause(
        UUID user,
        Kind kind,
        String key,
        @Nullable String object,
        @Nullable UUID record,
        @Nullable UUID customer,
        @Nullable UUID comment,
        @Nullable UUID actor,
        @Nullable String note) {

    public enum Kind {
        ASSIGNED,
        HANDED_OVER,
        MENTIONED,
        DUE,
        SNOOZE_OVER,
        /** Somebody wants this person to know of a task. */
        FOLLOWED,
        /** A task that the person follows; the note names the fields. */
        CHANGED,
        /** On a task that the person follows. */
        COMMENTED;

        /** As the database and the API write it: {@code handed-over}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Cause of(UUID user, Kind kind, String key) {
        return new Cause(user, kind, key, null, null, null, null, null, null);
    }

    public Cause about(String object, UUID record, @Nullable UUID customer) {
        return new Cause(user, kind, key, object, record, customer, comment, actor, note);
    }

    public Cause in(UUID comment) {
        return new Cause(user, kind, key, object, record, customer, comment, actor, note);
    }

    /** The system itself is nobody that a person would ask. */
    public Cause by(Actor actor) {
        UUID who = actor.kind() == Actor.Kind.SYSTEM ? null : actor.id();
        return new Cause(user, kind, key, object, record, customer, comment, who, note);
    }

    public Cause saying(@Nullable String note) {
        return new Cause(user, kind, key, object, record, customer, comment, actor, note);
    }
}
