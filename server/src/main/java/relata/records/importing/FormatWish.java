package relata.records.importing;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;
import relata.platform.tables.TableFormat;

/** What a person changes about how the file is read; the rest stays. */
record FormatWish(
        @Nullable String encoding,
        TableFormat.@Nullable Separator separator,
        @Nullable Long headerRow,
        @Nullable String sheet) {

    TableFormat applied(TableFormat format) {
        TableFormat changed = format;
        if (encoding != null) {
            if (!encoding.matches("[A-Za-z0-9][A-Za-z0-9._:+-]*") || !Charset.isSupported(encoding)) {
                throw Refusal.invalid("encoding", "records-importing.unknown-encoding", Map.of("value", encoding));
            }
            changed = changed.withEncoding(encoding);
        }
        if (separator != null) {
            // Another separator makes other columns: any number of them.
            changed = changed.withSeparator(separator).withColumns(0);
        }
        if (headerRow != null) {
            if (headerRow < 0) {
                throw Refusal.invalid("headerRow", "records-importing.no-such-row", Map.of("row", headerRow));
            }
            changed = changed.withHeaderRow(headerRow);
        }
        return sheet == null || changed.kind() == TableFormat.Kind.TEXT ? changed : changed.withSheet(sheet);
    }
}
