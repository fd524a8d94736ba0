package relata.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Published data sets, where they lie beside the repository or in {@code $RELATA_DATA_SETS}. */
public final class DataSets {

    private DataSets() {}

    /** Where the file lies; skips the running test where it is absent. */
    public static Path path(String name) {
        String stated = System.getenv("RELATA_DATA_SETS");
        List<Path> folders = stated != null
                ? List.of(Path.of(stated))
                : List.of(Path.of("../shared/data"), Path.of("../../shared/data"), Path.of("../../../shared/data"));
        for (Path folder : folders) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        Assumptions.abort("data set " + name + " is absent; set RELATA_DATA_SETS");
        throw new AssertionError("aborted");
    }
}
