package relata.records.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/** One immutable snapshot of all object types, standard and custom, with the relations that follow from references. */
public final class Catalog {

    private final long version;
    private final String reportingCurrency;
    private final Map<String, ObjectType> byName = new LinkedHashMap<>();
    private final Map<String, ObjectType> byPath = new LinkedHashMap<>();
    private final Map<String, Map<String, Relation>> relations = new LinkedHashMap<>();

    /** Refuses declarations that contradict each other: two of a name, a reference to nothing. */
    public Catalog(long version, String reportingCurrency, Collection<ObjectType> objects) {
        this.version = version;
        this.reportingCurrency = reportingCurrency;
        for (ObjectType object : objects) {
            if (byName.put(object.name(), object) != null || byPath.put(object.path(), object) != null) {
                throw new IllegalArgumentException("two objects are named " + object.name());
            }
            relations.put(object.name(), new LinkedHashMap<>());
        }
        byName.values().forEach(this::addRelations);
    }

    private void addRelations(ObjectType object) {
        for (Field<?> field : object.fields().values()) {
            var reference = field.reference();
            if (reference == null) {
                continue;
            }
            var back = relations.get(reference.target());
            if (back == null) {
                throw new IllegalArgumentException(
                        object.name() + "." + field.name() + " points to nothing: " + reference.target());
            }
            if (reference.inverse() == null || reference.inverseLabel() == null) {
                continue;
            }
            var relation = new Relation(reference.inverse(), reference.inverseLabel(), object.name(), field);
            if (back.put(relation.name(), relation) != null) {
                throw new IllegalArgumentException(reference.target() + " has two relations named " + relation.name());
            }
        }
    }

    public long version() {
        return version;
    }

    /** ISO 4217 code of the currency in which the company reports. */
    public String reportingCurrency() {
        return reportingCurrency;
    }

    public Collection<ObjectType> objects() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public @Nullable ObjectType find(String name) {
        return byName.get(name);
    }

    /** The type of this name; a name that comes from code, so a missing one is a bug. */
    public ObjectType object(String name) {
        ObjectType object = byName.get(name);
        if (object == null) {
            throw new IllegalArgumentException("no object named " + name);
        }
        return object;
    }

    /** The type behind a path of the API; refused as not found where there is none. */
    public ObjectType atPath(String path) {
        ObjectType object = byPath.get(path);
        if (object == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", path));
        }
        return object;
    }

    /** The relations from this type to the many that point to it, by name. */
    public Map<String, Relation> relations(String object) {
        return Collections.unmodifiableMap(relations.getOrDefault(object, Map.of()));
    }

    /** The references that make other records part of records of this type. */
    public List<Relation> parts(String object) {
        var parts = new ArrayList<Relation>();
        for (Relation relation : relations(object).values()) {
            var reference = relation.field().reference();
            if (reference != null && reference.cascades()) {
                parts.add(relation);
            }
        }
        return parts;
    }
}
