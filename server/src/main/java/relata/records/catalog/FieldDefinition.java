package relata.records.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom field as an administrator defines it.
 *
 * @param name begins with {@code cf_}; never changes
 * @param target for references: the name of the object they point to
 * @param inverse for references: the name of the relation back, null where none
 * @param formula for calculated fields: the expression
 */
public record FieldDefinition(
        String object,
        String name,
        FieldType type,
        Label label,
        List<Choice> choices,
        @Nullable String target,
        @Nullable String inverse,
        @Nullable String formula,
        List<Trait> traits) {

    /** The field of the catalog that this definition makes. */
    public Field<?> field() {
        Field<?> field = switch (type) {
            case REFERENCE -> reference();
            case MONEY ->
                formula == null ? Field.money(name, label, name + "_currency") : Field.reportingMoney(name, label);
            case CHOICE, CHOICES -> Field.of(name, type, label).among(choices);
            case TEXT, LONG_TEXT, NUMBER, INTEGER, DATE, TIME, BOOLEAN, EMAIL, PHONE, URL ->
                Field.of(name, type, label);
        };
        field = field.with(Trait.CUSTOM).with(traits.toArray(Trait[]::new));
        return formula == null ? field : field.calculatedBy(formula);
    }

    private Field<?> reference() {
        if (target == null) {
            throw new IllegalArgumentException(name + " points to nothing");
        }
        Field<?> field = Field.reference(name, target, label);
        return inverse == null ? field : field.inverse(inverse, label);
    }
}
