package relata.insight.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** Which fields of an object something can be learned from, and which of them say yes or no. */
@Component
public class LearnableFields {

    private static final Set<String> OF_THE_SYSTEM = Set.of("createdAt", "createdBy", "changedAt", "changedBy");

    private final JdbcClient jdbc;

    LearnableFields(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a field stands to learning; {@link #USUAL} is learned from unless somebody says otherwise. */
    public enum Use {
        USUAL,
        /** Only where it is named: written by the system, or by a prediction. */
        WHEN_NAMED,
        /** Names or numbers a record, or is free text. */
        TELLS_ONE,
        /** Points to another record, or holds several values. */
        NOT_YET
    }

    /** @param target whether it can be foretold */
    public record Learnable(String name, Use use, boolean target) {}

    /** All fields that the actor reads, in the order of the object. */
    public List<Learnable> of(Actor actor, ObjectType object) {
        List<String> written = jdbc.sql(
                        "select distinct written_to from prediction where object = ? and written_to is not null")
                .param(object.name())
                .query(Rows::text)
                .list();
        var learnable = new ArrayList<Learnable>();
        object.fields().forEach((name, field) -> {
            if (actor.access().reads(object.name(), name)) {
                Use use = use(object, field);
                boolean made = written.contains(name);
                learnable.add(new Learnable(
                        name,
                        use == Use.USUAL && (made || OF_THE_SYSTEM.contains(name)) ? Use.WHEN_NAMED : use,
                        isTarget(object, field) && !made));
            }
        });
        return learnable;
    }

    private static Use use(ObjectType object, Field<?> field) {
        return switch (field.type()) {
            case NUMBER, INTEGER, MONEY, DATE, TIME, BOOLEAN, CHOICE ->
                field.is(Trait.UNIQUE) ? Use.TELLS_ONE : Use.USUAL;
            case TEXT -> isName(object, field) ? Use.TELLS_ONE : Use.USUAL;
            case LONG_TEXT, EMAIL, PHONE, URL -> Use.TELLS_ONE;
            case CHOICES, REFERENCE -> Use.NOT_YET;
        };
    }

    private static boolean isName(ObjectType object, Field<?> field) {
        return field.name().equals(object.title())
                || field.is(Trait.UNIQUE)
                || field.is(Trait.PART_OF_TITLE)
                || field.is(Trait.SEARCHED_IN_PARTS);
    }

    private static boolean isTarget(ObjectType object, Field<?> field) {
        return switch (field.type()) {
            case BOOLEAN, CHOICE -> true;
            case TEXT -> !isName(object, field);
            case NUMBER, INTEGER -> !field.is(Trait.UNIQUE);
            case LONG_TEXT, MONEY, DATE, TIME, CHOICES, REFERENCE, EMAIL, PHONE, URL -> false;
        };
    }

    /** How a field is learned from. */
    public static Input input(Field<?> field) {
        Input.Kind kind = switch (field.type()) {
            case NUMBER, INTEGER, MONEY -> Input.Kind.NUMBER;
            case DATE, TIME -> Input.Kind.AGE;
            case BOOLEAN, CHOICE, TEXT, LONG_TEXT, CHOICES, REFERENCE, EMAIL, PHONE, URL -> Input.Kind.KIND;
        };
        return new Input(field.name(), kind, null);
    }

    /** Whether a field's value is the yes of a question; null where it says nothing. */
    public static @Nullable Boolean answer(Field<?> field, @Nullable Object value, @Nullable String yes) {
        if (field.type() == FieldType.BOOLEAN) {
            return value instanceof Boolean known ? (Boolean) (known == !"false".equals(yes)) : null;
        }
        String word = Input.word(value);
        return word == null || yes == null ? null : (Boolean) word.equalsIgnoreCase(yes.strip());
    }
}
