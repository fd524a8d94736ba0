package relata.records.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/** Makes texts of well-typed expressions at random. */
final class RandomExpressions {

    /** Where names are looked up: the text before a field's name, and the object it belongs to. */
    private record Place(String prefix, ObjectType object) {}

    private final Random random;
    private int variables;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String condition(String object) {
        return condition(List.of(new Place("", TestCatalog.object(object))), 4);
    }

    String value(String object, FieldType type) {
        var places = List.of(new Place("", TestCatalog.object(object)));
        return switch (type) {
            case NUMBER -> number(places, 3);
            case TEXT -> text(places, 3);
            case DATE -> date(places, 2);
            case TIME -> time(places, 2);
            case BOOLEAN -> condition(places, 3);
            default -> money(places, 2);
        };
    }

    private String condition(List<Place> places, int depth) {
        return depth <= 0
                ? simple(places, 1)
                : one(
                        () -> "(" + condition(places, depth - 1) + " && " + condition(places, depth - 1) + ")",
                        () -> "(" + condition(places, depth - 1) + " || " + condition(places, depth - 1) + ")",
                        () -> "!(" + condition(places, depth - 1) + ")",
                        () -> "(" + condition(places, depth - 2) + " ? " + condition(places, depth - 2) + " : "
                                + condition(places, depth - 2) + ")",
                        () -> "(" + condition(places, depth - 2) + ") == (" + condition(places, depth - 2) + ")",
                        () -> rows(places, depth),
                        () -> rows(places, depth),
                        () -> simple(places, depth),
                        () -> simple(places, depth),
                        () -> simple(places, depth));
    }

    private String rows(List<Place> places, int depth) {
        Place place = of(places);
        List<String> names =
                List.copyOf(TestCatalog.CATALOG.relations(place.object().name()).keySet());
        if (names.isEmpty() || variables > 3) {
            return simple(places, depth);
        }
        String name = of(names);
        ObjectType target = TestCatalog.object(
                TestCatalog.CATALOG.relations(place.object().name()).get(name).object());
        String variable = "v" + variables++;
        var inside = new ArrayList<>(places);
        var row = new Place(variable + ".", target);
        inside.add(row);
        inside.add(row);
        String rows = place.prefix() + name;
        String filter =
                random.nextBoolean() ? rows : rows + ".filter(" + variable + ", " + condition(inside, depth - 2) + ")";
        String result = one(
                () -> filter + ".exists(" + variable + ", " + condition(inside, depth - 2) + ")",
                () -> filter + ".all(" + variable + ", " + condition(inside, depth - 2) + ")",
                () -> filter + ".size() " + comparison() + " " + random.nextInt(3),
                () -> filter + "." + of(List.of("sum", "min", "max", "avg")) + "(" + variable + ", "
                        + number(inside, depth - 2) + ") " + comparison() + " " + number(places, 0),
                () -> filter + "." + of(List.of("min", "max")) + "(" + variable + ", " + time(inside, 0) + ") "
                        + comparison() + " " + time(places, 1),
                () -> filter + "." + of(List.of("sum", "min", "max", "avg")) + "(" + variable + ", "
                        + field(List.of(row, row), FieldType.MONEY, "budget") + ") " + comparison() + " "
                        + money(places, 0));
        variables--;
        return result;
    }

    private String simple(List<Place> places, int depth) {
        return one(
                () -> number(places, depth) + " " + comparison() + " " + number(places, depth - 1),
                () -> field(places, FieldType.INTEGER, "1") + " " + comparison() + " " + number(places, 0),
                () -> text(places, depth) + " " + comparison() + " " + text(places, depth - 1),
                () -> text(places, 0) + "." + of(List.of("contains", "startsWith", "endsWith", "containsIgnoringCase"))
                        + "(" + text(places, 0) + ")",
                () -> date(places, depth) + " " + comparison() + " " + date(places, depth - 1),
                () -> time(places, depth) + " " + comparison() + " " + time(places, depth - 1),
                () -> duration(places) + " " + comparison() + " " + duration(places),
                () -> money(places, 1) + " " + comparison() + " " + money(places, 1),
                () -> field(places, FieldType.BOOLEAN, "true"),
                () -> field(places, FieldType.BOOLEAN, "true") + " == " + (random.nextBoolean() ? "true" : "false"),
                () -> choice(places),
                () -> tags(places),
                () -> presence(places),
                () -> link(places),
                () -> text(places, 0) + " in [" + text(places, 0) + ", " + literal() + "]",
                () -> number(places, 0) + " in [" + plainNumber() + ", " + plainNumber() + ", " + number(places, 0)
                        + "]",
                () -> date(places, 0) + " in [" + date(places, 0) + ", date(\"2024-02-29\")]",
                () -> random.nextBoolean() ? "true" : "false");
    }

