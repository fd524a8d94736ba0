package relata.insight.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.texts.Texts;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;

/** Refuses questions that nobody could learn the answer of, before anything is read. */
@Component
class Questions {

    static final String CUSTOMER = "customer";

    private static final int MOST_DAYS = 3_650;

    private final Extracts extracts;
    private final LearnableFields learnable;
    private final Cases cases;
    private final Visibility visibility;
    private final JdbcClient jdbc;
    private final Texts texts;

    Questions(
            Extracts extracts,
            LearnableFields learnable,
            Cases cases,
            Visibility visibility,
            JdbcClient jdbc,
            Texts texts) {
        this.extracts = extracts;
        this.learnable = learnable;
        this.cases = cases;
        this.visibility = visibility;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** The question, once nothing speaks against asking it with the rights of this actor. */
    Question checked(Actor actor, ObjectType object, Question question) {
        extracts.check(actor, object, Action.READ, question.filter(), List.of());
        if (question.isAboutPurchases()) {
            checkPurchases(actor, object, question);
        } else {
            checkTarget(actor, object, question);
        }
        if (question.fields() != null) {
            checkFields(actor, object, question);
        }
        if (cases.inputs(actor, object, question).isEmpty()) {
            throw Refusal.invalid("fields", "insight.nothing-to-learn-from", Map.of());
        }
        return question;
    }

    private void checkTarget(Actor actor, ObjectType object, Question question) {
        String name = Objects.requireNonNullElse(question.target(), "");
        boolean fits = learnable.of(actor, object).stream()
                .anyMatch(field -> field.name().equals(name) && field.target());
        Field<?> field = object.field(name);
        if (!fits || field == null) {
            throw Refusal.invalid("target", "insight.no-target", Map.of("field", name));
        }
        String yes = question.yes();
        if (field.type() == FieldType.BOOLEAN) {
            if (yes != null && !yes.equals("true") && !yes.equals("false")) {
                throw Refusal.invalid("yes", "insight.no-such-value", Map.of("value", yes));
            }
        } else if (yes == null || yes.isBlank()) {
            throw Refusal.invalid("yes", "insight.yes-missing", Map.of());
        } else if (field.type() == FieldType.CHOICE
                && field.choices().stream().map(Choice::value).noneMatch(yes.strip()::equalsIgnoreCase)) {
            throw Refusal.invalid("yes", "insight.no-such-value", Map.of("value", yes));
        }
    }

    private void checkPurchases(Actor actor, ObjectType object, Question question) {
        if (!object.name().equals(CUSTOMER)) {
            throw Refusal.invalid("kind", "insight.only-of-customers", Map.of());
        }
        if (!visibility.readsPurchases(actor)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", "order", "action", Action.READ.name()));
        }
        if (question.days() == null || question.days() < 1 || question.days() > MOST_DAYS) {
            throw Refusal.invalid("days", "insight.days", Map.of("most", MOST_DAYS));
        }
        switch (question.kind()) {
            case BUYS_PRODUCT -> {
                if (question.product() == null
                        || !exists("select true from product where id = ?", question.product())) {
                    throw Refusal.invalid("product", "insight.no-product", Map.of());
                }
            }
            case BUYS_CATEGORY -> {
                if (question.category() == null
                        || !exists("select true from product where family = ? limit 1", question.category())) {
                    throw Refusal.invalid("category", "insight.no-category", Map.of());
                }
            }
            case BUYS_AGAIN, LEAVES, FIELD -> {}
        }
    }

    private boolean exists(String sql, Object value) {
        return jdbc.sql(sql).param(value).query(Boolean.class).optional().isPresent();
    }

    private void checkFields(Actor actor, ObjectType object, Question question) {
        for (String name : Objects.requireNonNull(question.fields())) {
            boolean fits = name.startsWith(Input.PURCHASES)
                    ? PurchaseFacts.inputs(question.kind()).stream()
                            .anyMatch(input -> input.name().equals(name))
                    : learnable.of(actor, object).stream()
                            .anyMatch(field -> field.name().equals(name) && canBeLearned(field.use()));
            if (!fits || name.equals(question.target())) {
                throw Refusal.invalid("fields", "insight.not-learnable", Map.of("field", name));
            }
        }
    }

    private static boolean canBeLearned(LearnableFields.Use use) {
        return switch (use) {
            case USUAL, WHEN_NAMED -> true;
            case TELLS_ONE, NOT_YET -> false;
        };
    }

    /** What a prediction is called where nobody named it, in the words of the actor. */
    String name(Actor actor, ObjectType object, Question question) {
        String of = object.pluralLabel().in(actor.language());
        @Nullable Field<?> target = question.target() == null ? null : object.field(question.target());
        return texts.text(
                actor.language(),
                "insight.prediction-of-" + PredictionAnswers.word(question.kind()),
                Map.of(
                        "object",
                        of,
                        "field",
                        target == null ? "" : target.label().in(actor.language()),
                        "days",
                        Objects.requireNonNullElse(question.days(), 0),
                        "category",
                        Objects.requireNonNullElse(question.category(), "")));
    }
}
