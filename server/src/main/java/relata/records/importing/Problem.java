package relata.records.importing;

import java.util.Map;

/** Why a whole import failed: the code of a message and what fills it. */
record Problem(String code, Map<String, ?> arguments) {}
