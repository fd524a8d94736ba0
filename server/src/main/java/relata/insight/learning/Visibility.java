package relata.insight.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;

/**
 * Who sees what was learned: whoever asked for it, and those who read all records of the object, as far as they still read
 * what it foretells. Of inputs hidden from them they hear nothing, in reports and reasons alike.
 */
@Component
public class Visibility {

    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";

    private final Catalogs catalogs;

    Visibility(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** The object to learn about; refuses one that is closed to the actor, or unknown. */
    public ObjectType object(Actor actor, String name) {
        ObjectType object = catalogs.current().find(name);
        object = object == null ? catalogs.current().atPath(name) : object;
        Lists.requireOpen(actor, object.name(), Action.READ);
        return object;
    }

    boolean sees(Actor actor, Predictions.Prediction prediction) {
        Question question = prediction.question();
        return seesAbout(
                        actor,
                        prediction.object(),
                        prediction.createdBy(),
                        question.target() == null ? List.of() : List.of(question.target()))
                && (!question.isAboutPurchases() || readsPurchases(actor));
    }

    /** @param fields what is told about whatever else is hidden */
    public boolean seesAbout(Actor actor, String objectName, UUID asker, List<String> fields) {
        ObjectType object = catalogs.current().find(objectName);
        return object != null
                && actor.access().may(object.name(), Action.READ)
                && (actor.id().equals(asker)
                        || actor.access().scopes(object.name(), Action.READ).contains(Scope.ALL))
                && fields.stream().allMatch(field -> actor.access().reads(object.name(), field));
    }

    /** What somebody bought is for those who read all orders. */
    boolean readsPurchases(Actor actor) {
        return actor.access().scopes(ORDER, Action.READ).contains(Scope.ALL)
                && actor.access().reads(CUSTOMER, "spent");
    }

    /** Whether the actor may read what an input holds. */
    public boolean hears(Actor actor, String object, String input) {
        return input.startsWith(Input.PURCHASES)
                ? readsPurchases(actor)
                : actor.access().reads(object, input);
    }

    /** Whether it is the actor's to change. */
    public boolean manages(Actor actor, UUID asker) {
        return actor.id().equals(asker) || actor.access().administrator();
    }

    /** Refuses where it is not. */
    public void requireManager(Actor actor, UUID asker) {
        if (!manages(actor, asker)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "insight.not-yours");
        }
    }

    /** Those of some names that the actor may hear of. */
    List<String> heard(Actor actor, String object, @Nullable List<String> inputs) {
        var heard = new ArrayList<String>();
        for (String input : inputs == null ? List.<String>of() : inputs) {
            if (hears(actor, object, input)) {
                heard.add(input);
            }
        }
        return heard;
    }
}
