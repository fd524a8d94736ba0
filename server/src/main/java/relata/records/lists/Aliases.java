package relata.records.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.records.catalog.ObjectType;

/** Follows the id of a record that was merged into another to the one that is left. */
@Component
public class Aliases {

    /** What a module knows of the records of its type that were merged. */
    public interface Known {

        String object();

        /** The id of the record that is left; the same id where it was never merged. */
        UUID current(UUID id);

        /** The ids of the records that were merged into this one. */
        List<UUID> former(UUID id);
    }

    private final List<Known> known;

    Aliases(List<Known> known) {
        this.known = List.copyOf(known);
    }

    public UUID current(ObjectType object, UUID id) {
        for (Known each : known) {
            if (each.object().equals(object.name())) {
                return each.current(id);
            }
        }
        return id;
    }

    /** The ids under which the record was ever known, its own first. */
    public List<UUID> all(ObjectType object, UUID id) {
        var all = new ArrayList<UUID>();
        all.add(id);
        for (Known each : known) {
            if (each.object().equals(object.name())) {
                all.addAll(each.former(id));
            }
        }
        return all;
    }
}
