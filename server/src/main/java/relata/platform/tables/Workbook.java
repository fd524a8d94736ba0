package relata.platform.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An opened Excel workbook (ECMA-376): its sheets, and what their cells refer to. */
final class Workbook implements AutoCloseable {
    private static final int MOST_PARTS = 20_000;

    /** A sheet and the part of the archive where its cells are. */
    record Sheet(String name, boolean hidden, String part) {}

    private final ZipFile archive;
    private final TableLimits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;
    private @Nullable SharedStrings strings;
    private @Nullable CellStyles styles;
    private String base = "xl/";

    Workbook(Path file, TableLimits limits) {
        this.limits = limits;
        this.archive = open(file);
        try {
            readSheets();
        } catch (RuntimeException | Error refused) {
            close();
            throw refused;
        }
    }

    private static ZipFile open(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException damaged) {
            throw new TableFileProblem("tables.file.damaged", Map.of("part", "zip"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    boolean from1904() {
        return from1904;
    }

    SharedStrings strings() {
        if (strings == null) {
            WorkbookXml xml = xml(base + "sharedStrings.xml");
            if (xml == null) {
                strings = SharedStrings.none();
            } else {
                try (xml) {
                    strings = SharedStrings.read(xml, limits);
                }
            }
        }
        return strings;
    }

    CellStyles styles() {
        if (styles == null) {
            WorkbookXml xml = xml(base + "styles.xml");
            if (xml == null) {
                styles = CellStyles.none();
            } else {
                try (xml) {
                    styles = CellStyles.read(xml);
                }
            }
        }
        return styles;
    }

    /** The rows of this sheet from this one on. */
    SheetRows rows(String name, long nextRow) {
        for (Sheet sheet : sheets) {
            if (sheet.name().equals(name)) {
                WorkbookXml xml = xml(sheet.part());
                if (xml != null) {
                    return new SheetRows(this, xml, limits, nextRow);
                }
            }
        }
        throw new TableFileProblem("tables.file.no-such-sheet", Map.of("sheet", name));
    }

    private void readSheets() {
        if (archive.size() > MOST_PARTS) {
            throw new TableFileProblem("tables.file.zip-bomb", Map.of("part", "zip", "ratio", archive.size()));
        }
        String book = "xl/workbook.xml";
        Map<String, String> roots = relationships("_rels/.rels", "");
        for (Map.Entry<String, String> root : roots.entrySet()) {
            if (root.getKey().startsWith("type:") && root.getKey().endsWith("/officeDocument")) {
                book = root.getValue();
            }
        }
        if (book.endsWith(".bin")) {
            throw new TableFileProblem("tables.file.unsupported", Map.of("kind", "xlsb"));
        }
        int slash = book.lastIndexOf('/');
        base = book.substring(0, slash + 1);
        Map<String, String> parts = relationships(base + "_rels/" + book.substring(slash + 1) + ".rels", base);
        WorkbookXml xml = xml(book);
        if (xml == null || !book.contains("workbook")) {
            throw new TableFileProblem("tables.file.unsupported", Map.of("kind", "zip"));
        }
        try (xml) {
            while (xml.advance()) {
                if (xml.starts("workbookPr")) {
                    String date1904 = xml.attribute("date1904");
                    from1904 = "1".equals(date1904) || "true".equals(date1904);
                } else if (xml.starts("sheet")) {
                    add(xml, parts);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new TableFileProblem("tables.file.empty");
        }
    }

    private void add(WorkbookXml xml, Map<String, String> parts) {
        String name = xml.attribute("name");
        String id = xml.relationship();
        String part = id == null ? null : parts.get(id);
        // Charts and macro sheets are listed among the sheets; they have no cells.
        if (name != null && part != null && part.contains("worksheet")) {
            String state = xml.attribute("state");
            sheets.add(new Sheet(name, state != null && !state.equals("visible"), part));
        }
    }

    private Map<String, String> relationships(String part, String folder) {
        Map<String, String> targets = new HashMap<>();
        WorkbookXml xml = xml(part);
        if (xml == null) {
            return targets;
        }
        try (xml) {
            while (xml.advanceTo("Relationship")) {
                String target = xml.attribute("Target");
                if (target == null) {
                    continue;
                }
                String path = target.startsWith("/") ? target.substring(1) : folder + target;
                targets.put(String.valueOf(xml.attribute("Id")), path);
                targets.put("type:" + xml.attribute("Type"), path);
            }
        }
        return targets;
    }

    private @Nullable WorkbookXml xml(String part) {
        ZipEntry entry = archive.getEntry(part);
        if (entry == null) {
            return null;
        }
        try {
            InputStream in = archive.getInputStream(entry);
            return new WorkbookXml(part, new WorkbookPart(in, entry, limits));
        } catch (ZipException | EOFException damaged) {
            throw new TableFileProblem("tables.file.damaged", Map.of("part", part));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        if (strings != null) {
            strings.close();
        }
        try {
            archive.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
