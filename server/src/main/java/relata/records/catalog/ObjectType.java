package relata.records.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One type of record. Standard types are declared in code, one readable declaration each; custom ones are made from
 * definitions in the database. Every table has id, version, created_at, created_by, changed_at, changed_by and
 * deleted_at; those with words to search have search_words (tsvector) and search_text (trigrams).
 *
 * @param name singular, camelCase, as permissions and audit name it: {@code customer}, {@code contactPoint}
 * @param path plural, kebab-case, as URLs name it: {@code customers}, {@code contact-points}
 * @param table its table in the database
 * @param title the field that names a record to people
 * @param fields in the order people read them; system fields are added by the constructor
 * @param defaultColumns what a list shows before anyone chose
 * @param defaultSort field names, a leading {@code -} for descending
 */
public record ObjectType(
        String name,
        String path,
        String table,
        Label label,
        Label pluralLabel,
        String title,
        Map<String, Field<?>> fields,
        Ownership ownership,
        Set<Capability> capabilities,
        List<String> defaultColumns,
        List<String> defaultSort,
        boolean custom) {

    public static final Field<java.time.Instant> CREATED_AT = Field.time(
                    "createdAt", Label.label("Created", "Создано", "Створено"))
            .with(Trait.DERIVED);
    public static final Field<java.util.UUID> CREATED_BY = Field.reference(
                    "createdBy", "user", Label.label("Created by", "Кем создано", "Ким створено"))
            .inColumn("created_by")
            .with(Trait.DERIVED);
    public static final Field<java.time.Instant> CHANGED_AT = Field.time(
                    "changedAt", Label.label("Changed", "Изменено", "Змінено"))
            .with(Trait.DERIVED);
    public static final Field<java.util.UUID> CHANGED_BY = Field.reference(
                    "changedBy", "user", Label.label("Changed by", "Кем изменено", "Ким змінено"))
            .inColumn("changed_by")
            .with(Trait.DERIVED);

    /** The fields by which {@link Ownership.Direct} works; a type with direct ownership declares them. */
    public static final Field<java.util.UUID> OWNER =
            Field.reference("owner", "user", Label.label("Owner", "Ответственный", "Відповідальний"));

    public static final Field<java.util.UUID> TEAM =
            Field.reference("team", "team", Label.label("Team", "Команда", "Команда"));
    public static final Field<java.util.UUID> TERRITORY =
            Field.reference("territory", "territory", Label.label("Territory", "Территория", "Територія"));

    public ObjectType {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        capabilities = Set.copyOf(capabilities);
        defaultColumns = List.copyOf(defaultColumns);
        defaultSort = List.copyOf(defaultSort);
        if (!fields.containsKey(title)) {
            throw new IllegalArgumentException(name + " has no field " + title + " to be its title");
        }
        for (String column : defaultColumns) {
            if (!fields.containsKey(column)) {
                throw new IllegalArgumentException(name + " has no field " + column + " to show");
            }
        }
        if (ownership instanceof Ownership.Through(var field) && !fields.containsKey(field)) {
            throw new IllegalArgumentException(name + " has no field " + field + " to belong through");
        }
    }

    /** Begins a declaration; {@link Declaration#declared()} ends it. */
    public static Declaration declare(String name, String path, Label label, Label pluralLabel) {
        return new Declaration(name, path, label, pluralLabel);
    }

    public @Nullable Field<?> field(String fieldName) {
        return fields.get(fieldName);
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    public Field<?> titleField() {
        return java.util.Objects.requireNonNull(fields.get(title));
    }

    public List<Field<?>> searchedFields() {
        return fields.values().stream()
                .filter(field -> field.is(Trait.SEARCHED) || field.is(Trait.SEARCHED_IN_PARTS))
                .<Field<?>>map(field -> field)
                .toList();
    }

    /** The same type with more fields: what other modules and administrators contribute. */
    public ObjectType plus(List<Field<?>> more) {
        var all = new LinkedHashMap<>(fields);
        for (Field<?> field : more) {
            if (all.put(field.name(), field) != null) {
                throw new IllegalArgumentException(name + " has two fields named " + field.name());
            }
        }
        return new ObjectType(
                name,
                path,
                table,
                label,
                pluralLabel,
                title,
                all,
                ownership,
                capabilities,
                defaultColumns,
                defaultSort,
                custom);
    }

    /** A declaration under way. */
    public static final class Declaration {

        private final String name;
        private final String path;
        private final Label label;
        private final Label pluralLabel;
        private final List<Field<?>> fields = new ArrayList<>();
        private String table;
        private String title = "name";
        private Ownership ownership = Ownership.SHARED;
        private Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        private List<String> columns = List.of();
        private List<String> sort = List.of("-createdAt");
        private boolean custom;

        private Declaration(String name, String path, Label label, Label pluralLabel) {
            this.name = name;
            this.path = path;
            this.label = label;
            this.pluralLabel = pluralLabel;
            this.table = name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        }

        public Declaration table(String tableName) {
            table = tableName;
            return this;
        }

        public Declaration title(String field) {
            title = field;
            return this;
        }

        public Declaration fields(Field<?>... declared) {
            fields.addAll(List.of(declared));
            return this;
        }

        public Declaration owned(Ownership by) {
            ownership = by;
            return this;
        }

        public Declaration can(Capability... what) {
            capabilities = Set.of(what);
            return this;
        }

        public Declaration shows(String... columnNames) {
            columns = List.of(columnNames);
            return this;
        }

        public Declaration sortedBy(String... keys) {
            sort = List.of(keys);
            return this;
        }

        /** About the order of creation, without an index: for parts by the million, which people see under their whole. */
        public Declaration sortedById() {
            return sortedBy();
        }

        public Declaration custom() {
            custom = true;
            return this;
        }

        public ObjectType declared() {
            var byName = new LinkedHashMap<String, Field<?>>();
            for (Field<?> field : fields) {
                if (byName.put(field.name(), field) != null) {
                    throw new IllegalArgumentException(name + " declares " + field.name() + " twice");
                }
            }
            for (Field<?> field : List.of(CREATED_AT, CREATED_BY, CHANGED_AT, CHANGED_BY)) {
                byName.putIfAbsent(field.name(), field);
            }
            return new ObjectType(
                    name,
                    path,
                    table,
                    label,
                    pluralLabel,
                    title,
                    byName,
                    ownership,
                    capabilities,
                    columns,
                    sort,
                    custom);
        }
    }
}
