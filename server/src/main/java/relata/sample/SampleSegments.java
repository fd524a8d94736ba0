package relata.sample;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Rows;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.segments.ContactLimit;
import relata.segments.Policies;
import relata.segments.Policy;
import relata.segments.members.HandPicked;

/** The segments that marketing at Lunaria works with, and what their customers get. */
@Component
class SampleSegments {

    private static final String OFFERS = "consents.exists(k, k.purpose == \"offers\" && k.state == \"given\")";
    private static final int INVITED = 25;

    private final Changes changes;
    private final HandPicked picked;
    private final Policies policies;
    private final JdbcClient jdbc;

    SampleSegments(Changes changes, HandPicked picked, Policies policies, JdbcClient jdbc) {
        this.changes = changes;
        this.picked = picked;
        this.policies = policies;
        this.jdbc = jdbc;
    }

    void make(Scene scene) {
        Actor marketing = scene.employee("marketing1");
        rule(marketing, "Ключові клієнти", "Ті, від кого залежить найбільша частка прибутку", "keyCustomer");
        UUID leaving = rule(
                marketing,
                "Найкращі на межі відходу",
                "Клас A, ризик відтоку понад 50 %: кого рятувати першим",
                "tier == \"A\" && churnRisk > 0.5");
        rule(
                marketing,
                "Нові за квартал",
                "Перша покупка за останні 90 днів",
                "orderCount >= 1 && !orders.exists(o, o.placedAt < now - days(90))");
        UUID lapsed = rule(
                marketing,
                "Давно не купували",
                "Три покупки й більше, але пів року тиші",
                "orderCount >= 3 && !orders.exists(o, o.status != \"cancelled\" && o.placedAt > now - days(180))");
        rule(
                marketing,
                "Без згоди на пропозиції",
                "Кому не можна надсилати пропозиції, доки не запитали",
                "kind == \"person\" && !" + OFFERS);
        UUID business = rule(marketing, "Бізнес-клієнти", "Салони, готелі та магазини", "kind == \"organization\"");
        rule(
                marketing,
                "Скаржилися за місяць",
                "Спершу розв’язати скаргу, потім пропонувати",
                "interactions.exists(i, i.kind == \"complaint\" && i.occurredAt > now - days(30))");
        UUID loyal = rule(
                marketing,
                "Постійні зі згодою",
                "Чотири покупки й більше, дозволили пропозиції, не зникли",
                "orderCount >= 4 && " + OFFERS + " && !segments.exists(s, s.segment == \"" + lapsed + "\")");
        invite(marketing);
        govern(scene, marketing, business, leaving, loyal);
    }

    private UUID rule(Actor actor, String name, String description, @Nullable String rule) {
        Values values = Values.none().with("name", name).with("description", description);
        if (rule != null) {
            values.with("rule", rule);
        }
        return changes.apply(actor, "segment", Change.create(values), "api").id();
    }

    private void invite(Actor marketing) {
        UUID list = rule(marketing, "Запрошені на презентацію новинок", "Вибрані вручну для вечора у Львові", null);
        List<UUID> invited = jdbc.sql("""
                 select c.id
                   from customer c join sales_order o on o.customer_id = c.id
                  where c.kind = 'person' and c.deleted_at is null and c.city = 'Львів' and o.deleted_at is null
                  group by c.id
                  order by sum(o.total_reporting) desc nulls last, c.id
                  limit ?
                 """).param(INVITED).query(Rows::id).list();
        picked.add(
                marketing,
                list,
                invited.stream().sorted(Comparator.naturalOrder()).toList(),
                null);
    }

    private void govern(Scene scene, Actor marketing, UUID business, UUID leaving, UUID loyal) {
        var night = new Policy.QuietHours(LocalTime.of(20, 0), LocalTime.of(9, 0));
        policies.add(
                marketing,
                business,
                new Policy(
                        Ids.next(),
                        "Бізнес: особистий менеджер",
                        Duration.ofDays(30),
                        List.of(new ContactLimit(null, 6, 30)),
                        Set.of("email", "phone", "visit", "meeting"),
                        scene.employee("key1").id(),
                        null,
                        Duration.ofHours(4),
                        Set.of("call", "mail", "visit", "offer", "feedback", "solve", "leave"),
                        null));
        policies.add(
                marketing,
                leaving,
                new Policy(
                        Ids.next(),
                        "Утримати найкращих",
                        Duration.ofDays(60),
                        List.of(new ContactLimit(null, 3, 30), new ContactLimit("phone", 1, 14)),
                        Set.of("email", "phone", "messenger"),
                        null,
                        null,
                        Duration.ofHours(8),
                        Set.of("call", "offer", "feedback", "solve", "leave"),
                        night));
        policies.add(
                marketing,
                loyal,
                new Policy(
                        Ids.next(),
                        "Постійні: не набридати",
                        Duration.ofDays(90),
                        List.of(new ContactLimit("email", 2, 30), new ContactLimit("sms", 1, 30)),
                        Set.of("email", "sms", "messenger"),
                        null,
                        null,
                        Duration.ofHours(24),
                        Set.of("mail", "offer", "feedback", "solve", "leave"),
                        night));
    }
}
