package relata.platform.tables.cells;

import java.util.HashMap;
import java.util.Map;

/** What became of a cell: a value, nothing where it is blank, or a refusal with a stable code and what fills its message. */
public sealed interface Parsed<T> {
    record Value<T>(T value) implements Parsed<T> {}

    record Absent<T>() implements Parsed<T> {}

    record Refused<T>(String code, Map<String, Object> arguments) implements Parsed<T> {
        public Refused {
            arguments = Map.copyOf(arguments);
        }

        <U> Refused<U> same() {
            return new Refused<>(code, arguments);
        }
    }

    static <T> Parsed<T> refused(String code, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int index = 0; index < arguments.length; index += 2) {
            named.put((String) arguments[index], arguments[index + 1]);
        }
        return new Refused<>(code, named);
    }
}
