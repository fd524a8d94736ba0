package relata.platform.people;

import relata.platform.Actor;
import relata.platform.Refusal;

/** Stands before settings that not everybody may open. */
final class Gate {

    private Gate() {}

    static void open(Actor actor, String setting) {
        if (!actor.access().mayUse(setting)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    /** Roles decide what everybody may do; who could change them could do anything. */
    static void administrator(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
