package relata.records.expressions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a part of an expression can be worth. */
public sealed interface Type {

    /** Types without parameters. {@code UNKNOWN} is the type of a part that is wrong and was already reported. */
    enum Simple implements Type {
        BOOLEAN("boolean"),
        TEXT("text"),
        NUMBER("number"),
        DATE("date"),
        TIME("time"),
        DURATION("duration"),
        NOTHING("null"),
        UNKNOWN("unknown");

        private final String code;

        Simple(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** One of a field's choices; a text whose literals are checked against the values. */
    record Choice(List<String> values) implements Type {
        @Override
        public String code() {
            return "choice";
        }
    }

    /** Several of a field's choices. */
    record Choices(List<String> values) implements Type {
        @Override
        public String code() {
            return "choices";
        }
    }

    /** Money; the currency is null where it varies from record to record. */
    record Amount(@Nullable String currency) implements Type {
        @Override
        public String code() {
            return "money";
        }
    }

    /** A record of this object, seen from a reference, from {@code me} or from a related row. */
    record Link(String object) implements Type {
        @Override
        public String code() {
            return "reference";
        }
    }

    /** The related records of this object. */
    record Many(String object) implements Type {
        @Override
        public String code() {
            return "relation";
        }
    }

    /** Its name in messages, by which they choose the word in the reader's language. */
    String code();

    default boolean isText() {
        return this == Simple.TEXT || this instanceof Choice;
    }

    default boolean isWrong() {
        return this == Simple.UNKNOWN;
    }
}
