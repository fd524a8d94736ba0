package relata.records.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.text.SearchText;
import relata.platform.text.SearchWords;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.lists.ListCompiler;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.search.Found.Matched;
import relata.records.sql.Sql;

/**
 * Searches records of all types: whole words by their stems and name keys, then parts by trigrams, as they were typed and
 * then by their sounds; where one of these fills the answer, the next is not asked. Each type is asked for a bounded number
 * of candidates, so that a common word costs no more than a rare one; the answer says when more was there.
 */
@Component
public class Search {

    /** Candidates of one type that are looked at; a search that has more says so. */
    public static final int CANDIDATES = 1_000;

    private static final int SHORTEST_PART = 3;
    private static final double EXACT = 10;
    private static final double WHOLE_WORDS = 1;

    private final Catalogs catalogs;
    private final Queries queries;
    private final VisibleMatches visible;

    Search(Catalogs catalogs, Queries queries, VisibleMatches visible) {
        this.catalogs = catalogs;
        this.queries = queries;
        this.visible = visible;
    }

    /** What was found, best first, and whether some type had more candidates than were looked at. */
    public record SearchAnswer(List<Found> items, boolean truncated) {}

    /**
     * @param typed what a person typed: words in any of the three languages, parts of names, numbers, addresses
     * @param objects names of the types to search, empty for all that have something to search
     */
    public SearchAnswer search(Actor actor, String typed, List<String> objects, int limit) {
        Catalog catalog = catalogs.current();
        var found = new ArrayList<Found>();
        boolean truncated = false;
        for (ObjectType object : catalog.objects()) {
            boolean wanted = objects.isEmpty() || objects.contains(object.name());
            if (wanted && !object.searchedFields().isEmpty() && actor.access().may(object.name(), Action.READ)) {
                List<Found> ofType = searchType(catalog, actor, object, typed, limit);
                truncated |= ofType.size() > limit;
                found.addAll(ofType);
            }
        }
        found.sort(Comparator.comparingDouble(Found::rank).reversed().thenComparing(Found::title));
        return new SearchAnswer(
                List.copyOf(found.subList(0, Math.min(limit, found.size()))), truncated || found.size() > limit);
    }

    private List<Found> searchType(Catalog catalog, Actor actor, ObjectType object, String typed, int limit) {
        List<Field<?>> open = object.searchedFields().stream()
                .filter(field -> readable(actor, object, field))
                .toList();
        if (open.size() == object.searchedFields().size()) {
            return candidates(catalog, actor, object, typed, limit);
        }
        List<Found> candidates = candidates(catalog, actor, object, typed, CANDIDATES);
        return visible.of(actor, object, open, typed, candidates);
    }

    private List<Found> candidates(Catalog catalog, Actor actor, ObjectType object, String typed, int limit) {
        var byId = new LinkedHashMap<UUID, Found>();
        Optional<String> words = SearchWords.query(typed);
        if (words.isPresent() && object.searchedFields().stream().anyMatch(field -> field.is(Trait.SEARCHED))) {
            Sql condition = Sql.of("t.search_words @@ cast(? as tsquery)", words.get());
            Sql rank = Sql.of("ts_rank(t.search_words, cast(? as tsquery))", words.get());
            for (Found each : run(catalog, actor, object, condition, rank, typed, WHOLE_WORDS, limit)) {
                byId.put(each.id(), each);
            }
        }
        List<List<String>> parts = SearchText.parts(typed);
        boolean servedByTrigrams =
                parts.stream().allMatch(forms -> forms.stream().allMatch(form -> form.length() >= SHORTEST_PART));
        if (!parts.isEmpty() && servedByTrigrams) {
            List<List<String>> asTyped =
                    parts.stream().map(forms -> forms.subList(0, 1)).toList();
            for (var forms : List.of(asTyped, parts)) {
                if (byId.size() <= limit) {
                    for (Found each : run(catalog, actor, object, holding(forms), partsRank(forms), typed, 0, limit)) {
                        byId.putIfAbsent(each.id(), each);
                    }
                }
            }
        }
        return new ArrayList<>(byId.values());
    }

