package relata.insight.reports;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;

/** Reports whose name, description or filter tells of the person, and names of dashboards that do. */
@Component
class ReportTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    ReportTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Telling(UUID id, String name, String description, String definition) {}

    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("select id, name, description, definition::text from report where "
                        + person.condition("(name || ' ' || description || ' ' || definition::text)"))
                .params(person.parameters())
                .query((row, _) ->
                        new Telling(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .forEach(report -> jdbc.sql("""
                                 update report
                                    set name = ?, description = ?, definition = ?::jsonb, version = version + 1,
                                        changed_at = now()
                                  where id = ?
                                 """)
                        .params(
                                person.without(report.name()),
                                person.without(report.description()),
                                person.without(report.definition()),
                                report.id())
                        .update());
        jdbc.sql("select id, name from dashboard where " + person.condition("name"))
                .params(person.parameters())
                .query((row, _) -> new Telling(row.getObject(1, UUID.class), row.getString(2), "", ""))
                .list()
                .forEach(dashboard -> jdbc.sql("update dashboard set name = ?, version = version + 1 where id = ?")
                        .params(person.without(dashboard.name()), dashboard.id())
                        .update());
    }
}
