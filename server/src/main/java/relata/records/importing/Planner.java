package relata.records.importing;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.tables.cells.CellFormat;
import relata.platform.tables.cells.CellParser;
import relata.records.catalog.Catalog;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.changes.ApiValues;

/** Makes the plan of a mapping, or refuses it with everything that is wrong with it. */
final class Planner {

    private static final String ID = "id";
    private static final String CURRENCY = "currency";
    private static final int DEEPEST = 3;

    private final Catalog catalog;
    private final Actor actor;
    private final Map<String, Matching> matchings;
    private final Map<String, PartMatching> partMatchings;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    Planner(Catalog catalog, Actor actor, Map<String, Matching> matchings, Map<String, PartMatching> partMatchings) {
        this.catalog = catalog;
        this.actor = actor;
        this.matchings = matchings;
        this.partMatchings = partMatchings;
    }

    RecordPlan plan(ObjectType object, Mapping mapping, List<SeenColumn> columns) {
        var root = new PlanNode("", object);
        for (Mapping.Column column : mapping.columns()) {
            if (column.target() != null && !column.target().isBlank()) {
                place(root, column, columns);
            }
        }
        mapping.constants().forEach((target, value) -> constant(root, target, value));
        if (root.fields.isEmpty() && root.idColumn < 0 && root.related.isEmpty() && root.parts.isEmpty()) {
            errors.add(new FieldError("columns", "records-importing.nothing-mapped", Map.of()));
        }
        List<List<Field<?>>> keys = mapping.matchBy().isEmpty()
                ? root.keys(matchings.get(root.object.name()))
                : root.chosenKeys(mapping.matchBy(), errors);
        RecordPlan plan = planned(root, keys, mapping.whenExists(), mapping.related());
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return plan;
    }

    private void place(PlanNode root, Mapping.Column column, List<SeenColumn> columns) {
        String target = Objects.requireNonNull(column.target());
        SeenColumn seen = seen(column, columns);
        if (seen == null) {
            errors.add(new FieldError(
                    target,
                    "records-importing.no-such-column",
                    Map.of("column", column.name() == null ? String.valueOf(column.index()) : column.name())));
        } else if (!taken.add(target)) {
            errors.add(new FieldError(target, "records-importing.target-twice", Map.of("target", target)));
        } else {
            CellFormat format = new CellFormat(
                    column.dateOrder() == null ? seen.guess().dateOrder() : column.dateOrder(),
                    column.decimalMark() == null ? seen.guess().decimalMark() : column.decimalMark(),
                    zone(column, target));
            List<String> parts = PartPath.steps(target);
            place(root, parts, target, seen.index(), format, column.create());
        }
    }

    static @Nullable SeenColumn seen(Mapping.Column column, List<SeenColumn> columns) {
        for (SeenColumn seen : columns) {
            boolean same = column.index() != null
                    ? column.index() == seen.index()
                    : column.name() != null && column.name().equals(seen.name());
            if (same) {
                return seen;
            }
        }
        return null;
    }

    private ZoneId zone(Mapping.Column column, String target) {
        try {
            return column.zone() == null ? actor.zone() : ZoneId.of(column.zone());
        } catch (DateTimeException e) {
            errors.add(new FieldError(
                    target, "platform.time-zone-unknown", Map.of("zone", Objects.requireNonNull(column.zone()))));
            return actor.zone();
        }
    }

    private void place(
            PlanNode root,
            List<String> parts,
            String target,
            int column,
            CellFormat format,
            Mapping.@Nullable NewField create) {
        PlanNode node = node(root, parts, target);
        if (node == null) {
            return;
        }
        String last = parts.getLast();
        Field<?> money = moneyOf(node, parts);
        if (money != null) {
            node.currencyColumns.put(money.name(), column);
        } else if (last.equals(CURRENCY) && hasSharedCurrency(node.object)) {
            node.currencyColumns.put(CURRENCY, column);
        } else if (last.equals(ID)) {
            node.idColumn = column;
        } else {
            Field<?> field = create == null ? writable(node, last, target) : wished(node, last, target, create);
            if (field != null) {
                node.fields.put(last, new PlanNode.Source(column, field, format));
            }
        }
    }

