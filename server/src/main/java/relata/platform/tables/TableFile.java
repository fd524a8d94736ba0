package relata.platform.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.TableFormat.Kind;

/**
 * A text file with separators or an Excel workbook, read row by row with flat memory. What it is and how it is to be read is guessed from
 * its content, or given. Files that are no table are refused with {@link TableFileProblem}; a row that cannot be read comes as a
 * {@link BrokenRow} and the rest is read on.
 */
public final class TableFile implements AutoCloseable {
    private static final int SAMPLE_ROWS = 300;

    private final Path path;
    private final TableLimits limits;
    private final FormatGuess guess;
    private final @Nullable Workbook workbook;

    private TableFile(Path path, TableLimits limits, FormatGuess guess, @Nullable Workbook workbook) {
        this.path = path;
        this.limits = limits;
        this.guess = guess;
        this.workbook = workbook;
    }

    /** Opens a file and guesses its format. */
    public static TableFile open(Path path) {
        return open(path, TableLimits.STANDARD);
    }

    /** Opens a file in a known format; nothing is guessed. */
    public static TableFile open(Path path, TableFormat format) {
        return open(path, format, TableLimits.STANDARD);
    }

    static TableFile open(Path path, TableLimits limits) {
        try {
            if (FileKind.of(path) == Kind.TEXT) {
                return new TableFile(path, limits, guessText(path, limits), null);
            }
            Workbook workbook = new Workbook(path, limits);
            try {
                return new TableFile(path, limits, guessSheet(workbook), workbook);
            } catch (RuntimeException | Error refused) {
                workbook.close();
                throw refused;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TableFile open(Path path, TableFormat format, TableLimits limits) {
        try {
            Kind kind = FileKind.of(path);
            if (kind != format.kind()) {
                throw new TableFileProblem("tables.file.other-kind", Map.of("expected", format.kind(), "found", kind));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        FormatGuess given = new FormatGuess(format, 100, 100, 100);
        return new TableFile(path, limits, given, format.kind() == Kind.WORKBOOK ? new Workbook(path, limits) : null);
    }

    public TableFormat format() {
        return guess.format();
    }

    /** The format with how sure each part of it is. */
    public FormatGuess guess() {
        return guess;
    }

    /** Names of the sheets that hold cells, hidden ones included; empty for text. */
    public List<String> sheets() {
        return workbook == null
                ? List.of()
                : workbook.sheets().stream().map(Workbook.Sheet::name).toList();
    }

    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names of the columns as they stand in the file, "" where a column has none; empty where there is no header. */
    public List<String> header() {
        if (format().headerRow() == 0) {
            return List.of();
        }
        try (RawRow.Source rows = source(Checkpoint.START)) {
            for (RawRow row = rows.next(); row != null; row = rows.next()) {
                if (row.number() >= format().headerRow()) {
                    return names(row);
                }
            }
        }
        throw new TableFileProblem("tables.file.no-header", Map.of(), format().headerRow());
    }

    private List<String> names(RawRow row) {
        BrokenRow broken = row.broken();
        if (broken != null) {
            throw new TableFileProblem(
                    "tables.file.broken-header",
                    Map.of("reason", broken.reason().code()),
                    row.number());
        }
        List<String> names = new ArrayList<>(row.cells());
        while (names.size() < format().columns()) {
            names.add("");
        }
        return List.copyOf(names);
    }

    /** All rows after the header. Several may be read side by side. */
    public TableRows rows() {
        return rows(Checkpoint.START, new Occurrences());
    }

    /** The rows after a checkpoint; reads those before it again to count their occurrences. */
    public TableRows rows(Checkpoint from) {
        Occurrences before = new Occurrences();
        try (TableRows rows = rows(Checkpoint.START, before)) {
            while (rows.checkpoint().nextRow() < from.nextRow() && rows.next() != null) {
                // Each row read counts itself in.
            }
        }
        return rows(from, before);
    }

    /** The rows after a checkpoint, at once; occurrences go on from those counted before. */
    public TableRows rows(Checkpoint from, Occurrences before) {
        return new CountedRows(source(from), format(), before);
    }

    private RawRow.Source source(Checkpoint from) {
        return workbook == null
                ? new TextRows(path, format(), limits, from)
                : workbook.rows(String.valueOf(format().sheet()), from.nextRow());
    }

    private static FormatGuess guessText(Path path, TableLimits limits) throws IOException {
        TextEncoding encoding = TextEncoding.of(path);
        FileKind.refuseBinary(path, encoding.name());
        TextLayout layout = TextLayout.of(path, encoding.name(), limits);
        List<RawRow> sample = TextLayout.sample(path, encoding.name(), layout.separator(), layout.quotes(), limits);
        int width = readableWidth(sample);
        HeaderGuess header = HeaderGuess.of(sample, width);
        TableFormat format = TableFormat.text(
                encoding.name(), layout.separator(), layout.quotes(), header.row(), columns(sample, header, width));
        return new FormatGuess(format, encoding.confidence(), layout.confidence(), header.confidence());
    }

    private static FormatGuess guessSheet(Workbook workbook) {
        List<Workbook.Sheet> visibleFirst = new ArrayList<>(workbook.sheets());
        visibleFirst.sort((one, other) -> Boolean.compare(one.hidden(), other.hidden()));
        for (Workbook.Sheet sheet : visibleFirst) {
            List<RawRow> sample;
            try (RawRow.Source rows = workbook.rows(sheet.name(), 1)) {
                sample = TextLayout.sample(rows, SAMPLE_ROWS);
            }
            if (!sample.isEmpty()) {
                int width = readableWidth(sample);
                HeaderGuess header = HeaderGuess.of(sample, width);
                TableFormat format = TableFormat.workbook(sheet.name(), header.row(), columns(sample, header, width));
                return new FormatGuess(format, 100, 100, header.confidence());
            }
        }
        throw new TableFileProblem("tables.file.empty");
    }

    private static int readableWidth(List<RawRow> sample) {
        if (sample.isEmpty()) {
            throw new TableFileProblem("tables.file.empty");
        }
        int width = TextLayout.width(sample);
        RawRow broken = TextLayout.firstBroken(sample);
        if (width == 0 && broken != null && broken.broken() != null) {
            throw new TableFileProblem(
                    "tables.file.no-readable-row",
                    Map.of("reason", broken.broken().reason().code()),
                    broken.number());
        }
        return width;
    }

    /** As many as the header names; without one, the most that two of the first rows have, since empty cells at the end are not counted. */
    private static int columns(List<RawRow> sample, HeaderGuess header, int width) {
        if (header.row() > 0) {
            int named = 0;
            for (RawRow row : sample) {
                named = row.number() == header.row() ? row.cells().size() : named;
            }
            return Math.max(named, width);
        }
        int[] widest =
                sample.stream().mapToInt(row -> row.cells().size()).sorted().toArray();
        return widest.length < 20 ? widest[widest.length - 1] : Math.max(width, widest[widest.length - 2]);
    }

    @Override
    public void close() {
        if (workbook != null) {
            workbook.close();
        }
    }
}
