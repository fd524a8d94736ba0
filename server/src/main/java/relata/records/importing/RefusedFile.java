package relata.records.importing;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.tables.TableCell;
import relata.platform.tables.TableFormat;
import relata.platform.tables.TableWriter;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Refused rows for people: as they stood in the file, the reasons in words beside them. */
@Component
class RefusedFile {

    private final RefusedRows rows;
    private final Catalogs catalogs;
    private final PartTargets parts;
    private final Texts texts;

    RefusedFile(RefusedRows rows, Catalogs catalogs, PartTargets parts, Texts texts) {
        this.rows = rows;
        this.catalogs = catalogs;
        this.parts = parts;
        this.texts = texts;
    }

    record ReasonAnswer(String target, String code, String detail) {}

    record RowAnswer(long row, List<String> cells, List<ReasonAnswer> reasons) {}

    record PageAnswer(List<RowAnswer> items, @Nullable Long next) {}

    PageAnswer page(Actor actor, FileImport run, long after, int limit) {
        List<RefusedRows.RefusedRow> found = rows.after(run.id(), after, limit + 1);
        boolean more = found.size() > limit;
        List<RowAnswer> items = found.stream()
                .limit(limit)
                .map(row -> new RowAnswer(
                        row.row(),
                        row.cells(),
                        row.reasons().stream()
                                .map(reason ->
                                        new ReasonAnswer(reason.target(), reason.code(), words(actor, run, reason)))
                                .toList()))
                .toList();
        return new PageAnswer(items, more ? items.getLast().row() : null);
    }

    static String type(String format) {
        return format.equals("csv")
                ? "text/csv;charset=UTF-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    String disposition(Actor actor, FileImport run, String format) {
        String name = run.fileName().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return ContentDisposition.attachment()
                .filename(
                        texts.text(actor.language(), "records-importing.refused-file", Map.of("name", name)) + "."
                                + format,
                        java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    void write(Actor actor, FileImport run, String format, OutputStream out) {
        String reasonColumn = texts.text(actor.language(), Imports.REASON);
        int width = run.columns().size();
        try (TableWriter writer = format.equals("csv")
                ? TableWriter.csv(out, TableFormat.Separator.COMMA)
                : TableWriter.workbook(out, reasonColumn, actor.zone())) {
            if (run.format().headerRow() > 0) {
                var names = new ArrayList<String>();
                run.columns().forEach(column -> names.add(column.name()));
                names.add(reasonColumn);
                writer.header(names);
            }
            rows.each(run.id(), row -> {
                var cells = new ArrayList<TableCell>();
                for (int i = 0; i < width; i++) {
                    cells.add(
                            i < row.cells().size()
                                    ? new TableCell.Text(row.cells().get(i))
                                    : TableCell.ABSENT);
                }
                cells.add(new TableCell.Text(String.join(
                        "; ",
                        row.reasons().stream()
                                .map(reason -> words(actor, run, reason))
                                .toList())));
                writer.row(cells);
            });
        }
    }

    /** The field in front, where one is meant. */
    private String words(Actor actor, FileImport run, Reason reason) {
        var arguments = new LinkedHashMap<String, Object>(reason.arguments());
        String words = texts.text(actor.language(), reason.code(), arguments);
        String label = label(actor, run, reason.target());
        return label.isEmpty() ? words : label + ": " + words;
    }

    private String label(Actor actor, FileImport run, String target) {
        Catalog catalog = catalogs.current();
        ObjectType object = catalog.find(run.object());
        if (object != null && target.contains("[")) {
            return parts.words(object, target, actor.language());
        }
        var labels = new ArrayList<String>();
        for (String part : target.split("\\.")) {
            Field<?> field = object == null ? null : object.field(part);
            if (field == null) {
                break;
            }
            labels.add(field.label().in(actor.language()));
            object = field.reference() == null ? null : catalog.find(field.target());
        }
        return String.join(Proposal.WITHIN, labels);
    }
}
