package relata.records.expressions;

import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;

/** The named functions and methods, with an example of each for whoever writes one wrongly. */
final class Functions {

    /** Name and how it is written, in the order in which completions show them. */
    static final Map<String, String> FUNCTIONS = ordered(
            "has", "has(birthday)",
            "date", "date(\"2026-01-31\")",
            "timestamp", "timestamp(\"2026-01-31T08:00:00Z\")",
            "duration", "duration(\"24h\")",
            "days", "days(90)",
            "money", "money(\"100\", \"EUR\")",
            "number", "number(\"0.5\")");

    static final Map<String, String> METHODS = ordered(
            "exists", "orders.exists(o, o.total.amount > 100)",
            "all", "orders.all(o, o.total.amount > 100)",
            "filter", "orders.filter(o, o.total.amount > 100).size()",
            "size", "orders.size()",
            "sum", "orders.sum(o, o.units)",
            "min", "orders.min(o, o.placedAt)",
            "max", "orders.max(o, o.placedAt)",
            "avg", "orders.avg(o, o.units)",
            "contains", "name.contains(\"Olha\")",
            "containsIgnoringCase", "name.containsIgnoringCase(\"olha\")",
            "startsWith", "name.startsWith(\"Olha\")",
            "endsWith", "name.endsWith(\"enko\")",
            "lower", "name.lower()",
            "getFullYear", "birthday.getFullYear()",
            "getMonth", "birthday.getMonth()",
            "getDate", "birthday.getDate()",
            "getDayOfWeek", "birthday.getDayOfWeek()",
            "getHours", "createdAt.getHours(\"Europe/Kyiv\")",
            "getMinutes", "createdAt.getMinutes(\"Europe/Kyiv\")",
            "getDays", "(today - birthday).getDays()",
            "date", "createdAt.date(\"Europe/Kyiv\")");

    private final Checker checker;
    private final Findings findings;
    private final RelatedRows relatedRows;

    Functions(Checker checker, Findings findings) {
        this.checker = checker;
        this.findings = findings;
        this.relatedRows = new RelatedRows(checker, findings);
    }

