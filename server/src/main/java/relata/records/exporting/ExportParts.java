package relata.records.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.platform.tables.TableCell;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.changes.Values;
import relata.records.importing.PartMatching;
import relata.records.importing.PartTargets;
import relata.records.importing.PartTargets.Target;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/**
 * The columns of what belongs to the records of an export: consents, further numbers, addresses, ids elsewhere, relationships. Only what is
 * anywhere has columns; they are called as an import knows them again.
 */
final class ExportParts {

    private final Actor actor;
    private final Catalog catalog;
    private final Lists lists;
    private final Map<Relation, List<Target>> targets = new LinkedHashMap<>();
    private final Function<Relation, PartMatching> matchings;
    private final Map<UUID, Map<String, Values>> parts = new HashMap<>();
    /** What the records are called that parts point to. */
    private final Map<UUID, String> names = new HashMap<>();

    private final Map<String, ExportColumns> cells = new HashMap<>();

    ExportParts(Actor actor, Catalog catalog, ObjectType object, PartTargets offered, Lists lists) {
        this.actor = actor;
        this.catalog = catalog;
        this.lists = lists;
        this.matchings = relation -> java.util.Objects.requireNonNull(offered.matching(relation));
        var used = new HashMap<Relation, Set<Map<String, String>>>();
        for (Target target : offered.readable(actor, object)) {
            if (!exports(object, target.relation())) {
                continue;
            }
            var anywhere = used.computeIfAbsent(
                    target.relation(), relation -> matchings.apply(relation).used());
            if (isExported(target) && anywhere.contains(kind(target.offer().constants()))) {
                targets.computeIfAbsent(target.relation(), relation -> new ArrayList<>())
                        .add(target);
            }
        }
        targets.forEach((relation, list) -> {
            List<Field<?>> fields = new ArrayList<>();
            list.stream().filter(target -> inner(target).size() == 1).forEach(target -> fields.add(target.field()));
            ObjectType type = catalog.object(relation.object());
            cells.put(relation.name(), new ExportColumns(type, fields, actor.language(), "", ""));
        });
    }

    /** Fields of the part itself; of what it points to the name and the id, by which an import finds it again. */
    private static boolean isExported(Target target) {
        List<String> inner = inner(target);
        return inner.size() == 1
                || inner.getLast().equals("id")
                || String.join(".", inner).equals(target.offer().main());
    }

    /** The path of a target behind the step that leads to the part. */
    private static List<String> inner(Target target) {
        return List.of(target.path().substring(target.step().length() + 1).split("\\."));
    }

    /** Parts are reached through their record: the same scopes reach the parts of all records that are exported. */
    private boolean exports(ObjectType object, Relation relation) {
        var scopes = actor.access().scopes(relation.object(), Action.EXPORT);
        return scopes.contains(Scope.ALL)
                || (!scopes.isEmpty() && scopes.containsAll(actor.access().scopes(object.name(), Action.EXPORT)));
    }

    /** The constants of an offer without its number. */
    private static Map<String, String> kind(Map<String, String> constants) {
        var kind = new HashMap<>(constants);
        kind.remove(PartMatching.NUMBER);
        return kind;
    }

    List<String> header(Language language) {
        var header = new ArrayList<String>();
        targets.values()
                .forEach(
                        list -> list.forEach(target -> header.add(target.label().in(language))));
        return header;
    }

    /** Reads the parts of these rows, which are the next to be written. */
    void read(List<Row> rows) {
        parts.clear();
        names.clear();
        List<UUID> records = rows.stream().map(Row::id).toList();
        targets.forEach((relation, list) -> {
            var steps = new LinkedHashMap<Map<String, String>, List<String>>();
            for (Target target : list) {
                var alike = steps.computeIfAbsent(kind(target.offer().constants()), kind -> new ArrayList<>());
                if (!alike.contains(target.step())) {
                    alike.add(target.step());
                }
            }
            place(relation, steps, matchings.apply(relation).standing(records));
            name(relation, list);
        });
    }

    /** Reads what the records are called that the parts point to. */
    private void name(Relation relation, List<Target> list) {
        ObjectType type = catalog.object(relation.object());
        for (Target target : list) {
            List<String> inner = inner(target);
            Field<?> reference = type.field(inner.getFirst());
            if (inner.size() == 2 && reference != null && !inner.getLast().equals("id")) {
                var pointed = new LinkedHashSet<UUID>();
                parts.values().forEach(own -> {
                    Values part = own.get(target.step());
                    if (part != null && part.value(reference.name()) instanceof UUID id && !names.containsKey(id)) {
                        pointed.add(id);
                    }
                });
                lists.findAll(actor, catalog.object(reference.target()), List.copyOf(pointed))
                        .forEach(row -> {
                            if (row.values().value(inner.getLast()) instanceof String name) {
                                names.put(row.id(), name);
                            }
                        });
            }
        }
    }

    /** The first part of a kind takes the first offer, the second the next, as long as there are offers. */
    private void place(
            Relation relation, Map<Map<String, String>, List<String>> steps, List<PartMatching.Standing> standing) {
        var values = new HashMap<UUID, Values>();
        lists.findAll(
                        actor,
                        catalog.object(relation.object()),
                        standing.stream().map(PartMatching.Standing::id).toList())
                .forEach(row -> values.put(row.id(), row.values()));
        var taken = new HashSet<String>();
        for (PartMatching.Standing part : standing) {
            Values known = values.get(part.id());
            for (String step : steps.getOrDefault(part.constants(), List.of())) {
                if (known != null && taken.add(part.record() + step)) {
                    parts.computeIfAbsent(part.record(), record -> new HashMap<>())
                            .put(step, known);
                    break;
                }
            }
        }
    }

    List<TableCell> cells(UUID record) {
        var line = new ArrayList<TableCell>();
        var own = parts.getOrDefault(record, Map.of());
        targets.forEach((relation, list) -> {
            ExportColumns columns = java.util.Objects.requireNonNull(cells.get(relation.name()));
            for (Target target : list) {
                Values part = own.get(target.step());
                line.add(part == null ? TableCell.ABSENT : cell(columns, target, part));
            }
        });
        return line;
    }

    private TableCell cell(ExportColumns columns, Target target, Values part) {
        List<String> inner = inner(target);
        Object value = part.value(inner.getFirst());
        if (inner.size() == 1) {
            return columns.cell(target.field(), value);
        }
        String pointed = value == null ? null : inner.getLast().equals("id") ? value.toString() : names.get(value);
        return pointed == null ? TableCell.ABSENT : new TableCell.Text(pointed);
    }
}
