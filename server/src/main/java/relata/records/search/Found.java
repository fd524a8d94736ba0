package relata.records.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record that a search found.
 *
 * @param object name of its type
 * @param title what the record is called
 * @param subtitle what tells it from others of that name: place, address, number
 * @param matched the field beside the title in which it was found; null where the title says it, or words of several fields do
 * @param rank how well it fits; comparable over types, higher is better
 */
public record Found(
        String object,
        UUID id,
        String title,
        @Nullable String subtitle,
        @Nullable Matched matched,
        double rank) {

    /** A field and its value, as it stands there. */
    public record Matched(String field, String value) {}
}
