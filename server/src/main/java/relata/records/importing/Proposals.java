package relata.records.importing;

import java.util.List;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;

/** Proposes mappings by the catalog and by what modules know of files of their records. */
@Component
class Proposals {

    private final Catalogs catalogs;
    private final PartTargets parts;
    private final List<ChoiceGuess> guesses;

    Proposals(Catalogs catalogs, PartTargets parts, List<ChoiceGuess> guesses) {
        this.catalogs = catalogs;
        this.parts = parts;
        this.guesses = guesses;
    }

    Mapping of(Actor actor, ObjectType object, List<SeenColumn> columns) {
        var offered = parts.writable(actor, object);
        return new Proposal(catalogs.current(), actor, object, offered, guesses, columns).mapping();
    }
}
