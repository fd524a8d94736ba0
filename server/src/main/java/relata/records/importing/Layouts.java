package relata.records.importing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Mappings that were used, found again by the header of the next file of the same kind. */
@Component
class Layouts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Layouts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A remembered mapping and how often it was used. */
    record Layout(UUID id, String object, String name, List<String> header, Mapping mapping, long used) {}

    Optional<Layout> find(String object, List<String> header) {
        return jdbc.sql("select * from import_mapping where object = ? and header = cast(? as text[])")
                .params(object, header.toArray(String[]::new))
                .query((row, number) -> layout(row))
                .optional();
    }

    List<Layout> all(String object) {
        return jdbc.sql("select * from import_mapping where object = ? or ? = '' order by name, id limit 500")
                .params(object, object)
                .query((row, number) -> layout(row))
                .list();
    }

    private Layout layout(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Layout(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("object"),
                row.getString("name"),
                List.of((String[]) row.getArray("header").getArray()),
                json.readValue(row.getString("mapping"), Mapping.Given.class).complete(),
                row.getLong("used"));
    }

    /** Remembers the mapping for files with this header; without one there is nothing to know them by. */
    void used(String object, String name, List<String> header, Mapping mapping, Actor actor) {
        if (header.stream().allMatch(String::isBlank)) {
            return;
        }
        jdbc.sql("""
                 insert into import_mapping (id, object, name, header, mapping, used, actor_id)
                 values (:id, :object, :name, :header, :mapping::jsonb, 1, :actor)
                 on conflict (object, header) do update
                    set mapping = excluded.mapping, used = import_mapping.used + 1, changed_at = now()
                 """)
                .param("id", Ids.next())
                .param("object", object)
                .param("name", name)
                .param("header", header.toArray(String[]::new))
                .param("mapping", json.writeValueAsString(mapping))
                .param("actor", actor.id())
                .update();
    }

    void rename(UUID id, String name) {
        require(jdbc.sql("update import_mapping set name = ?, changed_at = now() where id = ?")
                .params(name, id)
                .update());
    }

    void forget(UUID id) {
        require(jdbc.sql("delete from import_mapping where id = ?").param(id).update());
    }

    private static void require(int rows) {
        if (rows == 0) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.no-such-mapping");
        }
    }
}
