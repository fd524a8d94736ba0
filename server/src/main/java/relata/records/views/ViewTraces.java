package relata.records.views;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;

/** Saved views whose name or filter asks for the person: {@code email == "anna@example.com"} goes on asking for nobody. */
@Component
class ViewTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    ViewTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Telling(UUID id, String name, String filter) {}

    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("select id, name, filter from saved_view where " + person.condition("(name || ' ' || filter)"))
                .params(person.parameters())
                .query((row, _) -> new Telling(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list()
                .forEach(view -> jdbc.sql("""
                                 update saved_view
                                    set name = ?, filter = ?, version = version + 1, changed_at = now()
                                  where id = ?
                                 """)
                        .params(person.without(view.name()), person.without(view.filter()), view.id())
                        .update());
    }
}
