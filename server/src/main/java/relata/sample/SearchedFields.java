package relata.sample;

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
import relata.records.sql.CopyBuffer;

/** The fields of an object type that are searched, by its declaration in the catalog. */
final class SearchedFields {

    private final List<Field<?>> words;
    private final List<Field<?>> parts;
    private final String title;

    SearchedFields(ObjectType type) {
        words = type.fields().values().stream()
                .filter(field -> field.is(Trait.SEARCHED))
                .toList();
        parts = type.fields().values().stream()
                .filter(field -> field.is(Trait.SEARCHED_IN_PARTS))
                .toList();
        title = type.title();
    }

    /** Adds {@code search_words} and {@code search_text} of a record with these values to the row. */
    void add(CopyBuffer row, Map<String, @Nullable String> values) {
        var weighted = new ArrayList<WeightedText>(words.size());
        for (Field<?> field : words) {
            String text = values.get(field.name());
            if (text != null) {
                weighted.add(new WeightedText(text, field.name().equals(title) ? Weight.A : Weight.B));
            }
        }
        var texts = new ArrayList<String>(parts.size());
        for (Field<?> field : parts) {
            String text = values.get(field.name());
            if (text != null) {
                texts.add(text);
            }
        }
        row.add(weighted.isEmpty() ? null : SearchWords.lexemes(weighted));
        row.add(texts.isEmpty() ? null : SearchText.of(texts));
    }
}
