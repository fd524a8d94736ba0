package relata.customers.merge;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import relata.customers.CustomerFields;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.api.Answers;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;

/** Merging customers over HTTP: whoever may change the one and delete the other may merge them. */
@RestController
class MergeController {

    private final Merges merges;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Answers answers;

    MergeController(Merges merges, Catalogs catalogs, Lists lists, Answers answers) {
        this.merges = merges;
        this.catalogs = catalogs;
        this.lists = lists;
        this.answers = answers;
    }

    record Merge(
            UUID other,
            @Nullable Map<String, String> choices,
            @Nullable Boolean confirmed) {}

    /** @param merge by which it can be undone */
    record Merged(UUID merge, Map<String, @Nullable Object> customer) {}

    @PostMapping("/api/v1/customers/{id}/merge")
    Merged merge(Actor actor, @PathVariable UUID id, @RequestBody Merge body) {
        ObjectType type = catalogs.current().object(CustomerFields.OBJECT);
        lists.requireAllowed(actor, type, id, Action.CHANGE);
        lists.requireAllowed(actor, type, body.other(), Action.DELETE);
        Map<String, String> choices = body.choices() == null ? Map.of() : body.choices();
        UUID merge = merges.merge(actor, id, body.other(), choices, Boolean.TRUE.equals(body.confirmed()));
        return answer(actor, type, merge, id);
    }

    @PostMapping("/api/v1/merges/{id}/undo")
    Merged undo(Actor actor, @PathVariable UUID id) {
        ObjectType type = catalogs.current().object(CustomerFields.OBJECT);
        UUID survivor = merges.customers(id).getFirst();
        lists.requireAllowed(actor, type, survivor, Action.CHANGE);
        lists.requireAllowed(actor, type, survivor, Action.DELETE);
        merges.undo(actor, id);
        return answer(actor, type, id, survivor);
    }

    private Merged answer(Actor actor, ObjectType type, UUID merge, UUID customer) {
        return new Merged(merge, answers.record(actor, type, lists.require(actor, type, customer)));
    }
}
