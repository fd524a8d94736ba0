package relata.records.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.changes.ApiValues;

/** Finds the records that rows mean, with one query for each way of recognizing them, whatever their number. */
@Component
class Finder {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Map<String, Matching> matchings;
    private final Map<String, PartMatching> parts;

    Finder(JdbcClient jdbc, JdbcTemplate template, List<Matching> matchings, List<PartMatching> parts) {
        this.jdbc = jdbc;
        this.template = template;
        this.matchings = matchings.stream().collect(Collectors.toMap(Matching::object, matching -> matching));
        this.parts = parts.stream().collect(Collectors.toMap(PartMatching::object, part -> part));
    }

    Map<String, PartMatching> parts() {
        return parts;
    }

    Map<String, Matching> matchings() {
        return matchings;
    }

    /** What an item is recognized by, in the order of the plan. */
    List<MatchKey> keys(RecordPlan plan, Item item) {
        var keys = new ArrayList<MatchKey>();
        if (item.givenId != null) {
            keys.add(new MatchKey("id", item.givenId.toString()));
        }
        for (List<Field<?>> fields : plan.keys()) {
            MatchKey key = key(plan.object(), fields, item);
            if (key != null) {
                keys.add(key);
            }
        }
        if (item.rowKey != null) {
            keys.add(new MatchKey("row", item.rowKey.key() + " " + item.rowKey.occurrence()));
        }
        return keys;
    }

    private @Nullable MatchKey key(ObjectType object, List<Field<?>> fields, Item item) {
        Matching matching = matchings.get(object.name());
        if (fields.size() == 1
                && matching != null
                && matching.fields().contains(fields.getFirst().name())) {
            Object value = item.values.value(fields.getFirst().name());
            return value == null
                    ? null
                    : matching.key(fields.getFirst().name(), value).orElse(null);
        }
        var values = new ArrayList<String>();
        for (Field<?> field : fields) {
            Object value = ApiValues.written(item.values.value(field.name()));
            if (value == null) {
                return null;
            }
            values.add(value.toString());
        }
        return new MatchKey(kind(fields), String.join("\u001f", values));
    }

    /**
     * The unique fields by whose values the record was found. It bears those values already, if not as its main number then
     * as a further one (of a customer that was merged into it, say), so there is nothing to replace.
     */
    Set<String> borne(RecordPlan plan, Item item, Found found, UUID record) {
        return plan.keys().stream()
                .filter(fields -> fields.size() == 1 && fields.getFirst().is(Trait.UNIQUE))
                .filter(fields -> {
                    MatchKey key = key(plan.object(), fields, item);
                    return key != null && record.equals(found.records().get(key));
                })
                .map(fields -> fields.getFirst().name())
                .collect(Collectors.toSet());
    }

    private static String kind(List<Field<?>> fields) {
        return "fields " + fields.stream().map(Field::name).collect(Collectors.joining("+"));
    }

    /** What the base knows of the keys: a record each; keys that mean several records are named apart. */
    record Found(Map<MatchKey, UUID> records, Set<MatchKey> ambiguous) {}

