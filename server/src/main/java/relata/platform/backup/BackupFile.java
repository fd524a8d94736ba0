package relata.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import relata.platform.StartRefused;
import tools.jackson.databind.json.JsonMapper;

/** The layout of the file: a ZIP, so that any program can look into it; the manifest is written last. */
final class BackupFile {

    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupFile() {}

    static String tableEntry(String table) {
        return "tables/" + table + ".copy";
    }

    static String homeEntry(String path) {
        return "home/" + path;
    }

    /** Fast compression: the disk of the place that is backed up should be the limit, not one core. */
    static ZipOutputStream writing(OutputStream target) {
        var zip = new ZipOutputStream(target);
        zip.setLevel(Deflater.BEST_SPEED);
        return zip;
    }

    static void writeManifest(ZipOutputStream zip, Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    static ZipFile reading(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new StartRefused(
                    file + " is no whole backup of Relata (" + e.getMessage() + "): take another one.", e);
        }
    }

    static Manifest manifest(ZipFile zip, Path file) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) throw new StartRefused(file + " is no backup of Relata: it has no " + MANIFEST + ".");
        Manifest manifest;
        try (var stream = zip.getInputStream(entry)) {
            manifest = JSON.readValue(stream, Manifest.class);
        }
        if (manifest.format() > Manifest.FORMAT) {
            throw new StartRefused(
                    file + " was written by the newer Relata " + manifest.relata() + ": restore it with that version.");
        }
        return manifest;
    }
}
