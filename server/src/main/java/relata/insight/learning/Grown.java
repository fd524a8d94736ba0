package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Numbers;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/** A column that grows by records; a place that is taken may be taken anew. */
public final class Grown {

    /** More kinds than this, or fewer records of each than the next bound, are free text. */
    private static final int MOST_KINDS = 200;

    private static final int LEAST_OF_A_KIND = 10;

    private final Input input;
    private double[] numbers = {};
    private int[] codes = {};
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> kinds = new ArrayList<>();
    private final Set<String> currencies = new HashSet<>();
    private boolean overflowed;

    Grown(Input input) {
        this.input = input;
    }

    /** Names of the fields that hold whatever somebody types. */
    public static Set<String> freeText(ObjectType object) {
        return object.fields().values().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    void put(int place, @Nullable Object value, LocalDate asOf) {
        if (value instanceof Money money) {
            currencies.add(money.currency());
        }
        if (input.kind() != Input.Kind.KIND) {
            numbers = place < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(1024, 2 * place));
            numbers[place] = input.number(value, asOf);
            return;
        }
        codes = place < codes.length ? codes : Arrays.copyOf(codes, Math.max(1024, 2 * place));
        codes[place] = code(Input.word(value));
    }

    private int code(@Nullable String word) {
        if (word == null || overflowed) {
            return Categories.MISSING;
        }
        Integer known = codeOf.get(word);
        if (known != null) {
            return known;
        }
        if (kinds.size() == MOST_KINDS) {
            overflowed = true;
            return Categories.MISSING;
        }
        codeOf.put(word, kinds.size());
        kinds.add(word);
        return kinds.size() - 1;
    }

    /** The input with the currency of its amounts. */
    public Input input() {
        return currencies.isEmpty() ? input : input.in(currencies.iterator().next());
    }

    /** The first {@code rows} places. */
    public Column column(int rows) {
        return input.kind() == Input.Kind.KIND
                ? new Categories(input.name(), kinds, Arrays.copyOf(codes, rows))
                : new Numbers(input.name(), Arrays.copyOf(numbers, rows));
    }

    boolean isMissing(int row) {
        return input.kind() == Input.Kind.KIND ? codes[row] == Categories.MISSING : Double.isNaN(numbers[row]);
    }

    int missing(int rows) {
        int missing = 0;
        for (int row = 0; row < rows; row++) {
            missing += isMissing(row) ? 1 : 0;
        }
        return missing;
    }

    /** Whether something can be learned from it. */
    public boolean isOfUse(int rows, boolean freeText) {
        return unused(rows, freeText) == null;
    }

    /** Why nothing can be learned from it; null where something can. */
    PredictionReport.@Nullable Unused unused(int rows, boolean freeText) {
        if (overflowed || (freeText && kinds.size() > Math.max(1, (rows - missing(rows)) / LEAST_OF_A_KIND))) {
            return PredictionReport.Unused.FREE_TEXT;
        }
        if (currencies.size() > 1) {
            return PredictionReport.Unused.SEVERAL_CURRENCIES;
        }
        return missing(rows) == rows
                ? PredictionReport.Unused.EMPTY
                : isConstant(rows) ? PredictionReport.Unused.ALL_ALIKE : null;
    }

    private boolean isConstant(int rows) {
        for (int row = 1; row < rows; row++) {
            boolean alike =
                    input.kind() == Input.Kind.KIND ? codes[row] == codes[0] : Objects.equals(numbers[row], numbers[0]);
            if (!alike) {
                return false;
            }
        }
        return true;
    }
}
