package relata.platform.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over the cells of a row, as 64 hexadecimal digits: the same row of the same file is found again by it. */
public record ContentKey(String hex) {
    public ContentKey {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("a content key has 64 hexadecimal digits");
        }
    }

    /** Of cells as they were read; empty cells at the end do not count. */
    public static ContentKey of(List<String> cells) {
        return of(cells, digest());
    }

    static ContentKey of(List<String> cells, MessageDigest digest) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        for (int index = 0; index < size; index++) {
            byte[] bytes = cells.get(index).getBytes(UTF_8);
            // The length before each cell keeps "ab","c" and "a","bc" apart.
            digest.update((byte) (bytes.length >>> 24));
            digest.update((byte) (bytes.length >>> 16));
            digest.update((byte) (bytes.length >>> 8));
            digest.update((byte) bytes.length);
            digest.update(bytes);
        }
        return new ContentKey(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** The first 64 bits, evenly spread. */
    long head() {
        return HexFormat.fromHexDigitsToLong(hex, 0, 16);
    }
}
