package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature that names one of several kinds; nothing stands where the kind is not known. */
public final class Categories implements Column {
    /** The code of a customer whose kind is not known. */
    public static final int MISSING = -1;

    private final String name;
    private final List<String> levels;
    private final int[] codes;

    /**
     * Names a column of kinds given by their codes.
     *
     * @param levels the kinds, each once
     * @param codes for each customer the index of the kind in {@code levels}, or {@link #MISSING}; kept, not copied
     */
    public Categories(String name, List<String> levels, int[] codes) {
        for (int code : codes) {
            if (code < MISSING || code >= levels.size()) {
                throw new IllegalArgumentException("Code " + code + " of " + name + " names none of its kinds");
            }
        }
        if (indexes(levels).size() != levels.size()) {
            throw new IllegalArgumentException("The kinds of " + name + " must differ");
        }
        this.name = name;
        this.levels = List.copyOf(levels);
        this.codes = codes;
    }

    /** From the kind of each customer in words; null and blank mean that it is not known. */
    public static Categories of(String name, @Nullable String[] kinds) {
        Map<String, Integer> indexes = new HashMap<>();
        List<String> levels = new ArrayList<>();
        int[] codes = new int[kinds.length];
        for (int row = 0; row < kinds.length; row++) {
            String kind = kinds[row];
            if (kind == null || kind.isBlank()) {
                codes[row] = MISSING;
                continue;
            }
            codes[row] = indexes.computeIfAbsent(kind, fresh -> {
                levels.add(fresh);
                return levels.size() - 1;
            });
        }
        return new Categories(name, levels, codes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    public List<String> levels() {
        return levels;
    }

    public int code(int row) {
        return codes[row];
    }

    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /** How many customers are of each kind, in the order of {@link #levels}. */
    int[] counts() {
        int[] counts = new int[levels.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public Categories rows(int[] rows) {
        return new Categories(
                name, levels, Arrays.stream(rows).map(row -> codes[row]).toArray());
    }

    @Override
    public String toString() {
        return name + " (" + codes.length + " of " + levels.size() + " kinds)";
    }

    static Map<String, Integer> indexes(List<String> levels) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            indexes.put(levels.get(i), i);
        }
        return indexes;
    }
}
