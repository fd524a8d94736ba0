package relata.platform.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Tells by its first bytes what a file is, whatever its name says, and refuses what is no table. */
final class FileKind {
    private FileKind() {}

    static TableFormat.Kind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(1 << 13);
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0) {
            throw new TableFileProblem("tables.file.empty");
        }
        if (bytes.startsWith("PK\3\4")) {
            return TableFormat.Kind.WORKBOOK;
        }
        refuseOthers(bytes, file);
        return TableFormat.Kind.TEXT;
    }

    private static void refuseOthers(String bytes, Path file) throws IOException {
        if (bytes.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            // Both a workbook with a password and Excel 97 lie in this container; the first names its stream so.
            throw encrypted(file)
                    ? new TableFileProblem("tables.file.encrypted")
                    : new TableFileProblem("tables.file.unsupported", Map.of("kind", "xls"));
        }
        String[][] magics = {
            {"%PDF", "pdf"},
            {"\u001F\u008B", "gzip"},
            {"PK\5\6", "zip"},
            {"Rar!", "rar"},
            {"7z\u00BC\u00AF", "7z"},
            {"\u0089PNG", "png"},
            {"\u00FF\u00D8\u00FF", "jpeg"},
            {"GIF8", "gif"},
            {"{\\rtf", "rtf"},
            {"SQLite format 3", "sqlite"}
        };
        for (String[] magic : magics) {
            if (bytes.startsWith(magic[0])) {
                throw new TableFileProblem("tables.file.unsupported", Map.of("kind", magic[1]));
            }
        }
        String start = bytes.replace("\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml") || start.startsWith("<html") || start.startsWith("<!doctype")) {
            throw new TableFileProblem(
                    "tables.file.unsupported", Map.of("kind", start.contains("<html") ? "html" : "xml"));
        }
    }

    private static boolean encrypted(Path file) throws IOException {
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        String wanted = new String(name, StandardCharsets.ISO_8859_1);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            String before = "";
            for (int length = in.read(block); length > 0; length = in.read(block)) {
                String text = before + new String(block, 0, length, StandardCharsets.ISO_8859_1);
                if (text.contains(wanted)) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - wanted.length()));
            }
        }
        return false;
    }

    /** Refuses a file whose beginning holds more control characters than any text. */
    static void refuseBinary(Path file, String encoding) throws IOException {
        if (encoding.startsWith("UTF-16") || encoding.startsWith("UTF-32")) {
            return;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(1 << 14);
        }
        int controls = 0;
        for (byte value : head) {
            controls += value >= 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r' && value != '\f'
                    ? 1
                    : 0;
        }
        if (controls * 20 > head.length) {
            throw new TableFileProblem("tables.file.unsupported", Map.of("kind", "binary"));
        }
    }
}
