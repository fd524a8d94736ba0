package relata.sample;

import static relata.records.catalog.Choice.choice;
import static relata.records.catalog.Label.label;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import relata.insight.experiments.Design;
import relata.insight.experiments.Experiments;
import relata.insight.learning.Predictions;
import relata.insight.learning.Question;
import relata.platform.Actor;
import relata.platform.Money;
import relata.records.catalog.CatalogChanges;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.FieldDefinition;
import relata.records.catalog.FieldType;
import relata.records.catalog.Label;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleOrder;

/**
 * What Lunaria asked of its base: who buys again within three months, and whether the letter of last spring brought anybody
 * into the shops. Half of the buyers got it, by lot; it moved those who had bought often, and others hardly.
 */
@Component
class Enquiries {

    private static final String LETTER = "springLetter";
    private static final String SOURCE = "import";
    private static final int BATCH = 500;
    private static final long SEED = 20_260_320;

    /** Long enough ago that what came of it is known. */
    private static final Duration SINCE_LETTER = Duration.ofDays(180);

    private static final int OFTEN = 3;
    private static final double CAME_ANYWAY = 0.16;
    private static final double CAME_FOR_IT = 0.03;
    private static final double OFTEN_CAME_FOR_IT = 0.16;

    private final CatalogChanges definitions;
    private final Catalogs catalogs;
    private final Changes changes;
    private final Predictions predictions;
    private final Experiments experiments;

    Enquiries(
            CatalogChanges definitions,
            Catalogs catalogs,
            Changes changes,
            Predictions predictions,
            Experiments experiments) {
        this.definitions = definitions;
        this.catalogs = catalogs;
        this.changes = changes;
        this.predictions = predictions;
        this.experiments = experiments;
    }

    void ask(Scene scene, Instant now) {
        Actor marketing = scene.employee("marketing1");
        predictions.ask(
                marketing,
                catalogs.current().object("customer"),
                "Купить знову за 90 днів",
                Question.purchases(Question.Kind.BUYS_AGAIN, 90));
        define();
        send(scene, now.minus(SINCE_LETTER));
        experiments.ask(
                Actor.SYSTEM,
                catalogs.current().object(LETTER),
                "Весняний лист із пробниками",
                new Design(
                        "cf_arm",
                        "none",
                        List.of(new Design.Outcome("cf_came", null), new Design.Outcome("cf_spent", null)),
                        "cf_spent_before",
                        java.util.Map.of(),
                        "",
                        List.of("cf_orders_before", "cf_spent_before")));
    }

    private void define() {
        definitions.addObject(
                Actor.SYSTEM,
                LETTER,
                "spring-letters",
                label("Spring letter", "Весеннее письмо", "Весняний лист"),
                label("Spring letters", "Весенние письма", "Весняні листи"));
        field(
                "cf_arm",
                FieldType.CHOICE,
                label("Arm", "Группа", "Група"),
                List.of(
                        choice("letter", "Letter with samples", "Письмо с пробниками", "Лист із пробниками"),
                        choice("none", "No letter", "Без письма", "Без листа")));
        field(
                "cf_orders_before",
                FieldType.INTEGER,
                label("Orders before", "Заказов раньше", "Замовлень раніше"),
                List.of());
        field(
                "cf_spent_before",
                FieldType.MONEY,
                label("Spent before", "Потрачено раньше", "Витрачено раніше"),
                List.of());
        field(
                "cf_came",
                FieldType.BOOLEAN,
                label("Came within a month", "Пришёл за месяц", "Прийшов за місяць"),
                List.of());
        field(
                "cf_spent",
                FieldType.MONEY,
                label("Spent in that month", "Потрачено за месяц", "Витрачено за місяць"),
                List.of());
    }

    private void field(String name, FieldType type, Label words, List<Choice> choices) {
        definitions.addField(
                Actor.SYSTEM, new FieldDefinition(LETTER, name, type, words, choices, null, null, null, List.of()));
    }

    private void send(Scene scene, Instant sent) {
        var lots = new SplittableRandom(SEED);
        var letters = new ArrayList<Change>();
        for (SampleHistory history : scene.histories()) {
            List<SampleOrder> before = history.orders().stream()
                    .filter(order -> order.placedAt().isBefore(sent))
                    .toList();
            if (!before.isEmpty()) {
                letters.add(Change.create(letter(history, before, lots)));
            }
        }
        for (int from = 0; from < letters.size(); from += BATCH) {
            changes.applyAll(
                    Actor.SYSTEM, LETTER, letters.subList(from, Math.min(letters.size(), from + BATCH)), SOURCE);
        }
    }

    private static Values letter(SampleHistory history, List<SampleOrder> before, SplittableRandom lots) {
        boolean written = lots.nextBoolean();
        double moved = before.size() >= OFTEN ? OFTEN_CAME_FOR_IT : CAME_FOR_IT;
        boolean came = lots.nextDouble() < CAME_ANYWAY + (written ? moved : 0);
        BigDecimal spentBefore = before.stream()
                .filter(order -> order.currency().name().equals("UAH"))
                .map(SampleOrder::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double spent = came ? Math.exp(6.4 + 0.6 * lots.nextGaussian()) : 0;
        return Values.none()
                .with("name", history.customer().name())
                .with("cf_arm", written ? "letter" : "none")
                .with("cf_orders_before", (long) before.size())
                .with("cf_spent_before", hryvnias(spentBefore))
                .with("cf_came", came)
                .with("cf_spent", hryvnias(BigDecimal.valueOf(Math.round(spent))));
    }

    private static Money hryvnias(BigDecimal amount) {
        return new Money(amount, "UAH");
    }
}
