package relata.platform.backup;

import java.time.Instant;
import java.util.List;

/** What a backup holds, with what is needed to prove that all of it came back. */
record Manifest(
        int format,
        String relata,
        String postgres,
        Instant at,
        List<String> migrations,
        SchemaListing schema,
        List<TableSum> tables,
        List<FileSum> files) {

    static final int FORMAT = 1;

    Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /** @param path below the home directory, parts separated by a slash */
    record FileSum(String path, long bytes, String sha256) {}

    long rows() {
        return tables.stream().mapToLong(TableSum::rows).sum();
    }
}
