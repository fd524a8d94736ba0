package relata.insight.learning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.learning.PurchaseFacts.Facts;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.settings.DataEnd;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/**
 * Turns records into what models see. For a question about purchases the facts are those of a day: to learn, of one so
 * far back that the answer is known by now; to judge, of today.
 */
@Component
class Cases {

    /** Customers who have bought nothing for so long have left long ago: whether they leave is no question. */
    private static final int STILL_THERE = 365;

    private final Extracts extracts;
    private final Lists lists;
    private final LearnableFields learnable;
    private final PurchaseFacts purchases;
    private final DataEnd end;

    Cases(Extracts extracts, Lists lists, LearnableFields learnable, PurchaseFacts purchases, DataEnd end) {
        this.extracts = extracts;
        this.lists = lists;
        this.learnable = learnable;
        this.purchases = purchases;
        this.end = end;
    }

    /** What the question can be learned from by this actor. */
    List<Input> inputs(Actor actor, ObjectType object, Question question) {
        var inputs = new ArrayList<Input>();
        for (LearnableFields.Learnable field : learnable.of(actor, object)) {
            boolean named = question.fields() != null && question.fields().contains(field.name());
            boolean fits = switch (field.use()) {
                case USUAL -> !question.isAboutPurchases() || named || isTimeless(object, field.name());
                case WHEN_NAMED -> named;
                case TELLS_ONE, NOT_YET -> false;
            };
            if (fits && question.uses(field.name()) && !field.name().equals(question.target())) {
                inputs.add(LearnableFields.input(Objects.requireNonNull(object.field(field.name()))));
            }
        }
        PurchaseFacts.inputs(question.kind()).stream()
                .filter(input -> question.uses(input.name()))
                .forEach(inputs::add);
        return inputs;
    }

    /** Derived fields are of today, and know what came after the day that is learned from. */
    static boolean isTimeless(ObjectType object, String field) {
        Field<?> known = object.field(field);
        return known != null && known.isWritable();
    }

    /** The records with their answers, to learn from; in the order in which they were made. */
    void known(
            Actor actor,
            ObjectType object,
            Question question,
            List<Input> inputs,
            LocalDate asOf,
            Predicate<List<Case>> reader) {
        int days = Objects.requireNonNullElse(question.days(), 0);
        each(actor, object, question, inputs, asOf.minusDays(days), days, reader);
    }

    /** The records as they stand, to be judged. */
    void present(
            Actor actor,
            ObjectType object,
            Question question,
            List<Input> inputs,
            LocalDate asOf,
            Predicate<List<Case>> reader) {
        each(actor, object, question, inputs, asOf, 0, reader);
    }

    private void each(
            Actor actor,
            ObjectType object,
            Question question,
            List<Input> inputs,
            LocalDate cut,
            int days,
            Predicate<List<Case>> reader) {
        var names = new ArrayList<String>();
        inputs.stream().filter(input -> !input.isPurchases()).map(Input::name).forEach(names::add);
        if (question.target() != null) {
            names.add(question.target());
        }
        List<Field<?>> fields = names.isEmpty() ? List.of() : extracts.fields(actor, object, names);
        ZoneId zone = end.zone();
        extracts.streamAsMade(
                actor,
                object,
                Action.READ,
                question.filter(),
                fields,
                rows -> reader.test(cases(object, question, inputs, rows, cut, days, zone)));
    }

    /** One record as it stands today, whoever asks; empty where the question does not apply to it. */
    List<Case> present(ObjectType object, Question question, List<Input> inputs, List<UUID> ids, LocalDate asOf) {
        return cases(object, question, inputs, lists.findAll(Actor.SYSTEM, object, ids), asOf, 0, end.zone());
    }

    private List<Case> cases(
            ObjectType object,
            Question question,
            List<Input> inputs,
            List<Row> rows,
            LocalDate cut,
            int days,
            ZoneId zone) {
        Map<UUID, Facts> facts = question.isAboutPurchases()
                ? purchases.of(rows.stream().map(Row::id).toList(), question, cut, days, zone)
                : Map.of();
        Field<?> target = question.target() == null ? null : object.field(question.target());
        var cases = new ArrayList<Case>(rows.size());
        for (Row row : rows) {
            Facts own = facts.get(row.id());
            if (!question.isAboutPurchases() || (own != null && applies(question, own))) {
                @Nullable Object[] values = new @Nullable Object[inputs.size()];
                for (int i = 0; i < values.length; i++) {
                    Input input = inputs.get(i);
                    values[i] = input.isPurchases() && own != null
                            ? own.value(input)
                            : row.values().value(input.name());
                }
                cases.add(new Case(row.id(), values, answer(question, target, row, own)));
            }
        }
        return cases;
    }

    private static boolean applies(Question question, Facts facts) {
        return question.kind() != Question.Kind.LEAVES || facts.daysSinceLast() < STILL_THERE;
    }

    private static @Nullable Boolean answer(
            Question question, @Nullable Field<?> target, Row row, @Nullable Facts facts) {
        return switch (question.kind()) {
            case FIELD ->
                target == null
                        ? null
                        : LearnableFields.answer(target, row.values().value(target.name()), question.yes());
            case BUYS_AGAIN -> facts == null ? null : (Boolean) facts.followed();
            case LEAVES -> facts == null ? null : (Boolean) !facts.followed();
            case BUYS_PRODUCT, BUYS_CATEGORY -> facts == null ? null : (Boolean) facts.followedByIt();
        };
    }
}
