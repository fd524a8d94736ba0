package relata.work.comments;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;

/** What colleagues wrote about a person who is to be forgotten, and what told them of it; and the work that was to be done. */
@Component
class WorkTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    WorkTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ForgottenPerson person) {
        for (String sql : new String[] {
            "delete from notification where customer_id = any(:ids) or record_id = any(:ids)",
            "delete from comment where customer_id = any(:ids) or record_id = any(:ids)",
            "delete from task_related where customer_id = any(:ids) or record_id = any(:ids)",
            "delete from work_item where customer_id = any(:ids)",
            "delete from task where customer_id = any(:ids)",
            "delete from comment where " + person.condition("body"),
            "delete from notification where note is not null and " + person.condition("note"),
            "update work_item_step set note = null where note is not null and " + person.condition("note"),
            "update work_item set handed_note = null where handed_note is not null and "
                    + person.condition("handed_note"),
            "update work_item set title = '-' where title is not null and " + person.condition("title"),
            "update task set note = null where note is not null and " + person.condition("note"),
            "update task set subject = '-', search_words = null, search_text = null where "
                    + person.condition("subject")
        }) {
            jdbc.sql(sql).params(person.parameters()).update();
        }
    }
}
