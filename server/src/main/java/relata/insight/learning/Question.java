package relata.insight.learning;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be foretold of each record: whether a field says yes, or what a customer does within some days.
 *
 * @param target the field that says yes or no; null for questions about purchases
 * @param yes the value of it that counts as yes; null where the field itself is yes or no
 * @param days how far ahead a question about purchases looks; null for fields
 * @param product for {@link Kind#BUYS_PRODUCT}
 * @param category for {@link Kind#BUYS_CATEGORY}
 * @param filter which records it is about, an expression; empty for all
 * @param fields what to learn from; null for all that can be
 * @param leftOut what not to learn from
 * @param trusted what was known before the answer, though it nearly tells it
 */
public record Question(
        Kind kind,
        @Nullable String target,
        @Nullable String yes,
        @Nullable Integer days,
        @Nullable UUID product,
        @Nullable String category,
        String filter,
        @Nullable List<String> fields,
        List<String> leftOut,
        List<String> trusted) {

    /** What counts as a yes. */
    public enum Kind {
        FIELD,
        BUYS_AGAIN,
        /** Buys nothing for so many days. */
        LEAVES,
        BUYS_PRODUCT,
        BUYS_CATEGORY
    }

    public Question {
        fields = fields == null ? null : List.copyOf(fields);
        leftOut = List.copyOf(leftOut);
        trusted = List.copyOf(trusted);
    }

    /** Whether the value of a field is foretold. */
    public static Question field(String target, @Nullable String yes, String filter) {
        return new Question(Kind.FIELD, target, yes, null, null, null, filter, null, List.of(), List.of());
    }

    /** Whether customers buy again, or buy nothing any more, within so many days. */
    public static Question purchases(Kind kind, int days) {
        return new Question(kind, null, null, days, null, null, "", null, List.of(), List.of());
    }

    boolean isAboutPurchases() {
        return kind != Kind.FIELD;
    }

    /** The same question learned from other fields. */
    Question from(@Nullable List<String> others, List<String> without, List<String> believed) {
        return new Question(kind, target, yes, days, product, category, filter, others, without, believed);
    }

    boolean uses(String field) {
        return !leftOut.contains(field) && (fields == null || fields.contains(field));
    }
}
