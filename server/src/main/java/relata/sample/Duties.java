package relata.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.records.catalog.Catalogs;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.sample.story.SampleCustomer;
import relata.work.comments.Comments;

/**
 * What the people of the sample company still have to do and what they say to each other: tasks and promises for those who
 * look after the business customers, some for whoever looks around, comments that mention a colleague.
 */
@Component
class Duties {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final int DONE = 6;

    /** @param hour of the day on which it is due, that many days from today */
    private record Duty(String subject, String kind, boolean promise, int days, int hour, String priority) {}

    private static final List<Duty> DUTIES = List.of(
            new Duty("Надіслати новий прайс на 2027 рік", "mail", true, -1, 17, "high"),
            new Duty("Зателефонувати щодо зимової колекції", "call", false, 0, 16, "normal"),
            new Duty("Узгодити графік поставок на грудень", "meeting", true, 1, 11, "normal"),
            new Duty("Передати пробники «Карпатська сосна»", "visit", true, 3, 12, "normal"),
            new Duty("Підготувати порівняння умов оплати", "other", false, 2, 15, "normal"),
            new Duty("Нагадати про рахунок за листопад", "call", false, 0, 12, "high"),
            new Duty("Запитати, хто тепер вирішує щодо догляду для номерів", "call", false, 4, 10, "normal"),
            new Duty("Надіслати акт звірки", "mail", true, 0, 18, "normal"),
            new Duty("Домовитися про весняну презентацію", "meeting", false, 9, 11, "low"));

    private static final List<String> REMARKS = List.of(
            "@%s, бухгалтерія погодила знижку 4 %%, можна надсилати договір.",
            "@%s, кур’єр підтвердив обидва запізнення. Перепрошуємо і даємо подарунок до замовлення.",
            "@%s, директорка просила телефонувати лише їй, не на рецепцію.",
            "@%s, вони порівнюють нас із ще двома постачальниками: варто поїхати самому.");

    private final Changes changes;
    private final Comments comments;
    private final Catalogs catalogs;
    private final JdbcClient jdbc;

    Duties(Changes changes, Comments comments, Catalogs catalogs, JdbcClient jdbc) {
        this.changes = changes;
        this.comments = comments;
        this.catalogs = catalogs;
        this.jdbc = jdbc;
    }

    void give(Scene scene, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, KYIV);
        int number = 0;
        for (Duty duty : DUTIES) {
            for (int copy = 0; copy < 3; copy++) {
                SampleCustomer customer = customer(scene, number++);
                Actor owner = scene.employee(customer.owner());
                create(
                        owner,
                        values(scene, customer, duty, today.plusDays(copy)).with("owner", owner.id()));
            }
        }
        for (UUID administrator : administrators()) {
            for (Duty duty : DUTIES.subList(0, 5)) {
                SampleCustomer customer = customer(scene, number++);
                create(Actor.SYSTEM, values(scene, customer, duty, today).with("owner", administrator));
            }
        }
        finish(scene, now);
        remark(scene);
    }

    private static SampleCustomer customer(Scene scene, int number) {
        return scene.histories().get(number * 2 % scene.histories().size()).customer();
    }

    private static Values values(Scene scene, SampleCustomer customer, Duty duty, LocalDate from) {
        var due = from.plusDays(duty.days())
                .atTime(LocalTime.of(duty.hour(), 0))
                .atZone(KYIV)
                .toInstant();
        return Values.none()
                .with("subject", duty.subject())
                .with("customer", scene.customer(customer))
                .with("kind", duty.kind())
                .with("promise", duty.promise())
                .with("priority", duty.priority())
                .with("dueAt", due);
    }

    /** What was done lately stands on the timelines. */
    private void finish(Scene scene, Instant now) {
        for (int n = 0; n < DONE; n++) {
            SampleCustomer customer = customer(scene, 3 + n * 2);
            Actor owner = scene.employee(customer.owner());
            UUID task = create(
                    owner,
                    Values.none()
                            .with("subject", "Уточнити замовлення на грудень")
                            .with("customer", scene.customer(customer))
                            .with("kind", "call")
                            .with("dueAt", now.minus(Duration.ofDays(2)))
                            .with("owner", owner.id()));
            var done = Values.none().with("state", "done").with("outcome", n % 2 == 0 ? "reached" : "bought");
            changes.apply(owner, "task", Change.change(task, null, done), "api");
        }
    }

    private void remark(Scene scene) {
        var type = catalogs.current().object("customer");
        Actor writer = scene.employee("marketing1");
        for (int n = 0; n < REMARKS.size(); n++) {
            SampleCustomer customer = customer(scene, n * 3);
            Actor owner = scene.employee(customer.owner());
            comments.add(
                    writer, type, scene.customer(customer), REMARKS.get(n).formatted(owner.name()), Set.of(owner.id()));
        }
        for (UUID administrator : administrators()) {
            String name = jdbc.sql("select name from app_user where id = ?")
                    .param(administrator)
                    .query(Rows::text)
                    .single();
            comments.add(
                    writer,
                    type,
                    scene.customer(customer(scene, 1)),
                    REMARKS.getFirst().formatted(name),
                    Set.of(administrator));
        }
    }

    /** Whoever looks around in the sample company. */
    private List<UUID> administrators() {
        return jdbc.sql("""
                 select distinct u.id
                   from app_user u join user_role ur on ur.user_id = u.id join role r on r.id = ur.role_id
                  where r.administrator and u.active and u.deleted_at is null
                 """).query(Rows::id).list();
    }

    private UUID create(Actor actor, Values values) {
        return changes.apply(actor, "task", Change.create(values), "api").id();
    }
}
