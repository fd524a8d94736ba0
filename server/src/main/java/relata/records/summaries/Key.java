package relata.records.summaries;

import org.jspecify.annotations.Nullable;

/**
 * One value of a grouping.
 *
 * @param value as text: a choice, an id, the first day of a period, the number of a range; null unless it is a value
 */
public record Key(Kind kind, @Nullable String value) {

    public enum Kind {
        VALUE,
        /** Records without a value. */
        MISSING,
        /** Everything that is not told one by one. */
        REST
    }

    static final Key MISSING = new Key(Kind.MISSING, null);
    static final Key REST = new Key(Kind.REST, null);

    static Key of(@Nullable String value) {
        return value == null ? MISSING : new Key(Kind.VALUE, value);
    }
}
