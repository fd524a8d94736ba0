package relata.platform.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the encoding of a text file: byte order mark, UTF-16 by its zero bytes, UTF-8 by its validity over the whole file, otherwise the
 * one-byte encoding in which the text looks most like words ({@link LetterScore}).
 */
record TextEncoding(String name, int confidence) {
    private static final List<String> ONE_BYTE = List.of("windows-1251", "KOI8-U", "IBM866", "windows-1252");
    private static final int SAMPLE_BYTES = 1 << 18;

    static TextEncoding of(Path file) throws IOException {
        byte[] head = head(file);
        TextEncoding marked = byMark(head);
        if (marked != null) {
            return marked;
        }
        TextEncoding wide = byZeros(head);
        if (wide != null) {
            return wide;
        }
        Utf8Check check = new Utf8Check();
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int length = in.read(block); length > 0; length = in.read(block)) {
                int foreign = check.take(block, length);
                if (foreign >= 0 && sample.size() < SAMPLE_BYTES) {
                    int start = Math.max(0, foreign - 64);
                    sample.write(block, start, Math.min(length - start, 1 << 14));
                }
            }
        }
        check.end();
        if (check.broken() == 0) {
            return new TextEncoding("UTF-8", check.whole() == 0 ? 100 : 99);
        }
        if (check.whole() >= 10 && check.broken() * 50 < check.whole()) {
            return new TextEncoding("UTF-8", 80);
        }
        return byLetters(sample.toByteArray());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(1 << 14);
        }
    }

    private static @Nullable TextEncoding byMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding("UTF-8", 100);
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return new TextEncoding("UTF-32LE", 100);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding("UTF-16LE", 100);
        }
        return starts(head, 0xFE, 0xFF) ? new TextEncoding("UTF-16BE", 100) : null;
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (index >= head.length || (head[index] & 0xFF) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    /** Line ends, digits and blanks of UTF-16 have their zero byte always on the same side. */
    private static @Nullable TextEncoding byZeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int index = 0; index < head.length; index++) {
            if (head[index] == 0) {
                if (index % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int enough = Math.max(2, head.length / 20);
        if (odd >= enough && even * 20 < odd) {
            return new TextEncoding("UTF-16LE", 95);
        }
        return even >= enough && odd * 20 < even ? new TextEncoding("UTF-16BE", 95) : null;
    }

    private static TextEncoding byLetters(byte[] sample) {
        String best = "";
        double bestScore = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        int foreign = 0;
        for (byte value : sample) {
            foreign += value < 0 ? 1 : 0;
        }
        for (String name : ONE_BYTE) {
            double score = LetterScore.of(new String(sample, Charset.forName(name)));
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = name;
            } else {
                second = Math.max(second, score);
            }
        }
        double lead = (bestScore - second) / Math.max(1, foreign);
        // Few foreign letters prove little, however clear they look.
        int most = foreign < 5 ? 60 : foreign < 30 ? 85 : 97;
        return new TextEncoding(best, (int) Math.min(most, 40 + 100 * lead));
    }
}