    /** The field that the file brings along: the one of that name, or as it will be once the import makes it. */
    private @Nullable Field<?> wished(PlanNode node, String name, String target, Mapping.NewField create) {
        Field<?> there = node.object.field(name);
        if (there != null) {
            boolean same =
                    create.type() == null || create.type().equals(there.type().apiName());
            if (!same) {
                errors.add(new FieldError(
                        target,
                        "records-importing.field-of-another-type",
                        Map.of("field", name, "type", create.type())));
            }
            return same ? writable(node, name, target) : null;
        }
        if (!actor.access().administrator()) {
            errors.add(new FieldError(target, "records-importing.may-not-create-field", Map.of()));
            return null;
        }
        try {
            Field<?> field =
                    NewFields.definition(node.object.name(), name, create).field();
            node.pending.put(name, field);
            return field;
        } catch (Refusal refusal) {
            refusal.errors().forEach(error -> errors.add(new FieldError(target, error.code(), error.arguments())));
            return null;
        }
    }

    /** The record that the target is part of, made on the way; null with an error where there is none. */
    private @Nullable PlanNode node(PlanNode root, List<String> parts, String target) {
        PlanNode node = root;
        int steps = parts.size() - 1;
        for (int i = 0; i < steps; i++) {
            PartPath part = PartPath.of(parts.get(i));
            if (part != null) {
                PlanNode next = i >= DEEPEST ? null : part(node, part, target);
                if (next == null) {
                    return null;
                }
                node = next;
                continue;
            }
            Field<?> field = node.field(parts.get(i));
            if (field != null && i == steps - 1 && isMoneyCurrency(field, parts.getLast())) {
                return node;
            }
            if (field == null || field.type() != FieldType.REFERENCE || i >= DEEPEST || !allowed(node, field)) {
                errors.add(new FieldError(target, "records-importing.no-such-target", Map.of("target", target)));
                return null;
            }
            String path = node.path + field.name() + ".";
            ObjectType next = catalog.object(field.target());
            node = node.related.computeIfAbsent(field.name(), name -> new PlanNode(path, next));
        }
        return node;
    }

    /** The node of parts of a record; null with an error where there are none such. */
    private @Nullable PlanNode part(PlanNode node, PartPath path, String target) {
        Relation relation = catalog.relations(node.object.name()).get(path.relation());
        PartMatching matching = relation == null ? null : partMatchings.get(relation.object());
        if (relation == null
                || matching == null
                || !actor.access().writes(relation.object(), relation.field().name())) {
            errors.add(new FieldError(target, "records-importing.no-such-target", Map.of("target", target)));
            return null;
        }
        String step = PartPath.written(path.relation(), path.constants());
        PlanNode known = node.parts.get(step);
        if (known != null) {
            return known;
        }
        var made = new PlanNode(node.path + step + ".", catalog.object(relation.object()));
        made.owner = relation.field();
        node.parts.put(step, made);
        path.constants().forEach((name, value) -> {
            if (!name.equals(PartMatching.NUMBER)) {
                keep(made, name, value, target);
            }
        });
        matching.defaults(path.constants()).forEach((inner, value) -> {
            List<String> steps = PartPath.steps(inner);
            Field<?> reference = steps.size() == 2 ? made.object.field(steps.getFirst()) : null;
            if (reference != null && reference.type() == FieldType.REFERENCE) {
                PlanNode related = made.related.computeIfAbsent(
                        reference.name(),
                        name -> new PlanNode(made.path + name + ".", catalog.object(reference.target())));
                keep(related, steps.getLast(), value, target);
            }
        });
        return made;
    }

    private boolean allowed(PlanNode node, Field<?> field) {
        return field.isWritable() && actor.access().writes(node.object.name(), field.name());
    }

    private static boolean isMoneyCurrency(Field<?> field, String last) {
        return field.type() == FieldType.MONEY && last.equals(CURRENCY);
    }

    private static @Nullable Field<?> moneyOf(PlanNode node, List<String> parts) {
        if (parts.size() < 2 || !parts.getLast().equals(CURRENCY)) {
            return null;
        }
        Field<?> field = node.field(parts.get(parts.size() - 2));
        boolean here = (node.path + "x").split("\\.").length == parts.size() - 1;
        return here && field != null && field.type() == FieldType.MONEY ? field : null;
    }

