package relata.records.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.tables.cells.CellType;
import relata.platform.tables.cells.ColumnGuess;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalog;
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
    /** Where nothing is called anything, the only column of its kind may be taken for what every record needs. */
    private static final int SURE_WITHOUT_HEADER = 60;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Catalog catalog;
    private final Actor actor;
    private final ObjectType object;
    private final TargetWords words;
    private final List<ChoiceGuess> guesses;
    private final List<SeenColumn> columns;
    /** The targets by the index of their column. */
    private final Map<Integer, String> found = new LinkedHashMap<>();

    private final Set<String> taken = new HashSet<>();

    /**
     * @param parts what columns can say of the parts of the records
     * @param guesses what modules can tell of choices that no column gives
     */
    Proposal(
            Catalog catalog,
            Actor actor,
            ObjectType object,
            List<PartTargets.Target> parts,
            List<ChoiceGuess> guesses,
            List<SeenColumn> columns) {
        this.guesses = guesses;
        this.columns = columns;
        this.catalog = catalog;
        this.actor = actor;
        this.object = object;
        this.words = new TargetWords(catalog, actor, parts, object);
    }

    Mapping mapping() {
        propose(this::byWords);
        propose(this::numberOfOthers);
        propose(this::part);
        propose(this::byLook);
        // The id of a related record says more than its name beside it, which several may share.
        found.values().removeIf(target -> found.containsValue(target + ".id"));
        for (SeenColumn column : columns) {
            String reference = found.get(column.index());
            take(column, reference == null ? null : making(reference, column));
        }
        var mapped = columns.stream()
                .map(column -> Mapping.Column.of(column.index(), column.name(), found.get(column.index())))
                .toList();
        return new Mapping(mapped, constants(), List.of(), WhenExists.FILL_EMPTY, Map.of(), true);
    }

    /** Asks for a target of each column that has none yet; of two columns with one target the first has it. */
    private void propose(Function<SeenColumn, @Nullable String> targets) {
        for (SeenColumn column : columns) {
            if (!found.containsKey(column.index())) {
                take(column, targets.apply(column));
            }
        }
    }

    private void take(SeenColumn column, @Nullable String target) {
        if (target != null && taken.add(target)) {
            found.put(column.index(), target);
        }
    }

    private @Nullable String byWords(SeenColumn column) {
        String target = meant(column);
        return target == null || isIdOfOthers(target, column) ? null : target;
    }

    private @Nullable String numberOfOthers(SeenColumn column) {
        String id = meant(column);
        if (id == null || !isIdOfOthers(id, column)) {
            return null;
        }
        return repeats(column) && id.equals("id") ? buyersNumber() : words.numberFor(id);
    }

    /** What its header says, with or without the name of the object in front ("product_name"). */
    private @Nullable String meant(SeenColumn column) {
        String name = column.name();
        String target = name.isEmpty() ? null : words.target(name);
        boolean ofObject =
                name.toLowerCase(Locale.ROOT).startsWith(object.name().toLowerCase(Locale.ROOT));
        return target == null && ofObject
                ? words.target(name.substring(object.name().length()))
                : target;
    }

    /** Consents only of columns that say yes or no or choose. */
    private @Nullable String part(SeenColumn column) {
        String target = words.part(column.name());
        CellType type = column.guess().type();
        boolean fits = target != null
                && (!target.startsWith("consents[") || type == CellType.BOOLEAN || type == CellType.CHOICE);
        return fits ? target : null;
    }

    /** A column called "id" that holds none of ours: it comes from another system. */
    private static boolean isIdOfOthers(String target, SeenColumn column) {
        return (target.equals("id") || target.endsWith(".id")) && !holdsIds(column);
    }

    private static boolean holdsIds(SeenColumn column) {
        return column.examples().stream()
                .allMatch(cell -> ID.matcher(cell.strip()).matches());
    }

    /**
     * A column that names what every record needs, such as the customers of orders, goes to the field by which the named is made
     * where it is not there yet; null where it cannot be made of that alone.
     */
    private @Nullable String making(String reference, SeenColumn column) {
        Field<?> field = object.field(reference);
        if (field == null || field.type() != FieldType.REFERENCE || !field.is(Trait.REQUIRED) || holdsIds(column)) {
            return null;
        }
        ObjectType target = catalog.object(field.target());
        boolean enough = target.fields().values().stream()
                .filter(needed -> needed.is(Trait.REQUIRED) && needed.isWritable())
                .allMatch(needed -> needed.name().equals(target.title()) || needed.type() == FieldType.CHOICE);
        boolean may = target.can(Capability.CREATE) && actor.access().may(target.name(), Action.CREATE);
        if (!enough || !may) {
            return null;
        }
        String named = switch (column.guess().type()) {
            case EMAIL -> only(target, FieldType.EMAIL);
            case PHONE -> only(target, FieldType.PHONE);
            case EXTERNAL_ID, INTEGER -> target.field("externalId") == null ? null : "externalId";
            case PERSON_NAME, ORGANIZATION_NAME, TEXT, CHOICE, LIST -> target.title();
            case URL, DATE, TIME, MONEY, NUMBER, BOOLEAN -> null;
        };
        return named == null ? null : reference + "." + named;
    }

    private @Nullable String byLook(SeenColumn column) {
        CellType type = column.guess().type();
        boolean alone = column.name().isEmpty()
                && columns.stream()
                                .filter(other -> other.guess().type() == type)
                                .count()
                        == 1;
        if (column.guess().confidence() < (alone ? SURE_WITHOUT_HEADER : SURE)) {
            return null;
        }
        return switch (type) {
            case EMAIL -> only(object, FieldType.EMAIL);
            case PHONE -> only(object, FieldType.PHONE);
            case URL -> only(object, FieldType.URL);
            case PERSON_NAME, ORGANIZATION_NAME -> object.titleField().is(Trait.REQUIRED) ? object.title() : null;
            case EXTERNAL_ID ->
                repeats(column) && buyersNumber() != null
                        ? buyersNumber()
                        : object.field("externalId") == null ? null : "externalId";
            case DATE, TIME -> required(object, FieldType.TIME);
            case MONEY -> required(object, FieldType.MONEY);
            case INTEGER -> alone ? only(object, FieldType.NUMBER) : null;
            case TEXT, NUMBER, BOOLEAN, CHOICE, LIST -> null;
        };
    }

    /** A number that several rows have is not that of their own record. */
    private static boolean repeats(SeenColumn column) {
        return column.guess().notes().stream().anyMatch(note -> note.code().equals(ColumnGuess.CODES_REPEAT));
    }

    /** The number of what every record of this type needs: of the customer, where orders come in. */
    private @Nullable String buyersNumber() {
        return words.writable(object).stream()
                .filter(field -> field.type() == FieldType.REFERENCE && field.is(Trait.REQUIRED))
                .map(field -> words.numberFor(field.name() + ".id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String only(ObjectType object, FieldType type) {
        var fields = words.writable(object).stream()
                .filter(field -> field.type() == type)
                .toList();
        return fields.size() == 1 ? fields.getFirst().name() : null;
    }

    private @Nullable String required(ObjectType object, FieldType type) {
        var fields = words.writable(object).stream()
                .filter(field -> field.type() == type && field.is(Trait.REQUIRED))
                .toList();
        return fields.size() == 1 ? fields.getFirst().name() : null;
    }

    /** What the file does not say and every record needs. */
    private Map<String, Object> constants() {
        var constants = new LinkedHashMap<String, Object>();
        choices(object, "", constants);
        for (Field<?> field : words.writable(object)) {
            if (field.type() == FieldType.REFERENCE
                    && found.values().stream().anyMatch(target -> target.startsWith(field.name() + "."))) {
                choices(catalog.object(field.target()), field.name() + ".", constants);
            }
        }
        boolean money = words.writable(object).stream()
                .anyMatch(field -> "currency".equals(field.currencyColumn()) && found.containsValue(field.name()));
        if (money
                && !found.containsValue("currency")
                && found.values().stream().noneMatch(target -> target.endsWith(".currency"))) {
            constants.put("currency", catalog.reportingCurrency());
        }
        return constants;
    }

    private void choices(ObjectType type, String path, Map<String, Object> constants) {
        for (Field<?> field : words.writable(type)) {
            if (field.type() == FieldType.CHOICE
                    && field.is(Trait.REQUIRED)
                    && !field.choices().isEmpty()
                    && !found.containsValue(path + field.name())
                    && !found.containsValue(path + "id")) {
                String guessed = guessed(type, field, path);
                constants.put(
                        path + field.name(),
                        guessed == null ? field.choices().getFirst().value() : guessed);
            }
        }
    }

    private @Nullable String guessed(ObjectType type, Field<?> field, String path) {
        for (ChoiceGuess guess : guesses) {
            if (guess.object().equals(type.name()) && guess.field().equals(field.name())) {
                return guess.value(clues(path));
            }
        }
        return null;
    }

    /** The columns that go to fields of the record at the path. */
    private List<ChoiceGuess.Clue> clues(String path) {
        var clues = new ArrayList<ChoiceGuess.Clue>();
        for (SeenColumn column : columns) {
            String target = found.get(column.index());
            if (target != null && target.startsWith(path)) {
                clues.add(new ChoiceGuess.Clue(
                        target.substring(path.length()),
                        column.name(),
                        column.guess().type()));
            }
        }
        return clues;
    }
}
