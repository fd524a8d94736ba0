package relata.customers.merge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.changes.Values;

/** Which values the customer that is left has: what was chosen; else its own, and what it lacks from the other. */
final class Chosen {

    private static final List<String> ADDRESS = List.of("street", "postalCode", "city", "region", "country");
    private static final List<String> NAMES = List.of("givenName", "patronymic", "familyName");

    private Chosen() {}

    /** The changes of the survivor. Refuses choices for no field, or between neither. */
    static Values values(ObjectType type, Actor actor, Values first, Values second, Map<String, String> choices) {
        choices.forEach((field, choice) -> {
            if (type.field(field) == null || !(choice.equals("first") || choice.equals("second"))) {
                throw Refusal.invalid(field, "customers.wrong-choice", Map.of("field", field));
            }
        });
        boolean placed = ADDRESS.stream().anyMatch(field -> first.value(field) != null);
        boolean divided = NAMES.stream().anyMatch(field -> first.value(field) != null);
        boolean nameChosen = "second".equals(choices.get("name"));
        Values changes = Values.none();
        for (Field<?> field : type.fields().values()) {
            String name = field.name();
            if (field.isCalculated() || field.is(Trait.DERIVED) || field.is(Trait.FIXED) || name.equals("kind")) {
                continue;
            }
            String choice = choices.get(name);
            boolean kept = (placed && ADDRESS.contains(name)) || (divided && NAMES.contains(name) && !nameChosen);
            boolean others = "second".equals(choice)
                    || (choice == null && !kept && first.value(name) == null)
                    || (choice == null && nameChosen && NAMES.contains(name));
            if (others
                    && !Objects.equals(first.value(name), second.value(name))
                    && actor.access().writes(type.name(), name)) {
                changes.with(name, second.value(name));
            }
        }
        return changes;
    }
}