    private String tags(List<Place> places) {
        String tags = field(places, FieldType.CHOICES, "");
        return tags.isEmpty()
                ? presence(places)
                : one(() -> "\"vip\" in " + tags, () -> "\"new\" in " + tags, () -> tags + ".size() > 1");
    }

    private String presence(List<Place> places) {
        FieldType type = of(List.of(
                FieldType.TEXT,
                FieldType.NUMBER,
                FieldType.MONEY,
                FieldType.DATE,
                FieldType.TIME,
                FieldType.REFERENCE,
                FieldType.BOOLEAN,
                FieldType.CHOICES,
                FieldType.CHOICE));
        String field = field(places, type, "id");
        return one(
                () -> "has(" + field + ")",
                () -> field + " == null",
                () -> field + " != null",
                () -> "!has(" + field + ")");
    }

    private String choice(List<Place> places) {
        Place place = of(places);
        return switch (place.object().name()) {
            case "company" ->
                one(
                        () -> place.prefix() + "kind " + equality() + " \"firm\"",
                        () -> place.prefix() + "kind in [\"firm\", \"person\"]",
                        () -> place.prefix() + "kind in [\"firm\"]");
            case "order" -> place.prefix() + "channel " + equality() + " \"web\"";
            default -> place.prefix() + "name " + equality() + " \"Olha\"";
        };
    }

    private String link(List<Place> places) {
        Place place = of(places);
        return switch (place.object().name()) {
            case "company" ->
                one(
                        () -> place.prefix() + "owner " + equality() + " me",
                        () -> place.prefix() + "parent " + equality() + " \"00000000-0000-0008-0000-000000000001\"",
                        () -> place.prefix() + "owner in [me, \"00000000-0000-0007-0000-000000000002\"]",
                        () -> place.prefix() + "parent.owner " + equality() + " " + place.prefix() + "owner",
                        () -> place.prefix() + "parent.id == " + place.prefix() + "parent");
            case "order" ->
                one(
                        () -> place.prefix() + "seller " + equality() + " me",
                        () -> place.prefix() + "seller " + equality() + " " + place.prefix() + "company.owner",
                        () -> place.prefix() + "company.owner != me");
            default -> place.prefix() + "id " + equality() + " me";
        };
    }

    private String number(List<Place> places, int depth) {
        return depth <= 0
                ? one(
                        () -> field(places, FieldType.NUMBER, "1.5"),
                        () -> field(places, FieldType.INTEGER, "3"),
                        this::plainNumber)
                : one(
                        () -> number(places, 0),
                        () -> field(places, FieldType.NUMBER, "0.5"),
                        () -> "(" + number(places, depth - 1) + " " + of(List.of("+", "-", "*", "/", "%")) + " "
                                + number(places, depth - 1) + ")",
                        () -> "-(" + number(places, depth - 1) + ")",
                        () -> "(" + condition(places, 0) + " ? " + number(places, depth - 1) + " : "
                                + of(List.of(number(places, depth - 1), "null")) + ")",
                        () -> text(places, 0) + ".size()",
                        () -> field(places, FieldType.MONEY, "money(\"1\", \"EUR\")") + ".amount",
                        () -> date(places, 0) + "." + of(List.of("getFullYear", "getMonth", "getDate", "getDayOfWeek"))
                                + "()",
                        () -> time(places, 0) + "."
                                + of(List.of(
                                        "getFullYear", "getMonth", "getDate", "getDayOfWeek", "getHours", "getMinutes"))
                                + "(" + of(List.of("", "\"Europe/Kyiv\"", "\"Asia/Tokyo\"")) + ")",
                        () -> "(" + duration(places) + ")." + of(List.of("getDays", "getHours", "getMinutes")) + "()");
    }

    private String plainNumber() {
        return of(TestRecords.NUMBERS).toPlainString();
    }

    private String text(List<Place> places, int depth) {
        return depth <= 0
                ? one(
                        () -> field(places, FieldType.TEXT, literal()),
                        () -> field(places, FieldType.TEXT, literal()),
                        this::literal)
                : one(
                        () -> field(places, FieldType.TEXT, literal()),
                        () -> "(" + text(places, depth - 1) + " + " + text(places, depth - 1) + ")",
                        () -> text(places, depth - 1) + ".lower()",
                        () -> "(" + condition(places, 0) + " ? " + text(places, depth - 1) + " : " + text(places, 0)
                                + ")",
                        () -> field(places, FieldType.LONG_TEXT, literal()),
                        () -> field(places, FieldType.MONEY, "money(\"1\", \"EUR\")") + ".currency",
                        this::literal);
    }

