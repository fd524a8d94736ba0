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

    /** The columns with their values; none for a type that nothing is searched in. */
    static Map<String, @Nullable Object> of(ObjectType type, Draft draft, List<String> more) {
        if (type.searchedFields().isEmpty()) {
            return Map.of();
        }
        var words = new ArrayList<WeightedText>();
        var parts = new ArrayList<String>();
        for (Field<?> field : type.searchedFields()) {
            if (draft.value(field) instanceof String text) {
                if (field.is(Trait.SEARCHED)) {
                    words.add(new WeightedText(text, field.name().equals(type.title()) ? Weight.A : Weight.B));
                }
                if (field.is(Trait.SEARCHED_IN_PARTS)) {
                    parts.add(text);
                }
            }
        }
        parts.addAll(more);
        var columns = new java.util.LinkedHashMap<String, @Nullable Object>();
        columns.put(WORDS, words.isEmpty() ? null : SearchWords.lexemes(words));
        columns.put(PARTS, parts.isEmpty() ? null : SearchText.of(parts));
        return columns;
    }
}