    private static boolean hasSharedCurrency(ObjectType object) {
        return object.field(CURRENCY) == null
                && object.fields().values().stream().anyMatch(field -> CURRENCY.equals(field.currencyColumn()));
    }

    private @Nullable Field<?> writable(PlanNode node, String name, String target) {
        Field<?> field = node.object.field(name);
        if (field == null || !actor.access().reads(node.object.name(), name)) {
            errors.add(new FieldError(target, "records-importing.no-such-target", Map.of("target", target)));
            return null;
        }
        if (!allowed(node, field)) {
            errors.add(new FieldError(target, "records-importing.target-not-writable", Map.of("target", target)));
            return null;
        }
        return field;
    }

    private void constant(PlanNode root, String target, Object value) {
        List<String> parts = PartPath.steps(target);
        PlanNode node = node(root, parts, target);
        if (node == null) {
            return;
        }
        Field<?> money = moneyOf(node, parts);
        boolean shared = parts.getLast().equals(CURRENCY) && hasSharedCurrency(node.object);
        if (money != null || shared) {
            if (value instanceof String code && code.matches("[A-Z]{3}")) {
                node.currencies.put(money != null ? money.name() : CURRENCY, code);
            } else {
                errors.add(new FieldError(
                        target, "records-importing.not-a-currency", Map.of("value", String.valueOf(value))));
            }
            return;
        }
        keep(node, parts.getLast(), value, target);
    }

    private void keep(PlanNode node, String name, Object value, String target) {
        Field<?> field = writable(node, name, target);
        if (field == null) {
            return;
        }
        try {
            node.constants.with(field.name(), ApiValues.read(field, value));
        } catch (ApiValues.Unreadable e) {
            errors.add(new FieldError(target, e.code(), e.arguments()));
        }
    }

    private RecordPlan planned(
            PlanNode node, List<List<Field<?>>> keys, WhenExists whenExists, Map<String, WhenExists> policies) {
        var cells = new ArrayList<RecordPlan.Cell>();
        for (PlanNode.Source source : node.fields.values()) {
            Field<?> field = source.field();
            cells.add(new RecordPlan.Cell(
                    source.column(),
                    field,
                    new CellParser(source.format()),
                    node.currencyColumns.getOrDefault(
                            field.name(),
                            node.currencyColumns.getOrDefault(
                                    Objects.requireNonNullElse(field.currencyColumn(), ""), -1)),
                    currency(node, field),
                    choices(field),
                    yesNo(node, field),
                    node.pending.containsKey(field.name())));
        }
        var related = new LinkedHashMap<String, RecordPlan>();
        node.related.forEach((name, child) -> related.put(
                name,
                planned(
                        child,
                        child.keys(matchings.get(child.object.name())),
                        policies.getOrDefault(child.path.substring(0, child.path.length() - 1), WhenExists.LEAVE),
                        policies)));
        var parts = new LinkedHashMap<String, RecordPlan>();
        node.parts.forEach((step, child) -> parts.put(step, planned(child, List.of(), whenExists, policies)));
        return new RecordPlan(
                node.path,
                node.object,
                cells,
                node.idColumn,
                node.constants,
                keys,
                related,
                parts,
                node.owner == null ? null : node.owner.name(),
                whenExists);
    }

    private Map<Boolean, String> yesNo(PlanNode node, Field<?> field) {
        PartMatching matching = partMatchings.get(node.object.name());
        return matching == null ? Map.of() : matching.yesNo(field.name());
    }

    private @Nullable String currency(PlanNode node, Field<?> field) {
        if (field.type() != FieldType.MONEY) {
            return null;
        }
        if (Field.REPORTING.equals(field.currency())) {
            return catalog.reportingCurrency();
        }
        String own = node.currencies.get(field.name());
        return own != null ? own : node.currencies.get(Objects.requireNonNullElse(field.currencyColumn(), ""));
    }

    private static Map<String, String> choices(Field<?> field) {
        var choices = new HashMap<String, String>();
        for (Language language : Language.values()) {
            for (Choice choice : field.choices()) {
                choices.putIfAbsent(choice.label().in(language).toLowerCase(Locale.ROOT), choice.value());
            }
        }
        field.choices().forEach(choice -> choices.put(choice.value().toLowerCase(Locale.ROOT), choice.value()));
        return choices;
    }
}
