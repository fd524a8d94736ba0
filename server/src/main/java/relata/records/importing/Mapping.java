package relata.records.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;
import relata.records.catalog.LabelGiven;

/**
 * Where the columns of a file go.
 *
 * @param columns columns that are absent, or have no target, are left out
 * @param constants what every row gets, by target, as values of the API: {@code {"kind": "organization", "currency": "USD"}}
 * @param matchBy how a row finds the record that is there already, in this order: targets such as {@code externalId}, several
 *     that count together as {@code name+city}; empty for all targets that identify a record
 * @param whenExists what becomes of a record that is found
 * @param related the same for related records, by their path; they are left as they are where nothing is said
 * @param recognizeRows whether rows without an id of their own are known again by their cells when they come a second time
 */
public record Mapping(
        List<Column> columns,
        Map<String, Object> constants,
        List<String> matchBy,
        WhenExists whenExists,
        Map<String, WhenExists> related,
        boolean recognizeRows) {

    /**
     * @param index from 0; null where the column is known by its name
     * @param name as the header of the file says; for people who write mappings by hand
     * @param target a field ({@code name}), the currency of an amount ({@code total.currency}), a field of a related record
     *     ({@code customer.externalId}); null to leave the column out
     * @param dateOrder how dates are written; as guessed where null
     * @param zone where times without one were taken; the importer's own where null
     * @param create the field that the target names and that the import makes where it is not there yet
     */
    public record Column(
            @Nullable Integer index,
            @Nullable String name,
            @Nullable String target,
            @Nullable DateOrder dateOrder,
            @Nullable DecimalMark decimalMark,
            @Nullable String zone,
            @Nullable NewField create) {

        public static Column of(int index, String name, @Nullable String target) {
            return new Column(index, name, target, null, null, null, null);
        }

        Column creating(String target, NewField field) {
            return new Column(index, name, target, dateOrder, decimalMark, zone, field);
        }
    }

    /**
     * A custom field that comes with the file.
     *
     * @param type as guessed from the cells where null
     * @param label the column's name where null
     * @param choices for choices: their values; those of the whole column where null
     */
    public record NewField(
            @Nullable String type,
            @Nullable LabelGiven label,
            @Nullable List<String> choices) {}

    /** As JSON gives it, where everything may be missing. */
    record Given(
            @Nullable List<Column> columns,
            @Nullable Map<String, Object> constants,
            @Nullable List<String> matchBy,
            @Nullable WhenExists whenExists,
            @Nullable Map<String, WhenExists> related,
            @Nullable Boolean recognizeRows) {

        Mapping complete() {
            return new Mapping(
                    without(columns),
                    without(constants),
                    without(matchBy),
                    whenExists == null ? WhenExists.FILL_EMPTY : whenExists,
                    without(related),
                    recognizeRows == null || recognizeRows);
        }

        private static <T> List<T> without(@Nullable List<T> given) {
            return given == null
                    ? List.of()
                    : given.stream().filter(Objects::nonNull).toList();
        }

        private static <T> Map<String, T> without(@Nullable Map<String, T> given) {
            var kept = new LinkedHashMap<String, T>();
            if (given != null) {
                given.forEach((key, value) -> {
                    if (key != null && value != null) {
                        kept.put(key, value);
                    }
                });
            }
            return kept;
        }
    }

    Mapping with(List<Column> otherColumns, Map<String, Object> otherConstants) {
        return new Mapping(otherColumns, otherConstants, matchBy, whenExists, related, recognizeRows);
    }

    public Mapping {
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
        matchBy = List.copyOf(matchBy);
        related = Map.copyOf(related);
    }
}
