package relata.records.api;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** The JSON schemas of records, made from the catalog: what is read, and what may be sent. */
final class RecordSchemas {

    private static final String JSON_STRING = "string";

    private RecordSchemas() {}

    /** {@code contactPoint} is described as {@code ContactPoint}. */
    static String nameOf(ObjectType object) {
        return object.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + object.name().substring(1);
    }

    /** A record as it is read. Which fields it has follows what the reader may see and asked for, so only id and version are certain; {@code deletedAt} is there while it lies in the bin. */
    static Schema<?> read(ObjectType object) {
        var properties = new LinkedHashMap<String, Schema<?>>();
        properties.put("id", typed(JSON_STRING, "uuid"));
        properties.put("version", typed("integer", "int64"));
        properties.put("deletedAt", typed(JSON_STRING, "date-time"));
        object.fields().forEach((name, field) -> properties.put(name, orNull(value(field, true))));
        return object(object.label().en(), properties, List.of("id", "version"));
    }

    /** What may be sent to create or change a record; for a creation the required fields must be there. */
    static Schema<?> written(ObjectType object, boolean creates) {
        var properties = new LinkedHashMap<String, Schema<?>>();
        var required = new ArrayList<String>();
        object.fields().forEach((name, field) -> {
            if (field.isWritable() && (creates || !field.is(Trait.FIXED))) {
                boolean needed = creates && field.is(Trait.REQUIRED);
                properties.put(name, needed ? value(field, false) : orNull(value(field, false)));
                if (needed) {
                    required.add(name);
                }
            }
        });
        return object(object.label().en(), properties, required);
    }

    static Schema<?> page(ObjectType object) {
        var items = typed("array", null);
        items.setItems(reference(nameOf(object)));
        var properties = new LinkedHashMap<String, Schema<?>>();
        properties.put("items", items);
        properties.put("previous", orNull(typed(JSON_STRING, null)));
        properties.put("next", orNull(typed(JSON_STRING, null)));
        properties.put("total", reference("Count"));
        return object("A page of " + object.pluralLabel().en().toLowerCase(Locale.ROOT), properties, List.of("items"));
    }

    static Schema<?> reference(String name) {
        var schema = new Schema<Object>();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    static Map<String, Schema<?>> shared() {
        var money = object(
                "An amount in a currency",
                Map.of("amount", typed(JSON_STRING, null), "currency", typed(JSON_STRING, null)),
                List.of("amount", "currency"));
        var linked = new LinkedHashMap<String, Schema<?>>();
        linked.put("id", typed(JSON_STRING, "uuid"));
        linked.put("name", orNull(typed(JSON_STRING, null)));
        return Map.of("MoneyValue", money, "Reference", object("A record that is referred to", linked, List.of("id")));
    }

    private static Schema<?> value(Field<?> field, boolean read) {
        Schema<?> schema = switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> typed(JSON_STRING, null);
            case NUMBER -> typed(JSON_STRING, "decimal");
            case INTEGER -> typed("integer", "int64");
            case MONEY -> reference("MoneyValue");
            case DATE -> typed(JSON_STRING, "date");
            case TIME -> typed(JSON_STRING, "date-time");
            case BOOLEAN -> typed("boolean", null);
            case CHOICE -> choice(field);
            case CHOICES -> {
                var list = typed("array", null);
                list.setItems(choice(field));
                yield list;
            }
            case REFERENCE -> read ? reference("Reference") : typed(JSON_STRING, "uuid");
        };
        if (field.type() != FieldType.MONEY && schema.get$ref() == null) {
            schema.setDescription(field.label().en());
        }
        return schema;
    }

    private static Schema<?> choice(Field<?> field) {
        var schema = typed(JSON_STRING, null);
        schema.setEnum(field.choices().stream().<Object>map(Choice::value).toList());
        return schema;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var nothing = new Schema<Object>();
            nothing.setTypes(new LinkedHashSet<>(List.of("null")));
            var either = new Schema<Object>();
            either.setOneOf(List.of(schema, nothing));
            return either;
        }
        var types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        if (schema.getEnum() != null) {
            addNull(schema);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void addNull(Schema<?> schema) {
        var values = new ArrayList<@Nullable Object>(schema.getEnum());
        values.add(null);
        ((Schema<Object>) schema).setEnum((List<Object>) (List<?>) values);
    }

    private static Schema<Object> typed(String type, @Nullable String format) {
        var schema = new Schema<Object>();
        schema.setTypes(new LinkedHashSet<>(List.of(type)));
        if (format != null) {
            schema.setFormat(format);
        }
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema<?> object(String description, Map<String, Schema<?>> properties, List<String> required) {
        var schema = typed("object", null);
        schema.setDescription(description);
        schema.setProperties((Map) new LinkedHashMap<>(properties));
        if (!required.isEmpty()) {
            schema.setRequired(new ArrayList<>(required));
        }
        return schema;
    }
}
