package relata.records.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.tables.cells.CellType;
import relata.records.catalog.Catalog;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/**
 * Proposes where columns go: by the words of the header in three languages, then by what the cells look like. A person sees
 * and changes it; a wrong proposal costs more than none, so what is unsure stays open.
 */
final class Proposal {

    /** Between a reference and a field of what it points to, in headers of our own exports. */
    static final String WITHIN = ": ";

    private static final int SURE = 75;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Words for the same thing beside the labels, folded; fields that an object does not have are passed over. */
    private static final Map<String, List<String>> MORE_WORDS = Map.of(
            "email",
                    List.of(
                            "mail",
                            "почта",
                            "пошта",
                            "имейл",
                            "имэйл",
                            "емейл",
                            "електроннаадреса",
                            "электронныйадрес"),
            "phone",
                    List.of(
                            "tel",
                            "mobile",
                            "phonenumber",
                            "тел",
                            "мобильный",
                            "мобільний",
                            "номертелефона",
                            "номертелефону"),
            "externalId", List.of("code", "код", "клиентид", "extid", "номер", "идентификатор", "ідентифікатор"),
            "name",
                    List.of(
                            "fullname",
                            "title",
                            "клиент",
                            "клієнт",
                            "company",
                            "компания",
                            "компанія",
                            "фио",
                            "піб",
                            "название",
                            "назва",
                            "наименование",
                            "найменування",
                            "контрагент"),
            "birthday", List.of("birthdate", "dateofbirth", "дата народження", "датарождения", "датанар", "дн", "др"),
            "givenName", List.of("firstname", "имя", "імя"),
            "familyName", List.of("lastname", "surname"),
            "placedAt", List.of("date", "orderdate", "дата", "датазаказа", "датазамовлення", "purchasedate"),
            "total", List.of("amount", "sum", "сумма", "сума", "ordertotal", "стоимость", "вартість"),
            "units", List.of("quantity", "qty", "количество", "кількість", "кво"));

    private final Catalog catalog;
    private final Actor actor;
    private final List<PartTargets.Target> parts;
    private final Map<String, String> targets = new HashMap<>();
    /** What a column is called that may say yes or no to parts; only its cells can tell that it does. */
    private final Map<String, String> partWords = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    /** @param parts what columns can say of the parts of the records */
    Proposal(Catalog catalog, Actor actor, List<PartTargets.Target> parts) {
        this.catalog = catalog;
        this.actor = actor;
        this.parts = parts;
    }

    Mapping mapping(ObjectType object, List<SeenColumn> columns) {
        words(object);
        var found = new LinkedHashMap<Integer, String>();
        var foreign = new LinkedHashMap<Integer, String>();
        for (SeenColumn column : columns) {
            String target = column.name().isEmpty() ? null : targets.get(folded(column.name()));
            if (target == null
                    && column.name()
                            .toLowerCase(Locale.ROOT)
                            .startsWith(object.name().toLowerCase(Locale.ROOT))) {
                target =
                        targets.get(folded(column.name().substring(object.name().length())));
            }
            if (target != null && !isIdOfOthers(target, column) && taken.add(target)) {
                found.put(column.index(), target);
            } else if (target != null && isIdOfOthers(target, column)) {
                foreign.put(column.index(), target);
            }
        }
        foreign.forEach((column, id) -> {
            String target = numberFor(id);
            if (target != null && taken.add(target)) {
                found.put(column, target);
            }
        });
        for (SeenColumn column : columns) {
            String target = found.containsKey(column.index()) ? null : partWords.get(folded(column.name()));
            boolean fits = target != null
                    && (!target.startsWith("consents[")
                            || column.guess().type() == CellType.BOOLEAN
                            || column.guess().type() == CellType.CHOICE);
            if (target != null && fits && taken.add(target)) {
                found.put(column.index(), target);
            }
        }
        for (SeenColumn column : columns) {
            String target = found.containsKey(column.index()) ? null : byLook(object, column);
            if (target != null && taken.add(target)) {
                found.put(column.index(), target);
            }
        }
        // The id of a related record says more than its name beside it, which several may share.
        found.values().removeIf(target -> found.containsValue(target + ".id"));
        var mapped = new ArrayList<Mapping.Column>();
        for (SeenColumn column : columns) {
            mapped.add(Mapping.Column.of(column.index(), column.name(), found.get(column.index())));
        }
        return new Mapping(mapped, constants(object, columns, found), List.of(), WhenExists.FILL_EMPTY, Map.of(), true);
    }

    /** A column called "id" that holds none of ours: it comes from another system. */
    private static boolean isIdOfOthers(String target, SeenColumn column) {
        return (target.equals("id") || target.endsWith(".id"))
                && !column.examples().stream()
                        .allMatch(cell -> ID.matcher(cell.strip()).matches());
    }

    /** Where the record of another system's id says which one it is. */
    private @Nullable String numberFor(String id) {
        String path = id.substring(0, id.length() - "id".length());
        return Stream.of("externalId", "code", "number")
                .map(field -> path + field)
                .filter(targets::containsValue)
                .findFirst()
                .orElse(null);
    }

