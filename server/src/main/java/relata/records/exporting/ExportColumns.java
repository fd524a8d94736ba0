package relata.records.exporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import relata.platform.Language;
import relata.platform.Money;
import relata.platform.tables.TableCell;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Row;

/**
 * The columns of an exported file: the id first, then the fields by their labels. An amount has its currency beside it, a
 * reference the id of what it points to, so that the file imports again as it is.
 */
final class ExportColumns {

    private final ObjectType object;
    private final List<Field<?>> fields;
    private final Language language;
    private final String id;
    private final String currency;
    private final Map<String, Map<String, String>> choices = new HashMap<>();

    /**
     * @param id the word for an id in headers
     * @param currency the word for a currency in headers
     */
    ExportColumns(ObjectType object, List<Field<?>> fields, Language language, String id, String currency) {
        this.object = object;
        this.fields = List.copyOf(fields);
        this.language = language;
        this.id = id;
        this.currency = currency;
        for (Field<?> field : fields) {
            choices.put(
                    field.name(),
                    field.choices().stream()
                            .collect(Collectors.toMap(
                                    Choice::value, choice -> choice.label().in(language), (one, other) -> one)));
        }
    }

    List<String> header() {
        var header = new ArrayList<String>();
        header.add(id);
        for (Field<?> field : fields) {
            String label = label(field);
            header.add(label);
            switch (field.type()) {
                case REFERENCE -> header.add(label + ": " + id);
                case MONEY -> header.add(label + ": " + currency);
                case TEXT, LONG_TEXT, NUMBER, INTEGER, DATE, TIME, BOOLEAN, CHOICE, CHOICES, EMAIL, PHONE, URL -> {}
            }
        }
        return header;
    }

    /** Two fields of one label are told apart by their names. */
    private String label(Field<?> field) {
        String label = field.label().in(language);
        long alike = object.fields().values().stream()
                .filter(other -> other.label().in(language).equalsIgnoreCase(label))
                .count();
        return alike > 1 || label.equalsIgnoreCase(id) ? field.name() : label;
    }

    /** The ids that references of these rows point to, by the type they point to. */
    Map<String, Set<UUID>> targets(List<Row> rows) {
        var targets = new HashMap<String, Set<UUID>>();
        for (Field<?> field : fields) {
            if (field.type() == FieldType.REFERENCE) {
                var ids = targets.computeIfAbsent(field.target(), target -> new LinkedHashSet<>());
                for (Row row : rows) {
                    if (row.values().value(field.name()) instanceof UUID target) {
                        ids.add(target);
                    }
                }
            }
        }
        targets.values().removeIf(Set::isEmpty);
        return targets;
    }

    List<TableCell> cells(Row row, Map<String, Map<UUID, String>> titles) {
        var cells = new ArrayList<TableCell>();
        cells.add(new TableCell.Text(row.id().toString()));
        for (Field<?> field : fields) {
            Object value = row.values().value(field.name());
            switch (field.type()) {
                case MONEY -> {
                    cells.add(value instanceof Money money ? number(money.amount()) : TableCell.ABSENT);
                    cells.add(value instanceof Money money ? new TableCell.Text(money.currency()) : TableCell.ABSENT);
                }
                case REFERENCE -> {
                    String title = value instanceof UUID target
                            ? titles.getOrDefault(field.target(), Map.of()).get(target)
                            : null;
                    cells.add(title == null ? TableCell.ABSENT : new TableCell.Text(title));
                    cells.add(value == null ? TableCell.ABSENT : new TableCell.Text(value.toString()));
                }
                case TEXT, LONG_TEXT, NUMBER, INTEGER, DATE, TIME, BOOLEAN, CHOICE, CHOICES, EMAIL, PHONE, URL ->
                    cells.add(cell(field, value));
            }
        }
        return cells;
    }

    TableCell cell(Field<?> field, @Nullable Object value) {
        var words = choices.getOrDefault(field.name(), Map.of());
        return switch (value) {
            case null -> TableCell.ABSENT;
            case BigDecimal number -> number(number);
            case Long number -> number(BigDecimal.valueOf(number));
            case LocalDate day -> new TableCell.Day(day);
            case Instant moment -> new TableCell.Moment(moment);
            case Boolean yes -> new TableCell.YesNo(yes);
            case List<?> several ->
                new TableCell.Text(several.stream()
                        .map(each -> words.getOrDefault(String.valueOf(each), String.valueOf(each)))
                        .collect(Collectors.joining("; ")));
            default -> new TableCell.Text(unambiguous(words, value.toString()));
        };
    }

    /** The label, unless another value has the same one. */
    private static String unambiguous(Map<String, String> words, String value) {
        String word = words.getOrDefault(value, value);
        boolean twice = words.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(value)
                        && (other.getValue().equalsIgnoreCase(word)
                                || other.getKey().equalsIgnoreCase(word)));
        return twice ? value : word;
    }

    private static TableCell number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return new TableCell.Number(plain.scale() < 0 ? plain.setScale(0) : plain);
    }
}
