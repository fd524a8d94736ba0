package relata.records.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.text.SearchText;
import relata.platform.text.SearchWords;
import relata.platform.text.WeightedText;
import relata.platform.text.WeightedText.Weight;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** The two search columns of a record: its words as lexemes, and the text whose parts are found by trigrams. */
public final class SearchColumns {

    public static final String WORDS = "search_words";
    public static final String PARTS = "search_text";

    private SearchColumns() {}

    /** Adds those columns that change with the draft; both where it is created. */
    static void put(ObjectType type, Draft draft, Map<String, @Nullable Object> columns) {
        List<Field<?>> searched = type.searchedFields();
        if (comes(searched, Trait.SEARCHED, draft)) {
            columns.put(WORDS, words(type, draft));
        }
        if (comes(searched, Trait.SEARCHED_IN_PARTS, draft)) {
            columns.put(PARTS, parts(searched, draft));
        }
    }

    private static boolean comes(List<Field<?>> searched, Trait trait, Draft draft) {
        for (Field<?> field : searched) {
            if (field.is(trait) && (draft.kind() == Draft.Kind.CREATE || draft.changes(field))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String words(ObjectType type, Draft draft) {
        var words = new ArrayList<WeightedText>();
        for (Field<?> field : type.searchedFields()) {
            if (field.is(Trait.SEARCHED) && draft.value(field) instanceof String text) {
                words.add(new WeightedText(text, field.name().equals(type.title()) ? Weight.A : Weight.B));
            }
        }
        return words.isEmpty() ? null : SearchWords.lexemes(words);
    }

    private static @Nullable String parts(List<Field<?>> searched, Draft draft) {
        var parts = new ArrayList<String>();
        for (Field<?> field : searched) {
            if (field.is(Trait.SEARCHED_IN_PARTS) && draft.value(field) instanceof String text) {
                parts.add(text);
            }
        }
        return parts.isEmpty() ? null : SearchText.of(parts);
    }
}
