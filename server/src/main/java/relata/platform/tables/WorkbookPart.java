package relata.platform.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.ZipEntry;

/**
 * One unpacked part of a workbook, watched while it is read: it may not grow without end (zip bombs), and no tag or text may be so long
 * that the XML parser would have to hold it in memory.
 */
final class WorkbookPart extends FilterInputStream {
    private final ZipEntry entry;
    private final TableLimits limits;
    private long inflated;
    private long sinceTag;

    WorkbookPart(InputStream in, ZipEntry entry, TableLimits limits) {
        super(in);
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, Math.min(length, 1 << 14));
        if (read <= 0) {
            return read;
        }
        inflated += read;
        checkSize();
        int last = -1;
        for (int index = from + read - 1; index >= from; index--) {
            if (into[index] == '<') {
                last = index;
                break;
            }
        }
        sinceTag = last < 0 ? sinceTag + read : from + read - 1L - last;
        if (sinceTag > limits.rowBytes()) {
            throw new TableFileProblem(
                    "tables.file.cell-too-long", Map.of("part", entry.getName(), "most", limits.rowBytes()));
        }
        return read;
    }

    private void checkSize() {
        if (inflated > limits.inflatedBytes()) {
            throw new TableFileProblem(
                    "tables.file.too-large-unpacked", Map.of("part", entry.getName(), "most", limits.inflatedBytes()));
        }
        long packed = Math.max(1, entry.getCompressedSize());
        if (inflated > TableLimits.RATIO_FROM_BYTES && inflated / packed > limits.inflationRatio()) {
            throw new TableFileProblem(
                    "tables.file.zip-bomb", Map.of("part", entry.getName(), "ratio", inflated / packed));
        }
    }
}