    private String literal() {
        return quoted(of(TestRecords.TEXTS));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private String date(List<Place> places, int depth) {
        String simple = one(
                () -> field(places, FieldType.DATE, "today"),
                () -> field(places, FieldType.DATE, "today"),
                () -> "today",
                () -> "date(\"" + padded(of(TestRecords.DATES).toString()) + "\")");
        return depth <= 0
                ? simple
                : one(
                        () -> simple,
                        () -> "(" + simple + " " + of(List.of("+", "-")) + " " + duration(places) + ")",
                        () -> "date(" + time(places, 0) + ", \"Europe/Kyiv\")",
                        () -> "(" + condition(places, 0) + " ? " + simple + " : " + date(places, depth - 1) + ")");
    }

    private static String padded(String date) {
        return date;
    }

    private String time(List<Place> places, int depth) {
        String simple = one(
                () -> field(places, FieldType.TIME, "now"),
                () -> field(places, FieldType.TIME, "now"),
                () -> "now",
                () -> "timestamp(\"" + of(TestRecords.TIMES) + "\")");
        return depth <= 0
                ? simple
                : one(
                        () -> simple,
                        () -> "(" + simple + " " + of(List.of("+", "-")) + " " + shortDuration() + ")",
                        () -> "(" + shortDuration() + " + " + simple + ")");
    }

    private String duration(List<Place> places) {
        return one(
                this::shortDuration,
                this::shortDuration,
                () -> "(" + shortDuration() + " + " + shortDuration() + ")",
                () -> "(" + time(places, 0) + " - " + time(places, 0) + ")",
                () -> "(" + date(places, 0) + " - " + date(places, 0) + ")");
    }

    private String shortDuration() {
        return of(List.of(
                "duration(\"24h\")",
                "duration(\"-1h30m\")",
                "duration(\"0.5s\")",
                "days(90)",
                "days(1)",
                "days(-0.5)",
                "duration(\"2160h\")",
                "duration(\"1us\")",
                "duration(\"0s\")"));
    }

    private String money(List<Place> places, int depth) {
        return depth <= 0
                ? one(
                        () -> field(places, FieldType.MONEY, "money(\"10\", \"UAH\")"),
                        () -> "money(\"" + of(List.of("0", "2.5", "100", "-1")) + "\", \""
                                + of(List.of("EUR", "UAH", "USD")) + "\")")
                : one(
                        () -> money(places, depth - 1),
                        () -> "(" + money(places, depth - 1) + " " + of(List.of("*", "/")) + " " + number(places, 0)
                                + ")",
                        () -> sameField(places),
                        () -> "(" + condition(places, 0) + " ? " + money(places, depth - 1) + " : " + money(places, 0)
                                + ")",
                        () -> "-" + field(places, FieldType.MONEY, "money(\"10\", \"UAH\")"));
    }

    /** Sums of one field with itself: of two fixed currencies there would be none. */
    private String sameField(List<Place> places) {
        String field = field(places, FieldType.MONEY, "money(\"10\", \"UAH\")");
        return "(" + field + of(List.of(" + ", " - ")) + field + ")";
    }

    /** A field of this type, perhaps behind a reference; what stands in where there is none. */
    private String field(List<Place> places, FieldType type, String otherwise) {
        Place place = of(places);
        var found = new ArrayList<String>();
        collect(found, place, type);
        if (type != FieldType.REFERENCE) {
            Map<String, Field<?>> fields = place.object().fields();
            for (Field<?> field : fields.values()) {
                if (field.type() == FieldType.REFERENCE && !field.name().endsWith("By")) {
                    collect(
                            found,
                            new Place(place.prefix() + field.name() + ".", TestCatalog.object(field.target())),
                            type);
                }
            }
        }
        return found.isEmpty() ? otherwise : of(found);
    }

    private static void collect(List<String> found, Place place, FieldType type) {
        for (Field<?> field : place.object().fields().values()) {
            if (field.type() == type
                    && !field.name().startsWith("created")
                    && !field.name().startsWith("changed")) {
                found.add(place.prefix() + field.name());
            }
        }
    }

    private String comparison() {
        return of(List.of("==", "!=", "<", "<=", ">", ">="));
    }

    private String equality() {
        return random.nextBoolean() ? "==" : "!=";
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @SafeVarargs
    private String one(Supplier<String>... some) {
        return some[random.nextInt(some.length)].get();
    }
}