    private void words(ObjectType object) {
        targets.put("id", "id");
        for (Field<?> field : writable(object)) {
            words(field).forEach(word -> targets.putIfAbsent(word, field.name()));
            if (field.type() == FieldType.MONEY) {
                for (String word : words(field)) {
                    targets.putIfAbsent(word + "currency", field.name() + ".currency");
                    targets.putIfAbsent(word + "валюта", field.name() + ".currency");
                }
            }
        }
        if (object.field("currency") == null) {
            List.of("currency", "валюта").forEach(word -> targets.putIfAbsent(word, "currency"));
        }
        for (Field<?> field : writable(object)) {
            if (field.type() == FieldType.REFERENCE) {
                related(field);
            }
        }
        for (Field<?> field : writable(object)) {
            MORE_WORDS
                    .getOrDefault(field.name(), List.of())
                    .forEach(word -> targets.putIfAbsent(folded(word), field.name()));
        }
        for (PartTargets.Target part : parts) {
            for (Language language : Language.values()) {
                targets.putIfAbsent(folded(part.label().in(language)), part.path());
            }
            part.words().forEach(word -> partWords.putIfAbsent(folded(word), part.path()));
        }
        targets.values()
                .removeIf(target -> target.equals("currency")
                        && object.field("currency") == null
                        && object.fields().values().stream()
                                .noneMatch(field -> "currency".equals(field.currencyColumn())));
    }

    private void related(Field<?> reference) {
        ObjectType target = catalog.object(reference.target());
        for (String outer : words(reference)) {
            targets.putIfAbsent(outer + "id", reference.name() + ".id");
            for (Field<?> field : writable(target)) {
                words(field).forEach(word -> targets.putIfAbsent(outer + word, reference.name() + "." + field.name()));
            }
        }
    }

    private List<Field<?>> writable(ObjectType object) {
        return object.fields().values().stream()
                .filter(field -> field.isWritable()
                        && actor.access().reads(object.name(), field.name())
                        && actor.access().writes(object.name(), field.name()))
                .<Field<?>>map(field -> field)
                .toList();
    }

    private static List<String> words(Field<?> field) {
        var words = new ArrayList<String>();
        words.add(folded(field.name()));
        for (Language language : Language.values()) {
            words.add(folded(field.label().in(language)));
        }
        return words;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private @Nullable String byLook(ObjectType object, SeenColumn column) {
        CellType type = column.guess().type();
        if (column.guess().confidence() < SURE) {
            return null;
        }
        return switch (type) {
            case EMAIL -> only(object, FieldType.EMAIL);
            case PHONE -> only(object, FieldType.PHONE);
            case URL -> only(object, FieldType.URL);
            case PERSON_NAME, ORGANIZATION_NAME -> object.titleField().is(Trait.REQUIRED) ? object.title() : null;
            case EXTERNAL_ID -> object.field("externalId") == null ? null : "externalId";
            case DATE, TIME -> required(object, FieldType.TIME);
            case MONEY -> required(object, FieldType.MONEY);
            case TEXT, INTEGER, NUMBER, BOOLEAN, CHOICE, LIST -> null;
        };
    }

    private @Nullable String only(ObjectType object, FieldType type) {
        var fields =
                writable(object).stream().filter(field -> field.type() == type).toList();
        return fields.size() == 1 ? fields.getFirst().name() : null;
    }

    private @Nullable String required(ObjectType object, FieldType type) {
        var fields = writable(object).stream()
                .filter(field -> field.type() == type && field.is(Trait.REQUIRED))
                .toList();
        return fields.size() == 1 ? fields.getFirst().name() : null;
    }

    /** What the file does not say and every record needs. */
    private Map<String, Object> constants(ObjectType object, List<SeenColumn> columns, Map<Integer, String> found) {
        var constants = new LinkedHashMap<String, Object>();
        boolean organizations = columns.stream()
                .anyMatch(column -> column.guess().type() == CellType.ORGANIZATION_NAME
                        && object.title().equals(found.get(column.index())));
        choices(object, "", organizations, found, constants);
        for (Field<?> field : writable(object)) {
            if (field.type() == FieldType.REFERENCE
                    && found.values().stream().anyMatch(target -> target.startsWith(field.name() + "."))) {
                choices(catalog.object(field.target()), field.name() + ".", false, found, constants);
            }
        }
        boolean money = writable(object).stream()
                .anyMatch(field -> "currency".equals(field.currencyColumn()) && found.containsValue(field.name()));
        if (money
                && !found.containsValue("currency")
                && found.values().stream().noneMatch(target -> target.endsWith(".currency"))) {
            constants.put("currency", catalog.reportingCurrency());
        }
        return constants;
    }

    private void choices(
            ObjectType object,
            String path,
            boolean organizations,
            Map<Integer, String> found,
            Map<String, Object> constants) {
        for (Field<?> field : writable(object)) {
            if (field.type() == FieldType.CHOICE
                    && field.is(Trait.REQUIRED)
                    && !field.choices().isEmpty()
                    && !found.containsValue(path + field.name())
                    && !found.containsValue("id")) {
                var values = field.choices().stream().map(Choice::value).toList();
                constants.put(
                        path + field.name(),
                        organizations && values.contains("organization") ? "organization" : values.getFirst());
            }
        }
    }
}
