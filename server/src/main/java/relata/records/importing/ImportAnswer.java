package relata.records.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Language;
import relata.platform.tables.TableFormat;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;
import relata.platform.tables.cells.CellType;
import relata.platform.texts.Texts;

/**
 * An import as the API shows it, its notes and problems in the reader's language.
 *
 * @param keptUntil when its refused rows, and its file where it was never imported, are forgotten
 */
record ImportAnswer(
        UUID id,
        String object,
        String fileName,
        Status status,
        FormatAnswer format,
        List<ColumnAnswer> columns,
        Mapping mapping,
        RowsAnswer rows,
        ProgressAnswer progress,
        List<Example> examples,
        @Nullable UndoAnswer undo,
        @Nullable ProblemAnswer problem,
        long layoutUsed,
        MakerAnswer actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant keptUntil) {

    record FormatAnswer(
            TableFormat.Kind kind,
            String encoding,
            TableFormat.Separator separator,
            boolean header,
            long headerRow,
            @Nullable String sheet,
            int columns) {}

    record GuessAnswer(
            CellType type,
            int confidence,
            @Nullable String note,
            DateOrder dateOrder,
            DecimalMark decimal,
            List<String> choices) {}

    record ColumnAnswer(
            int index,
            String name,
            List<String> examples,
            GuessAnswer guess,
            @Nullable String target) {}

    /** @param exact whether the file was read to its end, so that total is no estimate */
    record RowsAnswer(
            long total,
            boolean exact,
            long created,
            long updated,
            long unchanged,
            long refused,
            long review,
            Map<String, Long> related) {}

    record ProgressAnswer(long done, long total) {}

    record UndoAnswer(long undone, long kept) {}

    record ProblemAnswer(String code, String detail) {}

    record MakerAnswer(UUID id, String name) {}

    static ImportAnswer of(FileImport run, Instant keptUntil, long layoutUsed, Texts texts, Language language) {
        TableFormat format = run.format();
        boolean undoing = run.status() == Status.UNDOING || run.status() == Status.UNDONE;
        Counts counts = run.counts();
        Problem problem = run.problem();
        return new ImportAnswer(
                run.id(),
                run.object(),
                run.fileName(),
                run.status(),
                new FormatAnswer(
                        format.kind(),
                        format.encoding(),
                        format.separator(),
                        format.headerRow() > 0,
                        format.headerRow(),
                        format.sheet(),
                        format.columns()),
                columns(run, texts, language),
                run.mapping(),
                new RowsAnswer(
                        run.total(),
                        run.totalExact(),
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.refused(),
                        counts.review(),
                        counts.related()),
                progress(run),
                run.examples(),
                undoing ? new UndoAnswer(run.undone(), run.kept()) : null,
                problem == null
                        ? null
                        : new ProblemAnswer(problem.code(), texts.text(language, problem.code(), problem.arguments())),
                layoutUsed,
                new MakerAnswer(run.actor(), run.actorName()),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                keptUntil);
    }

    private static ProgressAnswer progress(FileImport run) {
        return switch (run.status()) {
            case UNDOING, UNDONE -> new ProgressAnswer(run.undone() + run.kept(), run.undoTotal());
            case RETRYING -> new ProgressAnswer(run.retry().done(), run.retry().total());
            case DRAFT, CHECKING, READY, RUNNING, STOPPED, DONE, FAILED -> new ProgressAnswer(run.done(), run.total());
        };
    }

    private static List<ColumnAnswer> columns(FileImport run, Texts texts, Language language) {
        var columns = new ArrayList<ColumnAnswer>();
        for (SeenColumn column : run.columns()) {
            SeenColumn.Guess guess = column.guess();
            String note = String.join(
                    " ",
                    guess.notes().stream()
                            .map(each -> texts.text(language, each.code(), each.arguments()))
                            .toList());
            columns.add(new ColumnAnswer(
                    column.index(),
                    column.name(),
                    column.examples(),
                    new GuessAnswer(
                            guess.type(),
                            guess.confidence(),
                            note.isEmpty() ? null : note,
                            guess.dateOrder(),
                            guess.decimalMark(),
                            guess.choices()),
                    target(run.mapping(), column)));
        }
        return columns;
    }

    private static @Nullable String target(Mapping mapping, SeenColumn column) {
        for (Mapping.Column mapped : mapping.columns()) {
            boolean same = mapped.index() != null
                    ? mapped.index() == column.index()
                    : Objects.equals(mapped.name(), column.name());
            if (same) {
                return mapped.target();
            }
        }
        return null;
    }
}
