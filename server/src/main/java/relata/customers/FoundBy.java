package relata.customers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.text.SearchText;
import relata.platform.text.SearchWords;
import relata.platform.text.WeightedText;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/**
 * The search columns of customers, written anew from their rows with all their contact points and ids: the record engine
 * knows the customer's own fields only.
 */
@Component
public class FoundBy {

    private final JdbcClient jdbc;

    FoundBy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks nothing beyond the rows it writes; writes only what differs. */
    public void refresh(Collection<UUID> customers, Catalog catalog) {
        if (customers.isEmpty()) {
            return;
        }
        UUID[] ids = customers.stream().sorted().toArray(UUID[]::new);
        ObjectType type = catalog.object(CustomerFields.OBJECT);
        var words = new HashMap<UUID, List<WeightedText>>();
        var parts = new HashMap<UUID, List<String>>();
        readFields(ids, type, words, parts);
        readFurther(ids, parts);
        write(ids, words, parts);
    }

    private void readFields(
            UUID[] ids, ObjectType type, Map<UUID, List<WeightedText>> words, Map<UUID, List<String>> parts) {
        List<Field<?>> searched = type.searchedFields();
        var columns = new StringBuilder("select id");
        searched.forEach(field -> columns.append(", ").append(field.column()));
        jdbc.sql(columns + " from customer where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    for (int n = 0; n < searched.size(); n++) {
                        String text = row.getString(n + 2);
                        if (text == null) {
                            continue;
                        }
                        Field<?> field = searched.get(n);
                        if (field.is(Trait.SEARCHED)) {
                            var weight =
                                    field.name().equals(type.title()) ? WeightedText.Weight.A : WeightedText.Weight.B;
                            words.computeIfAbsent(id, _ -> new ArrayList<>()).add(new WeightedText(text, weight));
                        }
                        if (field.is(Trait.SEARCHED_IN_PARTS)) {
                            parts.computeIfAbsent(id, _ -> new ArrayList<>()).add(text);
                        }
                    }
                });
    }

    private void readFurther(UUID[] ids, Map<UUID, List<String>> parts) {
        jdbc.sql("""
                 select customer_id, normalized
                   from contact_point where customer_id = any(:ids) and deleted_at is null
                 union all
                 select customer_id, value
                   from external_id where customer_id = any(:ids) and deleted_at is null
                  order by 1, 2
                 """).param("ids", ids).query(row -> {
            List<String> texts = parts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>());
            if (!texts.contains(row.getString(2))) {
                texts.add(row.getString(2));
            }
        });
    }

    private void write(UUID[] ids, Map<UUID, List<WeightedText>> words, Map<UUID, List<String>> parts) {
        var lexemes = new ArrayList<@Nullable String>(ids.length);
        var texts = new ArrayList<@Nullable String>(ids.length);
        for (int n = 0; n < ids.length; n++) {
            List<WeightedText> of = words.get(ids[n]);
            List<String> partsOf = parts.get(ids[n]);
            lexemes.add(of == null ? null : SearchWords.lexemes(of));
            texts.add(partsOf == null ? null : SearchText.of(partsOf));
        }
        jdbc.sql("""
                 update customer c
                    set search_words = n.words::tsvector, search_text = n.parts
                   from unnest(:ids::uuid[], :words::text[], :parts::text[]) as n (id, words, parts)
                  where c.id = n.id
                    and (c.search_words is distinct from n.words::tsvector or c.search_text is distinct from n.parts)
                 """)
                .param("ids", ids)
                .param("words", lexemes.toArray(String[]::new))
                .param("parts", texts.toArray(String[]::new))
                .update();
    }
}
