package relata.records.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.Label;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;

/** What a column can say of the parts of a record, and what it is called: for people, headers of exports, and proposals. */
@Component
public class PartTargets {

    /** The word for the id of a record in headers of exports, alike in every language. */
    private static final Label ID = new Label("id", "id", "id");

    private final Catalogs catalogs;
    private final Map<String, PartMatching> matchings;

    PartTargets(Catalogs catalogs, List<PartMatching> matchings) {
        this.catalogs = catalogs;
        this.matchings = matchings.stream().collect(Collectors.toMap(PartMatching::object, matching -> matching));
    }

    /**
     * One thing that a column can say.
     *
     * @param path as a mapping writes it
     * @param step the step of the path that leads to the part
     * @param group what all targets of the relation are called together
     * @param words names of columns that mean it beside its label
     */
    public record Target(
            String path,
            String step,
            Relation relation,
            PartMatching.Offer offer,
            Label label,
            Label group,
            Field<?> field,
            List<String> words) {}

    public @Nullable PartMatching matching(Relation relation) {
        return matchings.get(relation.object());
    }

    /** What the actor may write into. */
    List<Target> writable(Actor actor, ObjectType object) {
        return targets(
                actor,
                object,
                (type, field) -> field.isWritable()
                        && actor.access().reads(type, field.name())
                        && actor.access().writes(type, field.name()));
    }

    /** What the actor may read. */
    public List<Target> readable(Actor actor, ObjectType object) {
        return targets(actor, object, (type, field) -> actor.access().reads(type, field.name()));
    }

    private List<Target> targets(Actor actor, ObjectType object, BiPredicate<String, Field<?>> open) {
        Catalog catalog = catalogs.current();
        var targets = new ArrayList<Target>();
        for (Relation relation : catalog.relations(object.name()).values()) {
            PartMatching matching = matchings.get(relation.object());
            if (matching != null && actor.access().may(relation.object(), Action.READ)) {
                for (PartMatching.Offer offer : matching.offers()) {
                    if (offer.relation().equals(relation.name())) {
                        add(catalog, relation, offer, open, targets);
                    }
                }
            }
        }
        return targets;
    }

    private static void add(
            Catalog catalog,
            Relation relation,
            PartMatching.Offer offer,
            BiPredicate<String, Field<?>> open,
            List<Target> targets) {
        String step = PartPath.written(offer.relation(), offer.constants());
        var fields = new ArrayList<String>();
        if (offer.main() != null) {
            fields.add(offer.main());
        }
        fields.addAll(offer.fields());
        for (String path : fields) {
            List<String> steps = PartPath.steps(path);
            ObjectType type = catalog.object(relation.object());
            Field<?> field = Objects.requireNonNull(type.field(steps.getFirst()));
            boolean allowed = open.test(type.name(), field);
            boolean id = steps.size() == 2 && steps.getLast().equals("id");
            if (steps.size() == 2 && !id) {
                type = catalog.object(field.target());
                field = Objects.requireNonNull(type.field(steps.getLast()));
                allowed = allowed && open.test(type.name(), field);
            }
            if (allowed) {
                boolean main = path.equals(offer.main());
                targets.add(new Target(
                        step + "." + path,
                        step,
                        relation,
                        offer,
                        main ? offer.label() : joined(offer.label(), id ? ID : field.label()),
                        relation.label(),
                        field,
                        main ? offer.words() : List.of()));
            }
        }
    }

    static Label joined(Label one, Label other) {
        return new Label(
                one.en() + Proposal.WITHIN + other.en(),
                one.ru() + Proposal.WITHIN + other.ru(),
                one.uk() + Proposal.WITHIN + other.uk());
    }

    /** What a target of parts is called, its relation and field where nobody offers it; empty where it is none. */
    String words(ObjectType object, String target, Language language) {
        List<String> steps = PartPath.steps(target);
        PartPath path = PartPath.of(steps.getFirst());
        Relation relation = path == null
                ? null
                : catalogs.current().relations(object.name()).get(path.relation());
        if (path == null || relation == null) {
            return "";
        }
        PartMatching matching = matchings.get(relation.object());
        Label label = relation.label();
        String rest = String.join(".", steps.subList(1, steps.size()));
        if (matching != null) {
            for (PartMatching.Offer offer : matching.offers()) {
                if (offer.relation().equals(path.relation())
                        && offer.constants().equals(path.constants())) {
                    if (rest.isEmpty() || rest.equals(offer.main())) {
                        return offer.label().in(language);
                    }
                    label = offer.label();
                }
            }
        }
        Field<?> field = catalogs.current().object(relation.object()).field(steps.get(1 % steps.size()));
        return field == null ? label.in(language) : joined(label, field.label()).in(language);
    }
}
