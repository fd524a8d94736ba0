package relata.insight.reports;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Refusal;

/** Who sees a report or a dashboard: its owner, a team, everyone. */
enum Sharing {
    MINE,
    TEAM,
    EVERYONE;

    static Sharing of(String name) {
        for (Sharing sharing : values()) {
            if (sharing.code().equals(name)) {
                return sharing;
            }
        }
        throw Refusal.invalid("sharing", "insight.no-such-word", Map.of("word", name));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isSeen(Actor actor, UUID owner, @Nullable UUID team) {
        return owner.equals(actor.id())
                || switch (this) {
                    case MINE -> false;
                    case TEAM -> team != null && actor.access().teams().contains(team);
                    case EVERYONE -> true;
                };
    }

    /** Refuses whoever may not show something to those people: a team is for its members, everyone for who may share views. */
    void requireAllowed(Actor actor, @Nullable UUID team) {
        boolean allowed = switch (this) {
            case MINE -> true;
            case TEAM ->
                team != null
                        && (actor.access().administrator()
                                || actor.access().teams().contains(team));
            case EVERYONE -> actor.access().mayUse("views");
        };
        if (!allowed) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "insight.cannot-share");
        }
    }

    /** The team that something is shared with: the one that was named, or the only one the actor is in. */
    @Nullable
    UUID team(Actor actor, @Nullable UUID named) {
        if (this != TEAM || named != null) {
            return this == TEAM ? named : null;
        }
        var teams = actor.access().teams();
        if (teams.size() != 1) {
            throw Refusal.invalid("team", "records.required", Map.of());
        }
        return teams.iterator().next();
    }

    static void requireOwn(Actor actor, UUID owner) {
        if (!owner.equals(actor.id()) && !actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "insight.of-another");
        }
    }
}
