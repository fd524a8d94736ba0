package relata.platform.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a text file in an encoding whose separators, quotes and line ends are single ASCII bytes that occur nowhere else. UTF-16
 * and UTF-32 are not such and are turned into UTF-8 on the way.
 */
final class TextBytes {
    private TextBytes() {}

    /** What the bytes of {@link #open} are encoded in. */
    static Charset encoding(TableFormat format) {
        return wide(format.encoding()) ? StandardCharsets.UTF_8 : Charset.forName(format.encoding());
    }

    /** From this byte on, counted in the bytes that the stream gives. */
    static InputStream open(Path file, TableFormat format, long offset) {
        try {
            InputStream bytes = Files.newInputStream(file);
            if (wide(format.encoding())) {
                bytes = new Narrow(new InputStreamReader(bytes, Charset.forName(format.encoding())));
            }
            bytes.skipNBytes(offset);
            return bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean wide(String encoding) {
        return encoding.startsWith("UTF-16") || encoding.startsWith("UTF-32");
    }

    /** Characters as UTF-8. */
    private static final class Narrow extends InputStream {
        private final Reader characters;
        private final char[] block = new char[1 << 14];
        private byte[] bytes = new byte[0];
        private int position;
        private int pendingSurrogate = -1;

        Narrow(Reader characters) {
            this.characters = characters;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            while (position == bytes.length) {
                if (!fill()) {
                    return -1;
                }
            }
            int taken = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, into, from, taken);
            position += taken;
            return taken;
        }

        /** A pair of surrogates may be cut by the end of a block; its first half waits for the next. */
        private boolean fill() throws IOException {
            int start = 0;
            if (pendingSurrogate >= 0) {
                block[0] = (char) pendingSurrogate;
                pendingSurrogate = -1;
                start = 1;
            }
            int count = characters.read(block, start, block.length - start);
            if (count < 0 && start == 0) {
                return false;
            }
            int end = start + Math.max(count, 0);
            if (count > 0 && Character.isHighSurrogate(block[end - 1])) {
                pendingSurrogate = block[--end];
            }
            bytes = new String(block, 0, end).getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            characters.close();
        }
    }
}
