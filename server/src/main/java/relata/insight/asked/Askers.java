package relata.insight.asked;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.signin.Actors;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;

/** Has jobs compute with the rights of whoever asked, as far as these still hold. */
@Component
public class Askers {

    private final Actors actors;
    private final Catalogs catalogs;

    Askers(Actors actors, Catalogs catalogs) {
        this.actors = actors;
        this.catalogs = catalogs;
    }

    /** What a job does; answers whether it came to an end. */
    public interface Work {
        boolean run(Actor asker, ObjectType object);
    }

    /**
     * Runs the work.
     *
     * @param object what is read; null where it is not known any more
     * @param refuse told a code of the messages where the asker, the object or the right to read it is gone
     * @return whether it came to an end, by refusal too
     * @throws Refusal where the database is not available for now
     */
    public boolean run(Asked asked, @Nullable String object, Consumer<String> refuse, Work work) {
        Optional<Actor> asker = actor(asked.by());
        @Nullable ObjectType type = object == null ? null : catalogs.current().find(object);
        if (asker.isEmpty() || type == null) {
            refuse.accept("insight.asker-gone");
            return true;
        }
        try {
            return work.run(asker.get(), type);
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused;
            }
            refuse.accept("insight.no-longer-readable");
            return true;
        }
    }

    /** Whoever asked; the system itself where the sample company did. */
    private Optional<Actor> actor(UUID id) {
        return id.equals(Actor.SYSTEM_ID) ? Optional.of(Actor.SYSTEM) : actors.byId(id);
    }
}
