package relata.insight.experiments;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.insight.learning.LearnableFields;
import relata.insight.learning.LearnableFields.Learnable;
import relata.insight.learning.LearnableFields.Use;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;

/** Refuses designs that nothing could be compared by, before anything is read. */
@Component
class Designs {

    private static final int MOST_OUTCOMES = 10;

    private final Extracts extracts;
    private final LearnableFields learnable;

    Designs(Extracts extracts, LearnableFields learnable) {
        this.extracts = extracts;
        this.learnable = learnable;
    }

    Design checked(Actor actor, ObjectType object, Design design) {
        extracts.check(actor, object, Action.READ, design.filter(), List.of());
        Field<?> arm = readable(actor, object, "arm", design.arm());
        if (arm.type() != FieldType.CHOICE && arm.type() != FieldType.TEXT && arm.type() != FieldType.BOOLEAN) {
            throw Refusal.invalid("arm", "insight.no-arm", Map.of("field", arm.name()));
        }
        boolean stranger = arm.type() == FieldType.CHOICE
                && arm.choices().stream().map(Choice::value).noneMatch(design.control()::equals);
        if (design.control().isBlank() || stranger) {
            throw Refusal.invalid("control", "insight.no-such-value", Map.of("value", design.control()));
        }
        checkOutcomes(actor, object, design);
        if (design.before() != null) {
            Field<?> before = readable(actor, object, "before", design.before());
            if (!isNumber(before)) {
                throw Refusal.invalid("before", "insight.no-number", Map.of("field", before.name()));
            }
        }
        for (double share : design.shares().values()) {
            if (!(share > 0 && Double.isFinite(share))) {
                throw Refusal.invalid("shares", "insight.bad-share", Map.of());
            }
        }
        checkKnown(actor, object, design);
        return design;
    }

    private static Field<?> readable(Actor actor, ObjectType object, String member, String name) {
        Field<?> field = object.field(name);
        if (field == null || !actor.access().reads(object.name(), name)) {
            throw Refusal.invalid(member, "records.no-such-field", Map.of("field", name, "object", object.name()));
        }
        return field;
    }

    private static boolean isNumber(Field<?> field) {
        return switch (field.type()) {
            case NUMBER, INTEGER, MONEY -> true;
            case TEXT, LONG_TEXT, DATE, TIME, BOOLEAN, CHOICE, CHOICES, REFERENCE, EMAIL, PHONE, URL -> false;
        };
    }

    private static void checkOutcomes(Actor actor, ObjectType object, Design design) {
        if (design.outcomes().isEmpty() || design.outcomes().size() > MOST_OUTCOMES) {
            throw Refusal.invalid("outcomes", "insight.outcomes", Map.of("most", MOST_OUTCOMES));
        }
        var seen = new HashSet<String>();
        for (Design.Outcome outcome : design.outcomes()) {
            Field<?> field = readable(actor, object, "outcomes", outcome.field());
            boolean words = field.type() == FieldType.CHOICE || field.type() == FieldType.TEXT;
            boolean fits = isNumber(field) || field.type() == FieldType.BOOLEAN || words;
            if (!fits || field.name().equals(design.arm()) || !seen.add(field.name())) {
                throw Refusal.invalid("outcomes", "insight.no-outcome", Map.of("field", field.name()));
            }
            if (words && (outcome.yes() == null || outcome.yes().isBlank())) {
                throw Refusal.invalid("outcomes", "insight.yes-missing", Map.of());
            }
        }
    }

    private void checkKnown(Actor actor, ObjectType object, Design design) {
        List<Learnable> all = learnable.of(actor, object);
        for (String name : design.known()) {
            boolean fits = all.stream()
                    .anyMatch(field ->
                            field.name().equals(name) && (field.use() == Use.USUAL || field.use() == Use.WHEN_NAMED));
            boolean measured = name.equals(design.arm())
                    || design.outcomes().stream()
                            .anyMatch(outcome -> outcome.field().equals(name));
            if (!fits || measured) {
                throw Refusal.invalid("known", "insight.not-learnable", Map.of("field", name));
            }
        }
    }
}