    private static Sql holding(List<List<String>> parts) {
        Sql condition = Sql.empty();
        for (List<String> forms : parts) {
            condition.add(condition.isEmpty() ? "(" : " and (");
            for (int i = 0; i < forms.size(); i++) {
                condition.add((i == 0 ? "" : " or ") + "t.search_text like ?", SearchText.like(forms.get(i)));
            }
            condition.add(")");
        }
        return condition;
    }

    /**
     * Between 0 and 1: the share of the parts with which a word begins, and how early the first of them stands, for a name
     * comes before addresses and numbers. Compared with the similarity of trigrams it costs a tenth, at a thousand candidates
     * more than all the rest of a search.
     */
    private static Sql partsRank(List<List<String>> parts) {
        Sql rank = Sql.of("(0");
        for (List<String> forms : parts) {
            rank.add(" + case when ");
            for (int i = 0; i < forms.size(); i++) {
                rank.add((i == 0 ? "" : " or ") + "strpos(' ' || t.search_text, ?) > 0", " " + forms.get(i));
            }
            rank.add(" then 1 else 0 end");
        }
        List<String> first = parts.getFirst();
        return rank.add(
                ")::float8 / " + 2 * parts.size()
                        + " + 0.5::float8 / (1 + coalesce(nullif(strpos(t.search_text, ?), 0), strpos(t.search_text, ?)))",
                first.getFirst(),
                first.getLast());
    }

    private List<Found> run(
            Catalog catalog,
            Actor actor,
            ObjectType object,
            Sql condition,
            Sql rank,
            String typed,
            double base,
            int limit) {
        Sql candidates = Sql.of("select t.* from " + object.table() + " t where t.deleted_at is null")
                .and(condition)
                .and(new RowAccess(catalog, actor).condition(object, ListCompiler.T, Action.READ))
                .add(" limit ?", CANDIDATES);
        String title = readable(actor, object, object.titleField())
                ? "t." + object.titleField().column()
                : "''";
        List<Field<?>> others = others(actor, object);
        Sql sql = Sql.of("select t.id, " + title + "::text, " + subtitle(others) + ", " + values(others) + ", ")
                .add(rank)
                .add(
                        " + case when lower(" + title + ") = lower(?) then " + EXACT + " else " + base + " end as rank",
                        typed.strip())
                .add(" from (")
                .add(candidates)
                .add(") t order by rank desc, 2 limit ?", limit + 1);
        List<List<String>> parts = SearchText.parts(typed);
        return queries.run(sql, Queries.LIST, row -> {
            String found = Objects.requireNonNullElse(row.getString(2), "");
            return new Found(
                    object.name(),
                    Objects.requireNonNull(row.getObject(1, UUID.class)),
                    found,
                    row.getString(3),
                    matched(parts, found, others, (String[]) row.getArray(4).getArray()),
                    row.getDouble(5));
        });
    }

    /** Where it was found, if the title does not show it: the first field that holds one of the parts. */
    private static @Nullable Matched matched(
            List<List<String>> parts, String title, List<Field<?>> fields, @Nullable String[] values) {
        if (parts.stream().allMatch(forms -> holds(title, forms))) {
            return null;
        }
        for (int i = 0; i < fields.size(); i++) {
            String value = values[i];
            if (value != null && parts.stream().anyMatch(forms -> !holds(title, forms) && holds(value, forms))) {
                return new Matched(fields.get(i).name(), value);
            }
        }
        return null;
    }

    private static boolean holds(String value, List<String> forms) {
        String text = SearchText.of(List.of(value));
        return forms.stream().anyMatch(text::contains);
    }

    private static List<Field<?>> others(Actor actor, ObjectType object) {
        return object.searchedFields().stream()
                .filter(field -> !field.name().equals(object.title()) && readable(actor, object, field))
                .toList();
    }

    /** The first searched fields beside the title, which tell namesakes apart. */
    private static String subtitle(List<Field<?>> others) {
        String columns =
                others.stream().limit(3).map(field -> "t." + field.column()).collect(Collectors.joining(", "));
        return columns.isEmpty() ? "null::text" : "nullif(concat_ws(' · ', " + columns + "), '')";
    }

    private static String values(List<Field<?>> others) {
        return others.stream()
                .map(field -> "t." + field.column() + "::text")
                .collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    private static boolean readable(Actor actor, ObjectType object, Field<?> field) {
        return field.type() != FieldType.CHOICES
                && !field.isCalculated()
                && actor.access().reads(object.name(), field.name());
    }
}
