package relata.records.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;

/**
 * One field of an object type, and the typed key by which rules read and write it.
 *
 * @param <T> the Java type of its values, see {@link FieldType#javaType()}
 * @param name its name in API, expressions and files, camelCase; custom fields begin with {@code cf_}
 * @param column its column in the object's table
 * @param currencyColumn for money: the column that holds the currency, null where {@code currency} fixes it
 * @param currency for money: {@link #REPORTING} where all values are in the company's reporting currency
 * @param reference for references: where they point, and what the way back is called
 * @param choices for choices: the values, in the order people read them
 * @param formula for calculated fields: the expression; such a field has no column
 */
public record Field<T>(
        String name,
        FieldType type,
        Label label,
        String column,
        @Nullable String currencyColumn,
        @Nullable String currency,
        @Nullable Reference reference,
        List<Choice> choices,
        @Nullable String formula,
        Set<Trait> traits) {

    /** Stands for the reporting currency in {@link #currency()}, since declarations cannot know which one it is. */
    public static final String REPORTING = "reporting";

    /**
     * Where a reference points.
     *
     * @param target name of the object type it points to
     * @param inverse name of the relation from the target back to these records, such as {@code orders}; null where none
     * @param cascades whether these records are part of the target: they go to the bin and come back with it
     */
    public record Reference(
            String target,
            @Nullable String inverse,
            @Nullable Label inverseLabel,
            boolean cascades) {}

    public Field {
        if (!name.matches("[a-z][A-Za-z0-9]*|cf_[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a field name: " + name);
        }
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a column name: " + column);
        }
        choices = List.copyOf(choices);
        traits = traits.isEmpty() ? Set.of() : Set.copyOf(traits);
    }

    public static Field<String> text(String name, Label label) {
        return of(name, FieldType.TEXT, label);
    }

    public static Field<String> longText(String name, Label label) {
        return Field.<String>of(name, FieldType.LONG_TEXT, label).with(Trait.DETAIL);
    }

    public static Field<BigDecimal> number(String name, Label label) {
        return of(name, FieldType.NUMBER, label);
    }

    public static Field<Long> integer(String name, Label label) {
        return of(name, FieldType.INTEGER, label);
    }

    /** Money whose currency stands in a column of its own, which several amounts of a record may share. */
    public static Field<Money> money(String name, Label label, String currencyColumn) {
        return new Field<>(
                name, FieldType.MONEY, label, columnOf(name), currencyColumn, null, null, List.of(), null, Set.of());
    }

    /** Money that is always in the company's reporting currency. */
    public static Field<Money> reportingMoney(String name, Label label) {
        return new Field<>(
                name, FieldType.MONEY, label, columnOf(name), null, REPORTING, null, List.of(), null, Set.of());
    }

    public static Field<LocalDate> date(String name, Label label) {
        return of(name, FieldType.DATE, label);
    }

    public static Field<Instant> time(String name, Label label) {
        return of(name, FieldType.TIME, label);
    }

    public static Field<Boolean> yesNo(String name, Label label) {
        return of(name, FieldType.BOOLEAN, label);
    }

    public static Field<String> choice(String name, Label label, Choice... choices) {
        return Field.<String>of(name, FieldType.CHOICE, label).among(List.of(choices));
    }

    public static Field<List<String>> choices(String name, Label label, Choice... choices) {
        return Field.<List<String>>of(name, FieldType.CHOICES, label).among(List.of(choices));
    }

    public static Field<String> email(String name, Label label) {
        return of(name, FieldType.EMAIL, label);
    }

    public static Field<String> phone(String name, Label label) {
        return of(name, FieldType.PHONE, label);
    }

    public static Field<String> url(String name, Label label) {
        return of(name, FieldType.URL, label);
    }

    /** A reference to a record of another type, in the column {@code <name>_id}. */
    public static Field<UUID> reference(String name, String target, Label label) {
        return new Field<>(
                name,
                FieldType.REFERENCE,
                label,
                columnOf(name) + "_id",
                null,
                null,
                new Reference(target, null, null, false),
                List.of(),
                null,
                Set.of());
    }

    /** A field of any type, as definitions from the database make them. */
    public static <T> Field<T> of(String name, FieldType type, Label label) {
        return new Field<>(name, type, label, columnOf(name), null, null, null, List.of(), null, Set.of());
    }

    public Field<T> with(Trait... more) {
        var all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(List.of(more));
        return new Field<>(name, type, label, column, currencyColumn, currency, reference, choices, formula, all);
    }

    /** Names the way back: the target gets a relation of this name over these records. */
    public Field<T> inverse(String relation, Label relationLabel) {
        return referencing(new Reference(target(), relation, relationLabel, false));
    }

    /** Like {@link #inverse}, and these records belong to the target: they share its bin. */
    public Field<T> partOf(String relation, Label relationLabel) {
        return referencing(new Reference(target(), relation, relationLabel, true));
    }

    public Field<T> inColumn(String otherColumn) {
        return new Field<>(
                name, type, label, otherColumn, currencyColumn, currency, reference, choices, formula, traits);
    }

    public Field<T> among(List<Choice> values) {
        return new Field<>(name, type, label, column, currencyColumn, currency, reference, values, formula, traits);
    }

    public Field<T> calculatedBy(String expression) {
        var calculated = new Field<T>(
                name, type, label, column, currencyColumn, currency, reference, choices, expression, traits);
        return calculated.with(Trait.DERIVED);
    }

    private Field<T> referencing(Reference to) {
        return new Field<>(name, type, label, column, currencyColumn, currency, to, choices, formula, traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isCalculated() {
        return formula != null;
    }

    /** Whether a person or a file may ever give it a value. */
    public boolean isWritable() {
        return !is(Trait.DERIVED);
    }

    /** The name of the object type a reference points to. */
    public String target() {
        if (reference == null) {
            throw new IllegalStateException(name + " is no reference");
        }
        return reference.target();
    }

    /** The columns that hold it: none for a calculated field, two for money with a currency of its own. */
    public List<String> columns() {
        var columns = new ArrayList<String>(2);
        if (!isCalculated()) {
            columns.add(column);
            if (currencyColumn != null) {
                columns.add(currencyColumn);
            }
        }
        return columns;
    }

    /** {@code placedAt} lies in {@code placed_at}; custom names are columns already. */
    private static String columnOf(String name) {
        return name.startsWith("cf_") ? name : name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
