package relata.records.expressions;

import org.jspecify.annotations.Nullable;
import relata.records.catalog.FieldType;

/** What an expression must be worth where it is used. */
public record Expected(@Nullable FieldType type) {

    /** True or false: a filter, a segment, a rule's condition. */
    public static final Expected CONDITION = new Expected(FieldType.BOOLEAN);

    /** Anything that a field could hold. */
    public static final Expected ANYTHING = new Expected(null);

    /** What a calculated field of this type needs. */
    public static Expected of(FieldType type) {
        return new Expected(type);
    }

    boolean accepts(Type found) {
        if (type == null) {
            return found != Type.Simple.NOTHING
                    && found != Type.Simple.DURATION
                    && !(found instanceof Type.Many)
                    && !(found instanceof Type.Choices);
        }
        return switch (type) {
            case TEXT, LONG_TEXT, CHOICE, EMAIL, PHONE, URL -> found.isText();
            case NUMBER, INTEGER -> found == Type.Simple.NUMBER;
            case MONEY -> found instanceof Type.Amount;
            case DATE -> found == Type.Simple.DATE;
            case TIME -> found == Type.Simple.TIME;
            case BOOLEAN -> found == Type.Simple.BOOLEAN;
            case REFERENCE -> found instanceof Type.Link;
            case CHOICES -> found instanceof Type.Choices;
        };
    }

    String code() {
        return type == null ? "value" : type.apiName();
    }
}
