package relata.platform.tables;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells point to. A small table stays in memory; a large one goes to a temporary file that is mapped, so that
 * the heap holds eight bytes for each text and not the texts.
 */
final class SharedStrings implements AutoCloseable {
    private static final int IN_MEMORY_BYTES = 4 << 20;

    private final MemorySegment texts;
    private final long[] starts;
    private final int count;
    private final @Nullable Arena arena;
    private final @Nullable Path spilled;

    private SharedStrings(
            MemorySegment texts, long[] starts, int count, @Nullable Arena arena, @Nullable Path spilled) {
        this.texts = texts;
        this.starts = starts;
        this.count = count;
        this.arena = arena;
        this.spilled = spilled;
    }

    static SharedStrings none() {
        return new SharedStrings(MemorySegment.ofArray(new byte[0]), new long[1], 0, null, null);
    }

    /** Reads them all; a text longer than a cell may be, even if all of it is escaped, is cut past the limit, so that its cell is refused. */
    static SharedStrings read(WorkbookXml xml, TableLimits limits) {
        try (Store store = new Store()) {
            StringBuilder text = new StringBuilder();
            while (xml.advanceTo("si")) {
                text.setLength(0);
                readText(xml, "si", text, limits.cellCharacters() * 7 + 1);
                store.add(text.toString());
            }
            return store.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The plain text of an element that holds {@code t}, or runs of {@code r} with {@code t}; reading aids ({@code rPh}) are left out. */
    static void readText(WorkbookXml xml, String element, StringBuilder into, int most) {
        while (xml.advance() && !xml.ends(element)) {
            if (xml.starts("t")) {
                xml.text(into, most);
            } else if (xml.starts("rPh")) {
                xml.text(new StringBuilder(), 0);
            }
        }
    }

    @Nullable
    String at(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        int length = (int) (starts[index + 1] - starts[index]);
        byte[] bytes = new byte[length];
        MemorySegment.copy(texts, ValueLayout.JAVA_BYTE, starts[index], bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
        delete(spilled);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException held) {
            // Some systems keep a mapped file until the process ends.
            file.toFile().deleteOnExit();
        }
    }

    /** Takes texts in, first to memory, then to a file. */
    private static final class Store implements AutoCloseable {
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private OutputStream out = memory;
        private @Nullable Path file;
        private boolean finished;
        private long[] starts = new long[1 << 10];
        private int count;

        void add(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (file == null && starts[count] + bytes.length > IN_MEMORY_BYTES) {
                file = Files.createTempFile("relata-texts", ".tmp");
                out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                memory.writeTo(out);
            }
            out.write(bytes);
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count + 1] = starts[count] + bytes.length;
            count++;
        }

        SharedStrings finish() throws IOException {
            out.close();
            if (file == null) {
                return new SharedStrings(MemorySegment.ofArray(memory.toByteArray()), starts, count, null, null);
            }
            Arena arena = Arena.ofShared();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, starts[count], arena);
                finished = true;
                return new SharedStrings(mapped, starts, count, arena, file);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (!finished) {
                delete(file);
            }
        }
    }
}
