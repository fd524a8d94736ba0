package relata.records.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a choice field: what is stored and what people read.
 *
 * @param color one of {@link #COLORS}, null for none
 * @param retired no longer offered: records that hold it keep it, no record gets it anew; null means no, as in rows
 *     written before there was such a thing
 */
public record Choice(
        String value,
        Label label,
        @Nullable String color,
        @Nullable Boolean retired) {

    /** The colours of the client's palette that stay apart from each other in every colour blindness. */
    public static final List<String> COLORS = List.of("blue", "orange", "teal", "violet", "green", "amber", "red");

    public Choice(String value, Label label) {
        this(value, label, null, null);
    }

    public static Choice choice(String value, String en, String ru, String uk) {
        return new Choice(value, Label.label(en, ru, uk));
    }

    public boolean isRetired() {
        return Boolean.TRUE.equals(retired);
    }
}
