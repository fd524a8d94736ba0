package relata.records.catalog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.text.Transliteration;

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

    private static final Pattern NAME = Pattern.compile("cf_[a-z][a-z0-9_]{0,40}");

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** {@code Тип шкіри} becomes {@code cf_typ_shkiry}; words without any letter make no name. */
    public static String nameFor(String words) {
        String slug = Transliteration.UKRAINIAN
                .toLatin(words)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        return "cf_" + (slug.length() > 40 ? slug.substring(0, 40) : slug);
    }

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