    Found find(RecordPlan plan, Collection<MatchKey> keys) {
        var records = new HashMap<MatchKey, UUID>();
        var ambiguous = new LinkedHashSet<MatchKey>();
        var byKind = new LinkedHashMap<String, List<MatchKey>>();
        for (MatchKey key : new LinkedHashSet<>(keys)) {
            byKind.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key);
        }
        var modules = new ArrayList<MatchKey>();
        for (var kind : byKind.entrySet()) {
            if (kind.getKey().equals("id")) {
                records.putAll(ids(plan.object(), kind.getValue()));
            } else if (kind.getKey().equals("row")) {
                records.putAll(rows(plan.object(), kind.getValue()));
            } else if (kind.getKey().startsWith("fields ")) {
                List<Field<?>> fields = plan.keys().stream()
                        .filter(key -> kind(key).equals(kind.getKey()))
                        .findFirst()
                        .orElseThrow();
                columns(plan.object(), fields, kind.getValue(), records, ambiguous);
            } else {
                modules.addAll(kind.getValue());
            }
        }
        Matching matching = matchings.get(plan.object().name());
        if (matching != null && !modules.isEmpty()) {
            records.putAll(matching.find(modules));
        }
        return new Found(records, ambiguous);
    }

    private Map<MatchKey, UUID> ids(ObjectType object, List<MatchKey> keys) {
        var found = new HashMap<MatchKey, UUID>();
        jdbc.sql("select id from " + object.table() + " where id = any(?) and deleted_at is null")
                .param(keys.stream().map(key -> UUID.fromString(key.value())).toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    found.put(new MatchKey("id", id.toString()), id);
                });
        return found;
    }

    private Map<MatchKey, UUID> rows(ObjectType object, List<MatchKey> keys) {
        var found = new HashMap<MatchKey, UUID>();
        var halves = new UUID[keys.size()];
        var occurrences = new Integer[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            String[] parts = keys.get(i).value().split(" ");
            halves[i] = UUID.fromString(parts[0]);
            occurrences[i] = Integer.valueOf(parts[1]);
        }
        jdbc.sql("select k.key, k.occurrence, k.record_id"
                        + " from unnest(:keys::uuid[], :occurrences::int[]) as asked (key, occurrence)"
                        + " join import_key k on k.object = :object and k.key = asked.key"
                        + "  and k.occurrence = asked.occurrence"
                        + " join " + object.table() + " t on t.id = k.record_id and t.deleted_at is null")
                .param("keys", halves)
                .param("occurrences", occurrences)
                .param("object", object.name())
                .query(row -> {
                    found.put(
                            new MatchKey("row", row.getObject(1, UUID.class) + " " + row.getInt(2)),
                            row.getObject(3, UUID.class));
                });
        return found;
    }

    private void columns(
            ObjectType object,
            List<Field<?>> fields,
            List<MatchKey> keys,
            Map<MatchKey, UUID> records,
            Set<MatchKey> ambiguous) {
        var select = new StringBuilder("select asked.n, t.id from unnest(?::int[]");
        var names = new StringBuilder("n");
        var join = new StringBuilder();
        for (int f = 0; f < fields.size(); f++) {
            select.append(", ?::text[]");
            names.append(", v").append(f);
            join.append(f == 0 ? "" : " and ")
                    .append("t.")
                    .append(fields.get(f).column())
                    .append(" = asked.v")
                    .append(f)
                    .append("::")
                    .append(fields.get(f).type().sqlType());
        }
        String sql = select + ") as asked (" + names + ") join " + object.table() + " t on " + join
                + " where t.deleted_at is null";
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    var numbers = new Integer[keys.size()];
                    var values = new String[fields.size()][keys.size()];
                    for (int i = 0; i < keys.size(); i++) {
                        numbers[i] = i;
                        String[] parts = keys.get(i).value().split("\u001f", -1);
                        for (int f = 0; f < fields.size(); f++) {
                            values[f][i] = parts[f];
                        }
                    }
                    statement.setArray(1, connection.createArrayOf("int", numbers));
                    for (int f = 0; f < fields.size(); f++) {
                        statement.setArray(f + 2, connection.createArrayOf("text", values[f]));
                    }
                    return statement;
                },
                row -> {
                    MatchKey key = keys.get(row.getInt(1));
                    UUID before = records.put(key, row.getObject(2, UUID.class));
                    if (before != null && !before.equals(records.get(key))) {
                        ambiguous.add(key);
                    }
                });
    }

    /** The records that texts mean: by their numbers and addresses, their unique fields, else their title. */
    Found meant(ObjectType object, Collection<String> texts) {
        var records = new HashMap<MatchKey, UUID>();
        var ambiguous = new LinkedHashSet<MatchKey>();
        var left = new LinkedHashSet<>(texts);
        Matching matching = matchings.get(object.name());
        if (matching != null) {
            for (String field : matching.fields()) {
                var asked = new HashMap<MatchKey, String>();
                left.forEach(text -> matching.key(field, text).ifPresent(key -> asked.put(key, text)));
                matching.find(asked.keySet()).forEach((key, id) -> records.put(meant(asked.get(key)), id));
                left.removeIf(text -> records.containsKey(meant(text)));
            }
        }
        var fields = new ArrayList<Field<?>>();
        object.fields().values().stream()
                .filter(field -> field.is(Trait.UNIQUE) || field.type() == FieldType.EMAIL)
                .forEach(fields::add);
        fields.add(object.titleField());
        for (Field<?> field : fields) {
            if (!left.isEmpty() && field.type().isText() && !field.isCalculated()) {
                var keys = left.stream().map(Finder::meant).toList();
                columns(object, List.of(field), keys, records, ambiguous);
                left.removeIf(text -> records.containsKey(meant(text)));
            }
        }
        return new Found(records, ambiguous);
    }

    /** Who is called so already, other than these. */
    Map<String, UUID> titled(ObjectType object, Collection<String> titles, Collection<UUID> others) {
        var found = new HashMap<String, UUID>();
        if (!titles.isEmpty() && !object.titleField().isCalculated()) {
            String column = object.titleField().column();
            jdbc.sql("select " + column + ", id from " + object.table() + " where " + column
                            + " = any(:titles) and deleted_at is null and id <> all(:others)")
                    .param("titles", titles.toArray(String[]::new))
                    .param("others", others.toArray(UUID[]::new))
                    .query(row -> {
                        found.put(row.getString(1), row.getObject(2, UUID.class));
                    });
        }
        return found;
    }

    static MatchKey meant(@Nullable String text) {
        return new MatchKey("meant", String.valueOf(text));
    }
}
