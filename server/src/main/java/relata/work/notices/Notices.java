package relata.work.notices;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Ids;

/** Tells people what they should know, each cause once; kept for a quarter of a year. */
@Component
public class Notices implements Forgetting {

    private static final Duration KEPT = Duration.ofDays(92);

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells all of it in the transaction of what caused it, to people who still work here. */
    public void tell(Collection<Cause> causes) {
        for (Cause cause : causes) {
            jdbc.sql("""
                     insert into notification (id, user_id, kind, cause, object, record_id, customer_id, comment_id, actor_id,
                                               note, created_at)
                     select :id, u.id, :kind, :cause, :object, :record, :customer, :comment, :actor, :note, :now
                       from app_user u
                      where u.id = :user and u.active and u.deleted_at is null
                     on conflict (user_id, kind, cause) do nothing
                     """)
                    .param("id", Ids.next())
                    .param("user", cause.user())
                    .param("kind", cause.kind().code())
                    .param("cause", cause.key())
                    .param("object", cause.object())
                    .param("record", cause.record())
                    .param("customer", cause.customer())
                    .param("comment", cause.comment())
                    .param("actor", cause.actor())
                    .param("note", cause.note())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    int unread(Actor actor) {
        return jdbc.sql(
                        "select count(*) from (select 1 from notification where user_id = ? and read_at is null limit 100) n")
                .param(actor.id())
                .query(Integer.class)
                .single();
    }

    /** One of the person's own; that of another is not there. Answers whether it is. */
    boolean read(Actor actor, UUID id) {
        return jdbc.sql("update notification set read_at = coalesce(read_at, :now) where id = :id and user_id = :user")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .param("user", actor.id())
                        .update()
                > 0;
    }

    void readAll(Actor actor) {
        jdbc.sql("update notification set read_at = :now where user_id = :user and read_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("user", actor.id())
                .update();
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from notification where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
