package relata.records.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step of a target that leads to parts of a record.
 *
 * @param constants as written between the brackets, in their order
 */
record PartPath(String relation, Map<String, String> constants) {

    /** The steps of a target; points within brackets belong to what stands there. */
    static List<String> steps(String target) {
        var steps = new ArrayList<String>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < target.length(); i++) {
            char character = target.charAt(i);
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            if (character == '.' && depth <= 0) {
                steps.add(target.substring(start, i));
                start = i + 1;
            }
        }
        steps.add(target.substring(start));
        return steps;
    }

    /** Null where the step is a plain field, or not written as a part is. */
    static @Nullable PartPath of(String step) {
        int open = step.indexOf('[');
        if (open <= 0 || !step.endsWith("]")) {
            return null;
        }
        var constants = new LinkedHashMap<String, String>();
        for (String pair : step.substring(open + 1, step.length() - 1).split(",")) {
            int equals = pair.indexOf('=');
            if (equals <= 0
                    || constants.put(
                                    pair.substring(0, equals).strip(),
                                    pair.substring(equals + 1).strip())
                            != null) {
                return null;
            }
        }
        return new PartPath(step.substring(0, open), constants);
    }

    static String written(String relation, Map<String, String> constants) {
        return relation
                + constants.entrySet().stream()
                        .map(constant -> constant.getKey() + "=" + constant.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
