package relata.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.merge.Merges;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Money;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.records.views.View;
import relata.records.views.Views;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleInteraction;

/**
 * What colleagues did in Relata itself lately, so that every screen has something to show: views they share, second cards
 * they put together, notes, matters that are still open, what a campaign cost, what went to the bin.
 */
@Component
class LastWeeks {

    private static final String SOURCE = "api";
    private static final int MERGED = 4;
    private static final int RENEWALS = 6;

    private final Changes changes;
    private final Views views;
    private final Merges merges;
    private final Pictures pictures;

    LastWeeks(Changes changes, Views views, Merges merges, Pictures pictures) {
        this.changes = changes;
        this.views = views;
        this.merges = merges;
        this.pictures = pictures;
    }

    void pass(Scene scene, Instant now) {
        share(scene);
        pictures.hang(scene);
        note(scene, now);
        renew(scene, now);
        complain(scene, now);
        spend(scene, now);
        throwAway(scene, now);
        putTogether(scene);
    }

    private void share(Scene scene) {
        var customers = List.of("name", "city", "phone", "lastOrderAt", "orderCount", "spent", "owner");
        view(
                scene,
                "marketing1",
                null,
                "customer",
                "Давно не були",
                "orderCount >= 3 && lastOrderAt < now - days(180)",
                "-spent",
                customers);
        view(scene, "key1", null, "customer", "Ділові клієнти", "kind == \"organization\"", "-spent", customers);
        view(
                scene,
                "centre1",
                null,
                "order",
                "Повернення",
                "returned.amount > 0",
                "-placedAt",
                List.of("number", "customer", "placedAt", "channel", "total", "returned"));
        view(
                scene,
                "shop-center",
                "Магазини",
                "customer",
                "Найкращі покупці",
                "spent.amount >= 20000",
                "-spent",
                customers);
        view(
                scene,
                "key1",
                "Ключові клієнти",
                "customer",
                "Мовчать понад місяць",
                "kind == \"organization\" && lastContactAt < now - days(30)",
                "lastContactAt",
                List.of("name", "city", "lastContactAt", "lastOrderAt", "spent", "owner"));
        view(
                scene,
                "centre1",
                "Контакт-центр",
                "customer",
                "Без телефону",
                "phone == null && orderCount > 0",
                "-lastOrderAt",
                List.of("name", "city", "email", "lastOrderAt", "orderCount", "quality"));
        view(
                scene,
                "marketing1",
                "Маркетинг",
                "order",
                "Понад 3 000 ₴",
                "totalReporting.amount >= 3000",
                "-placedAt",
                List.of("number", "customer", "placedAt", "channel", "total", "margin"));
    }

    /** @param team whose it is; everyone's where null, which only an administrator may give */
    private void view(
            Scene scene,
            String owner,
            @Nullable String team,
            String object,
            String name,
            String filter,
            String sort,
            List<String> columns) {
        Actor actor = scene.employee(owner);
        views.add(
                team == null ? Actor.SYSTEM : actor,
                new View(
                        Ids.next(),
                        1,
                        object,
                        name,
                        team == null ? View.Sharing.EVERYONE : View.Sharing.TEAM,
                        actor.id(),
                        team == null ? null : scene.surroundings().team(team),
                        filter,
                        List.of(sort),
                        columns,
                        "table",
                        null,
                        false,
                        0));
    }

    private void note(Scene scene, Instant now) {
        List<String> notes = List.of(
                "Просять рахунок до 5-го числа, інакше оплата переходить на наступний місяць.",
                "Телефонувати після обіду: зранку заїзд гостей.",
                "Новий директор з грудня. Домовитися про знайомство до свят.",
                "Цікавляться рефілами: менше пластику для номерів.",
                "Склад переїхав, нова адреса доставки у листі від понеділка.");
        for (int index = 0; index < notes.size(); index++) {
            SampleCustomer customer = scene.histories().get(index * 3).customer();
            create(
                    scene.employee(customer.owner()),
                    "interaction",
                    Values.none()
                            .with("customer", scene.customer(customer))
                            .with("kind", "note")
                            .with("occurredAt", now.minus(Duration.ofHours(30L + index * 41L)))
                            .with("body", notes.get(index)));
        }
    }

    private void renew(Scene scene, Instant now) {
        for (int index = 0; index < RENEWALS; index++) {
            SampleHistory history = scene.histories().get(1 + index * 4);
            BigDecimal year = history.orders().stream()
                    .filter(order -> order.placedAt().isAfter(now.minus(365, ChronoUnit.DAYS)))
                    .map(order -> order.total())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            String currency = history.orders().isEmpty()
                    ? "UAH"
                    : history.orders().getLast().currency().name();
            matter(
                    scene,
                    history.customer(),
                    "renewal",
                    "Договір постачання на наступний рік",
                    index % 2 == 0 ? "умови узгоджуємо" : "проєкт договору в них",
                    year.signum() == 0 ? null : new Money(year, currency),
                    1,
                    now.minus(9L + index * 3, ChronoUnit.DAYS),
                    now.plus(12L + index * 5, ChronoUnit.DAYS));
        }
    }

