package relata.records.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.text.SearchText;
import relata.platform.text.SearchWords;
import relata.platform.text.WeightedText;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/**
 * Leaves of what a search found only what is found by fields that the actor may read. The columns that searches use hold
 * the words of all fields: without this, somebody from whom the address is hidden could guess it letter by letter.
 */
@Component
class VisibleMatches {

    private final Lists lists;
    private final JdbcClient jdbc;

    VisibleMatches(Lists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    List<Found> of(Actor actor, ObjectType object, List<Field<?>> open, String typed, List<Found> candidates) {
        List<Row> rows =
                lists.findAll(actor, object, candidates.stream().map(Found::id).toList());
        var matching = new HashSet<>(byWords(open, typed, rows));
        List<List<String>> parts = SearchText.parts(typed);
        for (Row row : rows) {
            String text = SearchText.of(texts(row, open, Trait.SEARCHED_IN_PARTS));
            boolean found = !parts.isEmpty()
                    && parts.stream().allMatch(forms -> forms.stream().anyMatch(text::contains));
            if (found) {
                matching.add(row.id());
            }
        }
        return candidates.stream().filter(each -> matching.contains(each.id())).toList();
    }

    private Set<UUID> byWords(List<Field<?>> open, String typed, List<Row> rows) {
        Optional<String> query = SearchWords.query(typed);
        if (query.isEmpty()) {
            return Set.of();
        }
        var ids = new ArrayList<UUID>();
        var lexemes = new ArrayList<String>();
        for (Row row : rows) {
            List<WeightedText> words = texts(row, open, Trait.SEARCHED).stream()
                    .map(text -> new WeightedText(text, WeightedText.Weight.A))
                    .toList();
            if (!words.isEmpty()) {
                ids.add(row.id());
                lexemes.add(SearchWords.lexemes(words));
            }
        }
        return new HashSet<>(jdbc.sql("""
                        select id
                          from unnest(:ids, cast(:lexemes as text[])) found (id, lexemes)
                         where cast(lexemes as tsvector) @@ cast(:query as tsquery)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("lexemes", lexemes.toArray(String[]::new))
                .param("query", query.get())
                .query(relata.platform.Rows::id)
                .list());
    }

    private static List<String> texts(Row row, List<Field<?>> open, Trait trait) {
        var texts = new ArrayList<String>();
        for (Field<?> field : open) {
            if (field.is(trait) && row.values().value(field.name()) instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }
}
