package relata.records.importing;

import java.util.Map;

/**
 * Why a row is refused: in which target, and the code of a message with what fills it.
 *
 * @param target the path of the field, empty where the whole row is meant
 */
record Reason(String target, String code, Map<String, ?> arguments) {

    static Reason of(String target, String code) {
        return new Reason(target, code, Map.of());
    }
}