    /** A complaint of the last weeks is an open matter until somebody has answered it. */
    private void complain(Scene scene, Instant now) {
        for (SampleHistory history : scene.histories()) {
            for (SampleInteraction interaction : history.interactions()) {
                boolean fresh = interaction.at().isAfter(now.minus(45, ChronoUnit.DAYS));
                if (fresh && interaction.kind() == SampleInteraction.Kind.COMPLAINT) {
                    matter(
                            scene,
                            history.customer(),
                            "complaint",
                            interaction.subject(),
                            "очікує відповіді",
                            null,
                            2,
                            interaction.at(),
                            interaction.at().plus(3, ChronoUnit.DAYS));
                }
            }
        }
    }

    private void matter(
            Scene scene,
            SampleCustomer customer,
            String kind,
            String title,
            String state,
            @Nullable Money value,
            long severity,
            Instant since,
            Instant due) {
        create(
                Actor.SYSTEM,
                "openMatter",
                Values.none()
                        .with("customer", scene.customer(customer))
                        .with("kind", kind)
                        .with("source", "sample")
                        .with("sourceId", kind + ":" + customer.externalId() + ":" + since.getEpochSecond())
                        .with("title", title)
                        .with("state", state)
                        .with("value", value)
                        .with("severity", severity)
                        .with("since", since)
                        .with("dueAt", due));
    }

    private void spend(Scene scene, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Actor actor = scene.employee("marketing1");
        cost(actor, "acquisition", "web", "48000", today.minusDays(12), "Реклама в Instagram, осіння колекція");
        cost(actor, "acquisition", "shop", "16500", today.minusDays(20), "Пробники для магазинів");
        cost(actor, "acquisition", "web", "39500", today.minusDays(43), "Реклама в Instagram, жовтень");
        cost(actor, "service", "email", "7200", today.minusDays(8), "Сервіс розсилок за місяць");
        cost(actor, "service", "phone", "11400", today.minusDays(15), "Зв'язок контакт-центру");
    }

    private void cost(Actor actor, String kind, String channel, String amount, LocalDate day, String note) {
        create(
                actor,
                "cost",
                Values.none()
                        .with("kind", kind)
                        .with("channel", channel)
                        .with("amount", new Money(new BigDecimal(amount), "UAH"))
                        .with("incurredOn", day)
                        .with("note", note));
    }

    private void throwAway(Scene scene, Instant now) {
        Actor marketing = scene.employee("marketing1");
        bin(
                marketing,
                "customer",
                Values.none()
                        .with("kind", "person")
                        .with("name", "Тест Тестовий")
                        .with("city", "Київ"));
        bin(
                marketing,
                "customer",
                Values.none()
                        .with("kind", "person")
                        .with("name", "Перевірка форми")
                        .with("city", "Львів"));
        bin(
                marketing,
                "product",
                Values.none().with("name", "Новорічний набір (чернетка)").with("code", "LN-DRAFT"));
        UUID customer = scene.customer(scene.histories().getLast().customer());
        bin(
                Actor.SYSTEM,
                "order",
                Values.none()
                        .with("customer", customer)
                        .with("number", "KY1-помилка")
                        .with("placedAt", now.minus(Duration.ofHours(52)))
                        .with("channel", "shop")
                        .with("total", new Money(new BigDecimal("1290"), "UAH"))
                        .with("note", "Пробито двічі"));
    }

    private void bin(Actor actor, String object, Values values) {
        UUID id = create(actor, object, values);
        changes.apply(actor, object, Change.delete(id, null), SOURCE);
    }

    /** Some of the second cards; the others wait in the queue of duplicates. */
    private void putTogether(Scene scene) {
        Map<UUID, SampleCustomer> first = new HashMap<>();
        var second = new ArrayList<SampleCustomer>();
        scene.everybody().forEach(customer -> {
            first.put(customer.id(), customer);
            if (customer.duplicateOf() != null) {
                second.add(customer);
            }
        });
        second.stream().limit(MERGED).forEach(card -> {
            SampleCustomer known = card.duplicateOf() == null ? null : first.get(card.duplicateOf());
            if (known != null) {
                merges.merge(scene.employee("centre2"), scene.customer(known), scene.customer(card), Map.of(), true);
            }
        });
    }

    private UUID create(Actor actor, String object, Values values) {
        return changes.apply(actor, object, Change.create(values), SOURCE).id();
    }
}
