package relata.records.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.settings.Settings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Custom objects and fields as administrators defined them: rows, read into types of the catalog. */
@Component
class Definitions {

    private static final String OBJECTS = "select name, path, label, plural_label from custom_object";

    private static final String FIELDS =
            "select object, name, type, label, choices, target, inverse, formula, traits from custom_field";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Settings settings;

    Definitions(JdbcClient jdbc, JsonMapper json, Settings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    long version() {
        return jdbc.sql("select version from catalog_version").query(Long.class).single();
    }

    String reportingCurrency() {
        return settings.read(relata.platform.settings.Company.KEY, relata.platform.settings.Company.class)
                .orElse(relata.platform.settings.Company.UNNAMED)
                .reportingCurrency();
    }

    List<ObjectType> objects() {
        return jdbc.sql(OBJECTS + " where deleted_at is null order by created_at")
                .query((row, number) -> object(row))
                .list();
    }

    Optional<ObjectType> deletedObject(String name) {
        return jdbc.sql(OBJECTS + " where deleted_at is not null and name = ?")
                .param(name)
                .query((row, number) -> object(row))
                .optional();
    }

    /** Whether the bin holds an object that still has this name or path, and with it the table. */
    boolean isDeletedObject(String name, String path) {
        return jdbc.sql(
                        "select exists (select from custom_object where deleted_at is not null and (name = ? or path = ?))")
                .param(name)
                .param(path)
                .query(Boolean.class)
                .single();
    }

    private ObjectType object(ResultSet row) throws SQLException {
        return CustomObjects.type(
                row.getString("name"),
                row.getString("path"),
                label(row.getString("label")),
                label(row.getString("plural_label")));
    }

    /** Custom fields by the name of their object, in the order administrators gave them. */
    Map<String, List<Field<?>>> fields() {
        var fields = new LinkedHashMap<String, List<Field<?>>>();
        jdbc.sql(FIELDS + " where deleted_at is null order by object, position, created_at")
                .query(row -> {
                    FieldDefinition field = field(row);
                    fields.computeIfAbsent(field.object(), object -> new ArrayList<>())
                            .add(field.field());
                });
        return fields;
    }

    Optional<FieldDefinition> deletedField(String object, String name) {
        return jdbc.sql(FIELDS + " where deleted_at is not null and object = ? and name = ?")
                .param(object)
                .param(name)
                .query((row, number) -> field(row))
                .optional();
    }

    private FieldDefinition field(ResultSet row) throws SQLException {
        return new FieldDefinition(
                row.getString("object"),
                row.getString("name"),
                FieldType.named(row.getString("type")),
                label(row.getString("label")),
                choices(row.getString("choices")),
                row.getString("target"),
                row.getString("inverse"),
                row.getString("formula"),
                traits((String[]) row.getArray("traits").getArray()));
    }

    Label label(String text) {
        return json.readValue(text, Label.class);
    }

    private List<Choice> choices(String text) {
        return json.readValue(text, new TypeReference<List<Choice>>() {});
    }

    private static List<Trait> traits(@Nullable String[] names) {
        var traits = new ArrayList<Trait>();
        for (String name : names) {
            if (name != null) {
                traits.add(Trait.valueOf(name));
            }
        }
        return traits;
    }
}
