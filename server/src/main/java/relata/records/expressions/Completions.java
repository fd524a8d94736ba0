package relata.records.expressions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.Language;
import relata.platform.access.Access;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/** What could stand next where somebody is writing an expression. */
public final class Completions {

    private static final int LIMIT = 50;
    private static final Pattern NAME = Pattern.compile("(?:([A-Za-z_]\\w*)\\.)?([A-Za-z_]\\w*|)$");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:([A-Za-z_]\\w*)\\.)?([A-Za-z_]\\w*)(?:\\.filter\\([^()]*\\))?\\.\\w+\\(\\s*([A-Za-z_]\\w*)\\s*,");
    private static final Pattern OPEN_TEXT = Pattern.compile(
            "(?:([A-Za-z_]\\w*)\\.)?([A-Za-z_]\\w*)\\s*(?:==|!=|in\\s*\\[(?:\\s*\"[^\"]*\"\\s*,)*)\\s*\"([^\"]*)$");

    /**
     * One proposal.
     *
     * @param text what is written
     * @param label what people call it
     * @param kind field, relation, function, method, given or value
     * @param type the type of a field's value
     * @param example how a function is used
     */
    public record Completion(
            String text,
            String label,
            String kind,
            @Nullable String type,
            @Nullable String example) {}

    /** The proposals, and how many characters at the end of the prefix they replace. */
    public record Proposals(int replaces, List<Completion> items) {}

    private final Catalog catalog;
    private final Access access;
    private final Language language;

    public Completions(Catalog catalog, Access access, Language language) {
        this.catalog = catalog;
        this.access = access;
        this.language = language;
    }

    /** For the text before the cursor. */
    public Proposals after(ObjectType object, String prefix) {
        Map<String, ObjectType> variables = variables(object, prefix);
        Matcher text = OPEN_TEXT.matcher(prefix);
        if (text.find()) {
            return values(object, variables, text);
        }
        Matcher name = NAME.matcher(prefix);
        if (insideText(prefix) || !name.find()) {
            return new Proposals(0, List.of());
        }
        String owner = name.group(1);
        String begun = name.group(2);
        var items = new ArrayList<Completion>();
        if (owner == null) {
            items.addAll(members(object));
            variables.forEach((variable, row) ->
                    items.add(new Completion(variable, row.label().in(language), "field", "reference", null)));
            Names.GIVEN.forEach(given -> items.add(new Completion(given, given, "given", null, null)));
            Functions.FUNCTIONS.forEach((function, example) ->
                    items.add(new Completion(function + "(", function, "function", null, example)));
        } else {
            items.addAll(after(object, variables, owner));
        }
        return new Proposals(begun.length(), matching(items, begun));
    }

    private List<Completion> after(ObjectType object, Map<String, ObjectType> variables, String owner) {
        ObjectType row = variables.get(owner);
        if (row != null) {
            return members(row);
        }
        Field<?> field = readable(object, owner);
        if (field != null && field.type() == FieldType.REFERENCE) {
            return members(catalog.object(field.target())).stream()
                    .filter(item -> !item.kind().equals("relation"))
                    .toList();
        }
        return methods(field, catalog.relations(object.name()).containsKey(owner));
    }

    private static List<Completion> methods(@Nullable Field<?> field, boolean relation) {
        List<String> names = relation
                ? List.of("exists", "all", "filter", "size", "sum", "min", "max", "avg")
                : field == null
                        ? List.of()
                        : switch (field.type()) {
                            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, CHOICE ->
                                List.of("contains", "containsIgnoringCase", "startsWith", "endsWith", "lower", "size");
                            case DATE -> List.of("getFullYear", "getMonth", "getDate", "getDayOfWeek");
                            case TIME ->
                                List.of(
                                        "date",
                                        "getFullYear",
                                        "getMonth",
                                        "getDate",
                                        "getDayOfWeek",
                                        "getHours",
                                        "getMinutes");
                            case CHOICES -> List.of("size");
                            case MONEY -> List.of("amount", "currency");
                            case NUMBER, INTEGER, BOOLEAN, REFERENCE -> List.of();
                        };
        return names.stream()
                .map(name -> Functions.METHODS.containsKey(name)
                        ? new Completion(name + "(", name, "method", null, Functions.METHODS.get(name))
                        : new Completion(name, name, "field", name.equals("amount") ? "number" : "text", null))
                .toList();
    }

    private List<Completion> members(ObjectType object) {
        List<String> readable = Expression.readableNames(catalog, object, access);
        var items = new ArrayList<Completion>();
        for (Field<?> field : object.fields().values()) {
            if (readable.contains(field.name())) {
                items.add(new Completion(
                        field.name(),
                        field.label().in(language),
                        "field",
                        field.type().apiName(),
                        null));
            }
        }
        catalog.relations(object.name()).forEach((name, relation) -> {
            if (readable.contains(name)) {
                items.add(new Completion(name, relation.label().in(language), "relation", null, null));
            }
        });
        return items;
    }

    private Proposals values(ObjectType object, Map<String, ObjectType> variables, Matcher text) {
        String owner = text.group(1);
        ObjectType of = owner == null ? object : variables.get(owner);
        if (of == null) {
            Field<?> reference = readable(object, owner);
            of = reference == null || reference.type() != FieldType.REFERENCE
                    ? null
                    : catalog.object(reference.target());
        }
        Field<?> field = of == null ? null : readable(of, text.group(2));
        String begun = text.group(3);
        List<Completion> items = field == null
                ? List.of()
                : field.choices().stream()
                        .map(choice -> new Completion(
                                choice.value() + "\"", choice.label().in(language), "value", "choice", null))
                        .toList();
        return new Proposals(begun.length(), matching(items, begun));
    }

    private @Nullable Field<?> readable(ObjectType object, String name) {
        return access.reads(object.name(), name) ? object.field(name) : null;
    }

    /** The row variables that were opened so far, such as {@code o} in {@code orders.exists(o, }. */
    private Map<String, ObjectType> variables(ObjectType object, String prefix) {
        var variables = new HashMap<String, ObjectType>();
        Matcher matcher = VARIABLE.matcher(prefix);
        while (matcher.find()) {
            ObjectType owner = matcher.group(1) == null ? object : variables.get(matcher.group(1));
            var relation =
                    owner == null ? null : catalog.relations(owner.name()).get(matcher.group(2));
            if (relation != null) {
                variables.put(matcher.group(3), catalog.object(relation.object()));
            }
        }
        return variables;
    }

    private static boolean insideText(String prefix) {
        return prefix.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<Completion> matching(List<Completion> items, String begun) {
        String lower = begun.toLowerCase(Locale.ROOT);
        return items.stream()
                .filter(item -> item.text().toLowerCase(Locale.ROOT).startsWith(lower)
                        || item.label().toLowerCase(Locale.ROOT).contains(lower))
                .limit(LIMIT)
                .toList();
    }
}
