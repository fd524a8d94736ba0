package relata.insight.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.FieldType;
import relata.records.summaries.Figure;
import relata.records.summaries.Summary;

/**
 * What a report says, as the API has it: numbers as text, so that none is rounded on its way.
 *
 * @param filter that of the whole report; with the filters of a cell's values it finds exactly the records behind the cell
 * @param current whether nothing was written since it was counted; where not, {@code fresh=true} counts again
 */
record ResultAnswer(
        String object,
        String filter,
        String shape,
        String zone,
        Instant countedAt,
        boolean current,
        List<Group> groups,
        List<Measure> measures,
        List<Cell> cells,
        List<List<Cell>> totals,
        Cell all) {

    record Group(
            String by,
            String type,
            @Nullable String label,
            @Nullable String step,
            List<Value> values) {}

    /**
     * @param kind value, missing (records without one) or rest (all that are not told one by one)
     * @param from the first day of a period
     * @param to the first day after it
     * @param least the lower bound of a range, which belongs to it
     * @param below the upper bound, which does not
     * @param unfinished whether the period still goes on
     * @param filter finds exactly its records
     */
    record Value(
            String kind,
            @Nullable String value,
            @Nullable String label,
            @Nullable String from,
            @Nullable String to,
            @Nullable String least,
            @Nullable String below,
            boolean unfinished,
            String filter) {}

    record Measure(
            String kind,
            String show,
            @Nullable String of,
            @Nullable String type,
            @Nullable String label) {}

    /** @param at the place of its value in each group */
    record Cell(List<Integer> at, long rows, List<FigureAnswer> figures) {}

    /** @param mixed whether amounts of several currencies lie there, which do not add up */
    record FigureAnswer(@Nullable String value, @Nullable String currency, boolean mixed) {}

    static ResultAnswer of(String object, Definition definition, ReportAnswers.Answer answer) {
        Summary summary = answer.summary();
        return new ResultAnswer(
                object,
                definition.question().filter(),
                definition.shapeOrTable(),
                summary.zone(),
                answer.countedAt(),
                answer.current(),
                summary.groups().stream().map(ResultAnswer::group).toList(),
                summary.columns().stream().map(ResultAnswer::measure).toList(),
                cells(summary.cells()),
                summary.totals().stream().map(ResultAnswer::cells).toList(),
                cell(summary.all()));
    }

    private static Group group(Summary.Group group) {
        var step = group.grouping().step();
        return new Group(
                group.grouping().by(),
                group.type().apiName(),
                group.label(),
                step == null ? null : step.name().toLowerCase(Locale.ROOT),
                group.values().stream().map(ResultAnswer::value).toList());
    }

    private static Value value(Summary.Value value) {
        return new Value(
                value.key().kind().name().toLowerCase(Locale.ROOT),
                value.key().value(),
                value.label(),
                value.from() == null ? null : value.from().toString(),
                value.to() == null ? null : value.to().toString(),
                plain(value.least()),
                plain(value.below()),
                value.unfinished(),
                value.filter());
    }

    private static Measure measure(Summary.Column column) {
        FieldType type = column.type();
        return new Measure(
                column.measure().kind().name().toLowerCase(Locale.ROOT),
                column.measure().show().name().toLowerCase(Locale.ROOT),
                column.measure().of(),
                type == null ? null : type.apiName(),
                column.label());
    }

    private static List<Cell> cells(List<Summary.Cell> cells) {
        return cells.stream().map(ResultAnswer::cell).toList();
    }

    private static Cell cell(Summary.Cell cell) {
        return new Cell(
                cell.at(),
                cell.rows(),
                cell.figures().stream().map(ResultAnswer::figure).toList());
    }

    private static FigureAnswer figure(Figure figure) {
        return new FigureAnswer(plain(figure.value()), figure.currency(), figure.mixed());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
