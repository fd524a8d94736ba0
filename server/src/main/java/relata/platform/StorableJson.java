package relata.platform;

import java.util.regex.Pattern;

/** JSON as PostgreSQL takes it. */
public final class StorableJson {

    /** The escape of NUL behind an even number of backslashes: behind an odd one it is text that only looks like it. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private StorableJson() {}

    /** The same JSON without the character NUL, which no text in PostgreSQL may hold. */
    public static String of(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    }
}
