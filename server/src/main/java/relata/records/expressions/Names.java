package relata.records.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Catalog;
import relata.records.catalog.ObjectType;

/** What a plain name can stand for at one place: the fields of the record, and the variables of the rows around it. */
record Names(Scope self, Map<String, Scope.Row> variables) {

    static final List<String> GIVEN = List.of("now", "today", "me");

    static Names of(Scope self) {
        return new Names(self, Map.of());
    }

    Names with(String variable, Scope.Row row) {
        var all = new java.util.HashMap<>(variables);
        all.put(variable, row);
        return new Names(self, Map.copyOf(all));
    }

    Scope.@Nullable Row variable(String name) {
        return variables.get(name);
    }

    /** Whether a step through a reference from this scope would be a second one. */
    boolean isStep(Scope scope) {
        return scope instanceof Scope.Through && !scope.key().equals(self.key());
    }

    List<String> all(Catalog catalog) {
        var names = new ArrayList<>(of(catalog, self.object()));
        names.addAll(variables.keySet());
        names.addAll(GIVEN);
        return names;
    }

    /** The names that a record of this type has. */
    static List<String> of(Catalog catalog, ObjectType object) {
        var names = new ArrayList<>(object.fields().keySet());
        names.addAll(catalog.relations(object.name()).keySet());
        names.add("id");
        return names;
    }
}
