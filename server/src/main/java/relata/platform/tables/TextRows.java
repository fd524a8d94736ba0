package relata.platform.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.BrokenRow.Reason;
import relata.platform.tables.TableFormat.Separator;

/**
 * Rows of a text file, RFC 4180 with what the field adds to it: any line end, other separators, quotes inside cells that do not begin with
 * one. It works on bytes, so that it knows where each row begins and can go on there; a row with broken quotes costs that line only.
 *
 * <p>Not done by FastCSV since that gives no byte offsets of rows, knows no columns of blanks, and loses the rest of a file after an
 * unclosed quote (docs/decisions/tabular-files.md).
 */
final class TextRows implements RawRow.Source {
    private static final int SHOWN_CHARACTERS = 200;

    private final InputStream in;
    private final TableLimits limits;
    private final Charset encoding;
    private final boolean blanks;
    private final boolean quotes;
    private final byte separator;
    private final boolean[] ends = new boolean[256];

    private byte[] buffer = new byte[1 << 16];
    private int rowStart;
    private int position;
    private int limit;
    private long offsetOfBuffer;
    private long line;
    private boolean exhausted;

    // The row in work: where its cells begin and end, counted from rowStart.
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] doubled = new boolean[64];
    private boolean[] quoted = new boolean[64];
    private int cells;
    private boolean nul;
    private int linesInside;

    TextRows(Path file, TableFormat format, TableLimits limits, Checkpoint start) {
        this.limits = limits;
        this.encoding = TextBytes.encoding(format);
        this.blanks = format.separator() == Separator.BLANKS;
        this.quotes = format.quotes() && !blanks;
        this.separator = (byte) format.separator().character();
        this.in = TextBytes.open(file, format, start.offset());
        this.offsetOfBuffer = start.offset();
        this.line = start.nextRow();
        ends[0] = ends['\n'] = ends['\r'] = ends[separator & 0xFF] = true;
        if (blanks) {
            ends['\t'] = true;
        }
        if (start.offset() == 0) {
            skipByteOrderMark();
        }
    }

    private void skipByteOrderMark() {
        while (limit < 3 && more()) {
            // A stream may give its first bytes one by one.
        }
        if (encoding.equals(StandardCharsets.UTF_8)
                && limit >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    @Override
    public @Nullable RawRow next() {
        rowStart = position;
        if (peek() < 0) {
            return null;
        }
        long number = line;
        cells = 0;
        nul = false;
        linesInside = 0;
        Reason reason = blanks ? splitAtBlanks() : split();
        if (reason != null) {
            return skipBroken(number, reason);
        }
        List<String> row = new ArrayList<>(cells);
        RawRow broken = nul ? RawRow.broken(number, Reason.NUL, Map.of(), shown(position)) : decode(number, row);
        endLine();
        line = number + linesInside + 1;
        return broken != null ? broken : RawRow.of(number, row);
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint(line, offsetOfBuffer + position);
    }

    /** Leaves the position at the line end. */
    private @Nullable Reason split() {
        while (true) {
            Reason reason = quotes && peek() == '"' ? quotedCell() : plainCell();
            if (reason != null) {
                return reason;
            }
            if (peek() != (separator & 0xFF)) {
                return null;
            }
            position++;
        }
    }

    private @Nullable Reason splitAtBlanks() {
        while (true) {
            int next = peek();
            while (next == ' ' || next == '\t') {
                position++;
                next = peek();
            }
            if (next < 0 || next == '\n' || next == '\r') {
                return tooLong() ? Reason.TOO_LONG : null;
            }
            Reason reason = plainCell();
            if (reason != null) {
                return reason;
            }
        }
    }

    private @Nullable Reason plainCell() {
        int start = position - rowStart;
        while (true) {
            while (position < limit && !ends[buffer[position] & 0xFF]) {
                position++;
            }
            if (position == limit) {
                if (more()) {
                    continue;
                }
                if (tooLong()) {
                    return Reason.TOO_LONG;
                }
            } else if (buffer[position] == 0) {
                nul = true;
                position++;
                continue;
            }
            add(start, position - rowStart, false, false);
            return null;
        }
    }

    private @Nullable Reason quotedCell() {
        position++;
        int start = position - rowStart;
        boolean doubledQuote = false;
        while (true) {
            int next = peek();
            if (next < 0) {
                return Reason.UNCLOSED_QUOTE;
            }
            position++;
            if (next == '"') {
                if (peek() != '"') {
                    break;
                }
                doubledQuote = true;
                position++;
            } else if (next == '\n' || (next == '\r' && peek() != '\n')) {
                linesInside++;
            } else if (next == 0) {
                nul = true;
            }
        }
        add(start, position - 1 - rowStart, doubledQuote, true);
        int next = peek();
        while (next == ' ' && separator != ' ') {
            position++;
            next = peek();
        }
        return next < 0 || next == '\n' || next == '\r' || next == (separator & 0xFF) ? null : Reason.TEXT_AFTER_QUOTE;
    }

    private void add(int start, int end, boolean doubledQuote, boolean inQuotes) {
        if (cells < limits.columns()) {
            if (cells == from.length) {
                from = Arrays.copyOf(from, cells * 2);
                to = Arrays.copyOf(to, cells * 2);
                doubled = Arrays.copyOf(doubled, cells * 2);
                quoted = Arrays.copyOf(quoted, cells * 2);
            }
            from[cells] = start;
            to[cells] = end;
            doubled[cells] = doubledQuote;
            quoted[cells] = inQuotes;
        }
        cells++;
    }

    private @Nullable RawRow decode(long number, List<String> row) {
        if (cells > limits.columns()) {
            Map<String, Object> arguments = Map.of("found", cells, "most", limits.columns());
            return RawRow.broken(number, Reason.TOO_MANY_COLUMNS, arguments, shown(position));
        }
        for (int index = 0; index < cells; index++) {
            int length = to[index] - from[index];
            String cell = new String(buffer, rowStart + from[index], length, encoding);
            if (doubled[index]) {
                cell = cell.replace("\"\"", "\"");
            }
            if (cell.length() > limits.cellCharacters()) {
                Map<String, Object> arguments =
                        Map.of("column", index + 1, "found", cell.length(), "most", limits.cellCharacters());
                return RawRow.broken(number, Reason.CELL_TOO_LONG, arguments, shown(position));
            }
            if (cell.indexOf('\uFFFD') >= 0 && !meansReplacement(rowStart + from[index], length)) {
                Map<String, Object> arguments = Map.of("column", index + 1, "encoding", encoding.name());
                return RawRow.broken(number, Reason.WRONG_ENCODING, arguments, shown(position));
            }
            row.add(blanks ? cell : FormulaEscape.unescape(cell));
        }
        return null;
    }

    /** Whether the file itself has the replacement character there, rather than bytes that could not be decoded. */
    private boolean meansReplacement(int start, int length) {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
        return encoding.equals(StandardCharsets.UTF_8)
                && Arrays.equals(bytes, new String(bytes, encoding).getBytes(encoding));
    }

    /** Goes on at the line after the one where the broken row began. */
    private RawRow skipBroken(long number, Reason reason) {
        String shown = shown(position);
        // A row that was cut off for its length inside quotes has most likely lost a quote.
        position = reason == Reason.TOO_LONG ? position : rowStart;
        while (true) {
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            if (position < limit) {
                break;
            }
            rowStart = position;
            if (!more()) {
                break;
            }
        }
        endLine();
        line = number + 1;
        Map<String, Object> arguments = reason == Reason.TOO_LONG ? Map.of("most", limits.rowBytes()) : Map.of();
        return RawRow.broken(number, reason, arguments, shown);
    }

    private void endLine() {
        int next = peek();
        if (next == '\r') {
            position++;
            rowStart = position;
            next = peek();
        }
        if (next == '\n') {
            position++;
        }
    }

    private String shown(int end) {
        int length = Math.min(end - rowStart, SHOWN_CHARACTERS * 4);
        String text = new String(buffer, rowStart, length, encoding);
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) : text;
    }

    private int peek() {
        return position < limit || more() ? buffer[position] & 0xFF : -1;
    }

    private boolean tooLong() {
        return limit - rowStart >= limits.rowBytes() && !exhausted;
    }

    /** Reads on behind the limit, keeping the row in work; false at the end of the file and where the row is too long. */
    private boolean more() {
        if (exhausted || tooLong()) {
            return false;
        }
        if (limit == buffer.length) {
            if (rowStart > 0) {
                System.arraycopy(buffer, rowStart, buffer, 0, limit - rowStart);
                offsetOfBuffer += rowStart;
                position -= rowStart;
                limit -= rowStart;
                rowStart = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            exhausted = read < 0;
            limit += Math.max(read, 0);
            return read > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
