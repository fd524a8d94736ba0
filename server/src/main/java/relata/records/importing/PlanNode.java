package relata.records.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal.FieldError;
import relata.platform.tables.cells.CellFormat;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.changes.Values;

/** A record of a plan under construction: what fills it, what is related to it and what is part of it. */
final class PlanNode {
    final String path;
    final ObjectType object;
    final Map<String, Source> fields = new LinkedHashMap<>();
    final Map<String, Integer> currencyColumns = new HashMap<>();
    final Map<String, String> currencies = new HashMap<>();
    final Values constants = Values.none();
    final Map<String, PlanNode> related = new LinkedHashMap<>();
    final Map<String, Field<?>> pending = new HashMap<>();
    final Map<String, PlanNode> parts = new LinkedHashMap<>();
    /** For a part: the reference to what it is part of. */
    @Nullable
    Field<?> owner;

    int idColumn = -1;

    PlanNode(String path, ObjectType object) {
        this.path = path;
        this.object = object;
    }

    @Nullable
    Field<?> field(String name) {
        Field<?> there = object.field(name);
        return there == null ? pending.get(name) : there;
    }

    /** All targets that identify a record; for a record of which nothing such is told, its title. */
    List<List<Field<?>>> keys(@Nullable Matching matching) {
        var names = new LinkedHashSet<String>();
        if (matching != null) {
            names.addAll(matching.fields());
        }
        object.fields().values().stream()
                .filter(field -> field.is(Trait.UNIQUE))
                .map(Field::name)
                .forEach(names::add);
        names.retainAll(fields.keySet());
        if (names.isEmpty() && !path.isEmpty() && fields.containsKey(object.title())) {
            names.add(object.title());
        }
        return names.stream()
                .<List<Field<?>>>map(name -> List.of(Objects.requireNonNull(object.field(name))))
                .toList();
    }

    /** As a person chose them; what cannot be compared is an error. */
    List<List<Field<?>>> chosenKeys(List<String> matchBy, List<FieldError> errors) {
        var keys = new ArrayList<List<Field<?>>>();
        for (String together : matchBy) {
            var chosen = new ArrayList<Field<?>>();
            for (String name : together.split("\\+")) {
                Field<?> field = object.field(name.strip());
                boolean mapped = fields.containsKey(name.strip()) || related.containsKey(name.strip());
                if (name.strip().equals("id") && idColumn >= 0) {
                    continue;
                }
                if (field == null || !mapped || !comparable(field)) {
                    errors.add(new FieldError("matchBy", "records-importing.cannot-match", Map.of("target", name)));
                } else {
                    chosen.add(field);
                }
            }
            if (!chosen.isEmpty()) {
                keys.add(chosen);
            }
        }
        return keys;
    }

    private static boolean comparable(Field<?> field) {
        return switch (field.type()) {
            case MONEY, CHOICES, LONG_TEXT -> false;
            case TEXT, NUMBER, INTEGER, DATE, TIME, BOOLEAN, CHOICE, REFERENCE, EMAIL, PHONE, URL ->
                !field.isCalculated();
        };
    }

    /** The column that fills a field, and how its cells are written. */
    record Source(int column, Field<?> field, CellFormat format) {}
}
