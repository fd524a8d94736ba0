package relata.platform.settings;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import tools.jackson.databind.json.JsonMapper;

/** One JSON value per key, read and written as an immutable record of the module that owns the key. */
@Component
public class Settings {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Settings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public <T> Optional<T> read(String key, Class<T> type) {
        return jdbc.sql("select value::text from setting where key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .map(value -> json.readValue(value, type));
    }

    public void write(String key, Object value, Actor actor) {
        jdbc.sql("""
                 insert into setting (key, value, changed_by)
                 values (?, ?::jsonb, ?)
                 on conflict (key) do update
                    set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by
                 """).params(key, json.writeValueAsString(value), actor.id()).update();
    }
}