    private static Map<String, String> ordered(String... namesAndExamples) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndExamples.length; i += 2) {
            map.put(namesAndExamples[i], namesAndExamples[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(map);
    }

    Typed function(CelExpr part, Names names) {
        String name = part.call().function();
        if (!FUNCTIONS.containsKey(name)) {
            return noSuch(part, name, FUNCTIONS, METHODS);
        }
        List<Typed> arguments = checker.all(part.call().args(), names);
        if (arguments.stream().anyMatch(Typed::isWrong)) {
            return Typed.WRONG;
        }
        if (name.equals("has")) {
            return has(part, arguments);
        }
        if (name.equals("date") && !arguments.isEmpty() && arguments.getFirst().type() == Type.Simple.TIME) {
            return dated(part, name, arguments.getFirst(), arguments.subList(1, arguments.size()));
        }
        Typed literal = literal(name, arguments);
        return literal == null ? usage(part, name, FUNCTIONS) : literal;
    }

    private Typed has(CelExpr part, List<Typed> arguments) {
        if (arguments.size() != 1
                || arguments.getFirst().type() == Type.Simple.NOTHING
                || arguments.getFirst().type() instanceof Type.Many) {
            return usage(part, "has", FUNCTIONS);
        }
        Typed value = arguments.getFirst();
        return Typed.condition(new Term.Present(value.type() instanceof Type.Amount ? value.amount() : value.term()));
    }

    private static @Nullable Typed literal(String name, List<Typed> arguments) {
        String text = arguments.isEmpty() ? null : arguments.getFirst().literal();
        if (name.equals("days")
                && arguments.size() == 1
                && arguments.getFirst().term() instanceof Term.Constant(BigDecimal count, var _)) {
            return constant(Literals.days(count), Type.Simple.DURATION);
        }
        if (text == null) {
            return null;
        }
        if (name.equals("money")) {
            String currency = arguments.size() == 2 ? arguments.getLast().literal() : null;
            return currency == null ? null : money(text, currency);
        }
        if (arguments.size() != 1) {
            return null;
        }
        return switch (name) {
            case "date" -> constant(Literals.date(text), Type.Simple.DATE);
            case "timestamp" -> constant(Literals.time(text), Type.Simple.TIME);
            case "duration" -> constant(Literals.duration(text), Type.Simple.DURATION);
            case "number" -> constant(Literals.number(text), Type.Simple.NUMBER);
            default -> null;
        };
    }

    private static @Nullable Typed money(String text, String currency) {
        BigDecimal amount = Literals.number(text);
        if (amount == null || amount.stripTrailingZeros().scale() > Money.SCALE || !currency.matches("[A-Z]{3}")) {
            return null;
        }
        return Typed.of(
                new Type.Amount(currency),
                new Term.MoneyPair(
                        new Term.Constant(amount, Type.Simple.NUMBER), new Term.Constant(currency, Type.Simple.TEXT)));
    }

    private static @Nullable Typed constant(@Nullable Object value, Type type) {
        return value == null ? null : Typed.of(type, new Term.Constant(value, type));
    }

    Typed method(CelExpr part, CelExpr target, Names names) {
        String name = part.call().function();
        if (!METHODS.containsKey(name)) {
            return noSuch(part, name, METHODS, FUNCTIONS);
        }
        Typed on = checker.check(target, names);
        if (on.isWrong()) {
            return Typed.WRONG;
        }
        Typed.Rows rows = on.rows();
        if (rows != null) {
            return relatedRows.method(part, rows, names);
        }
        List<Typed> arguments = checker.all(part.call().args(), names);
        if (arguments.stream().anyMatch(Typed::isWrong)) {
            return Typed.WRONG;
        }
        if (on.type().isText()) {
            return onText(part, name, on, arguments);
        }
        if (on.type() instanceof Type.Choices && name.equals("size") && arguments.isEmpty()) {
            return number(Operation.CHOICE_COUNT, on);
        }
        return dated(part, name, on, arguments);
    }

    private Typed onText(CelExpr part, String name, Typed on, List<Typed> arguments) {
        boolean one = arguments.size() == 1 && arguments.getFirst().type().isText();
        Operation predicate = switch (name) {
            case "contains" -> Operation.CONTAINS;
            case "containsIgnoringCase" -> Operation.CONTAINS_IGNORING_CASE;
            case "startsWith" -> Operation.STARTS_WITH;
            case "endsWith" -> Operation.ENDS_WITH;
            default -> null;
        };
        if (predicate != null && one) {
            return Typed.condition(new Term.Call(
                    predicate, List.of(on.term(), arguments.getFirst().term())));
        }
        if (name.equals("lower") && arguments.isEmpty()) {
            return Typed.of(Type.Simple.TEXT, new Term.Call(Operation.LOWER, List.of(on.term())));
        }
        return name.equals("size") && arguments.isEmpty() ? number(Operation.LENGTH, on) : usage(part, name, METHODS);
    }

    private Typed dated(CelExpr part, String name, Typed on, List<Typed> arguments) {
        if (on.type() == Type.Simple.TIME) {
            String zone = arguments.isEmpty() ? "UTC" : arguments.getFirst().literal();
            Operation operation = ofTime(name);
            if (operation == null || zone == null || arguments.size() > 1) {
                return usage(part, name, METHODS);
            }
            if (!Literals.isZone(zone)) {
                return findings.wrong(part, "time-zone", List.of("\"Europe/Kyiv\"", "\"UTC\""), "value", zone);
            }
            var term = new Term.Call(operation, List.of(on.term(), new Term.Constant(zone, Type.Simple.TEXT)));
            return Typed.of(name.equals("date") ? Type.Simple.DATE : Type.Simple.NUMBER, term);
        }
        Operation operation = on.type() == Type.Simple.DATE
                ? ofDate(name)
                : on.type() == Type.Simple.DURATION ? ofDuration(name) : null;
        return operation == null || !arguments.isEmpty() ? usage(part, name, METHODS) : number(operation, on);
    }

    private static @Nullable Operation ofTime(String name) {
        return switch (name) {
            case "getFullYear" -> Operation.TIME_YEAR;
            case "getMonth" -> Operation.TIME_MONTH;
            case "getDate" -> Operation.TIME_DAY;
            case "getDayOfWeek" -> Operation.TIME_DAY_OF_WEEK;
            case "getHours" -> Operation.TIME_HOURS;
            case "getMinutes" -> Operation.TIME_MINUTES;
            case "date" -> Operation.TIME_DATE;
            default -> null;
        };
    }

    private static @Nullable Operation ofDate(String name) {
        return switch (name) {
            case "getFullYear" -> Operation.DATE_YEAR;
            case "getMonth" -> Operation.DATE_MONTH;
            case "getDate" -> Operation.DATE_DAY;
            case "getDayOfWeek" -> Operation.DATE_DAY_OF_WEEK;
            default -> null;
        };
    }

    private static @Nullable Operation ofDuration(String name) {
        return switch (name) {
            case "getDays" -> Operation.DURATION_DAYS;
            case "getHours" -> Operation.DURATION_HOURS;
            case "getMinutes" -> Operation.DURATION_MINUTES;
            default -> null;
        };
    }

    private static Typed number(Operation operation, Typed on) {
        return Typed.number(new Term.Call(operation, List.of(on.term())));
    }

    /** {@code value in ["a", "b"]} and {@code "vip" in tags}. */
    Typed among(CelExpr part, Names names) {
        CelExpr right = part.call().args().get(1);
        Typed value = checker.check(part.call().args().getFirst(), names);
        if (value.isWrong()) {
            return Typed.WRONG;
        }
        if (right.getKind() == CelExpr.ExprKind.Kind.LIST) {
            return new InList(checker, findings).check(part, value, right.list().elements(), names);
        }
        Typed container = checker.check(right, names);
        if (container.isWrong()) {
            return Typed.WRONG;
        }
        if (!(container.type() instanceof Type.Choices(var values))
                || !value.type().isText()) {
            return findings.wrong(
                    part,
                    "in",
                    List.of("\"a\" in tags", "x in [\"a\", \"b\"]"),
                    "found",
                    container.type().code());
        }
        String literal = value.literal();
        if (literal != null && !values.contains(literal)) {
            new Operators(findings).wrongChoice(part.call().args().getFirst(), literal, values);
            return Typed.WRONG;
        }
        return Typed.condition(new Term.Call(Operation.HAS_CHOICE, List.of(container.term(), value.term())));
    }

    private Typed usage(CelExpr part, String name, Map<String, String> examples) {
        String example = java.util.Objects.requireNonNull(examples.get(name));
        return findings.wrong(part, "usage", List.of(example), "name", name, "example", example);
    }

    private Typed noSuch(CelExpr part, String name, Map<String, String> first, Map<String, String> second) {
        var all = new ArrayList<>(first.keySet());
        all.addAll(second.keySet());
        List<String> near = Nearest.to(name, all);
        return findings.wrong(part, "no-such-function", near, "name", name);
    }
}
