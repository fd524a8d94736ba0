package relata.models.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A published table with a header line, where it lies beside the repository or in {@code $RELATA_DATA_SETS}. */
public final class DataSet {
    private final List<String> header;
    private final List<String[]> rows;

    private DataSet(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** Reads a table whose cells hold no line breaks; skips the running test where it is absent. */
    public static DataSet read(String name) {
        try {
            List<String> lines = Files.readAllLines(path(name));
            List<String[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(line.indexOf('"') < 0 ? line.split(",", -1) : cells(line));
            }
            return new DataSet(Arrays.asList(lines.getFirst().split(",")), rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Cells parted by the commas that stand outside of quotes. */
    private static String[] cells(String line) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        Arrays.setAll(cells, i -> cells[i].replace("\"", ""));
        return cells;
    }

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

    public List<String> header() {
        return header;
    }

    public int size() {
        return rows.size();
    }

    public String[] texts(String column) {
        int index = header.indexOf(column);
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    /** Numbers of a column, NaN where the cell is blank. */
    public double[] numbers(String column) {
        return Arrays.stream(texts(column))
                .mapToDouble(text -> text.isBlank() ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }

    public DataSet where(String column, String value) {
        int index = header.indexOf(column);
        return new DataSet(
                header, rows.stream().filter(row -> row[index].equals(value)).toList());
    }
}
