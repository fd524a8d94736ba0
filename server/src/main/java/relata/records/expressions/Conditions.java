package relata.records.expressions;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/** Turns an expression that only joins simple comparisons by {@code &&} into chips, and chips into an expression. */
public final class Conditions {

    private static final Syntax SYNTAX = new Syntax();
    private static final Map<String, String> COMPARISONS =
            Map.of("_==_", "==", "_!=_", "!=", "_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=");
    private static final Set<String> METHODS = Set.of("contains", "containsIgnoringCase", "startsWith", "endsWith");
    private static final Pattern COMPUTED = Pattern.compile("(now|today)( [-+] (duration|days)\\(.*\\))?");

    private Conditions() {}

    /** The comparisons of a right expression; null where it is more than that. An empty text has none. */
    public static @Nullable List<Condition> of(Catalog catalog, ObjectType object, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Syntax.Parsed parsed = SYNTAX.parse(text);
        if (!parsed.problems().isEmpty()) {
            return null;
        }
        var found = new ArrayList<Condition>();
        return collect(parsed.expression(), new Findings(parsed.source(), text), found)
                        && found.stream().allMatch(condition -> isField(catalog, object, condition))
                ? List.copyOf(found)
                : null;
    }

    private static boolean isField(Catalog catalog, ObjectType object, Condition condition) {
        Field<?> field = field(catalog, object, condition.field());
        return field != null || condition.field().equals("id");
    }

    private static boolean collect(CelExpr part, Findings findings, List<Condition> found) {
        if (part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals("_&&_")) {
            return part.call().args().stream().allMatch(side -> collect(side, findings, found));
        }
        Condition condition = condition(part, findings);
        return condition != null && found.add(condition);
    }

    private static @Nullable Condition condition(CelExpr part, Findings findings) {
        String flag = path(part);
        if (flag != null) {
            return new Condition(flag, "==", true);
        }
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return null;
        }
        var call = part.call();
        List<CelExpr> arguments = call.args();
        String comparison = COMPARISONS.get(call.function());
        if (comparison != null) {
            return compared(comparison, arguments.get(0), arguments.get(1), findings);
        }
        if (call.function().equals("@in")) {
            return among(arguments.get(0), arguments.get(1), findings);
        }
        if (call.function().equals("has") && arguments.size() == 1) {
            String path = path(arguments.getFirst());
            return path == null ? null : new Condition(path, "present", null);
        }
        if (call.function().equals("!_")) {
            Condition negated = condition(arguments.getFirst(), findings);
            return negated != null && negated.operator().equals("present")
                    ? new Condition(negated.field(), "missing", null)
                    : null;
        }
        if (METHODS.contains(call.function()) && call.target().isPresent() && arguments.size() == 1) {
            String path = path(call.target().get());
            Object value = value(arguments.getFirst(), findings);
            return path == null || !(value instanceof String) ? null : new Condition(path, call.function(), value);
        }
        return null;
    }

    private static @Nullable Condition compared(String comparison, CelExpr left, CelExpr right, Findings findings) {
        String path = path(left);
        if (path == null) {
            return null;
        }
        if (right.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && right.constant().getKind() == CelConstant.Kind.NULL_VALUE) {
            return switch (comparison) {
                case "==" -> new Condition(path, "missing", null);
                case "!=" -> new Condition(path, "present", null);
                default -> null;
            };
        }
        Object value = value(right, findings);
        return value == null ? null : new Condition(path, comparison, value);
    }

    private static @Nullable Condition among(CelExpr left, CelExpr right, Findings findings) {
        String container = path(right);
        if (container != null) {
            Object value = value(left, findings);
            return value instanceof String ? new Condition(container, "includes", value) : null;
        }
        String path = path(left);
        if (path == null || right.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return null;
        }
        var values = new ArrayList<Object>();
        for (CelExpr element : right.list().elements()) {
            Object value = value(element, findings);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Condition(path, "in", List.copyOf(values));
    }

    /** {@code name} or {@code owner.name}. */
    private static @Nullable String path(CelExpr part) {
        if (part.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return Names.GIVEN.contains(part.ident().name())
                    ? null
                    : part.ident().name();
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT
                && part.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return part.select().operand().ident().name() + "." + part.select().field();
        }
        return null;
    }

    private static @Nullable Object value(CelExpr part, Findings findings) {
        return switch (part.getKind()) {
            case CONSTANT ->
                switch (part.constant().getKind()) {
                    case STRING_VALUE -> part.constant().stringValue();
                    case BOOLEAN_VALUE -> part.constant().booleanValue();
                    case INT64_VALUE -> BigDecimal.valueOf(part.constant().int64Value());
                    case DOUBLE_VALUE ->
                        Literals.numberAtStartOf(
                                findings.textFrom(part), part.constant().doubleValue() < 0);
                    case NOT_SET, NULL_VALUE, UINT64_VALUE, BYTES_VALUE, DURATION_VALUE, TIMESTAMP_VALUE -> null;
                };
            case IDENT ->
                switch (part.ident().name()) {
                    case "me" -> "me";
                    case "now", "today" -> "=" + part.ident().name();
                    default -> null;
                };
            case CALL -> called(part);
            case SELECT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> null;
        };
    }

    private static @Nullable Object called(CelExpr part) {
        var call = part.call();
        String function = call.function();
        List<CelExpr> arguments = call.args();
        if (function.equals("_-_") || function.equals("_+_")) {
            String sign = function.equals("_-_") ? " - " : " + ";
            CelExpr base = arguments.get(0);
            String moved = amount(arguments.get(1));
            boolean given = base.getKind() == CelExpr.ExprKind.Kind.IDENT
                    && (base.ident().name().equals("now") || base.ident().name().equals("today"));
            return given && moved != null ? "=" + base.ident().name() + sign + moved : null;
        }
        String text = text(arguments, 0);
        return switch (function) {
            case "date", "timestamp" -> arguments.size() == 1 ? text : null;
            case "money" -> {
                String currency = text(arguments, 1);
                yield text == null || currency == null ? null : new Condition.MoneyValue(text, currency);
            }
            default -> null;
        };
    }

    private static @Nullable String amount(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL || part.call().args().size() != 1) {
            return null;
        }
        CelExpr argument = part.call().args().getFirst();
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        String function = part.call().function();
        return switch (argument.constant().getKind()) {
            case STRING_VALUE ->
                function.equals("duration")
                        ? "duration(" + quoted(argument.constant().stringValue()) + ")"
                        : null;
            case INT64_VALUE ->
                function.equals("days") ? "days(" + argument.constant().int64Value() + ")" : null;
            default -> null;
        };
    }

    private static @Nullable String text(List<CelExpr> arguments, int index) {
        boolean literal = arguments.size() > index
                && arguments.get(index).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && arguments.get(index).constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return literal ? arguments.get(index).constant().stringValue() : null;
    }

    private static @Nullable Field<?> field(Catalog catalog, ObjectType object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return object.field(path);
        }
        Field<?> reference = object.field(path.substring(0, dot));
        return reference == null || reference.type() != FieldType.REFERENCE
                ? null
                : catalog.object(reference.target()).field(path.substring(dot + 1));
    }

    /** The expression that these chips stand for; checked like any other before it is used. */
    public static String text(Catalog catalog, ObjectType object, List<Condition> conditions) {
        return String.join(
                " && ",
                conditions.stream()
                        .map(condition -> text(condition, field(catalog, object, condition.field())))
                        .toList());
    }

    private static String text(Condition condition, @Nullable Field<?> field) {
        String path = condition.field();
        Object value = condition.value();
        return switch (condition.operator()) {
            case "present" -> "has(" + path + ")";
            case "missing" -> "!has(" + path + ")";
            case "includes" -> literal(value, field) + " in " + path;
            case "in" ->
                path + " in ["
                        + String.join(
                                ", ",
                                (value instanceof List<?> list ? list : List.of())
                                        .stream()
                                                .map(one -> literal(one, field))
                                                .toList())
                        + "]";
            case "contains", "containsIgnoringCase", "startsWith", "endsWith" ->
                path + "." + condition.operator() + "(" + literal(value, field) + ")";
            default -> path + " " + condition.operator() + " " + literal(value, field);
        };
    }

    private static String literal(@Nullable Object value, @Nullable Field<?> field) {
        FieldType type = field == null ? FieldType.REFERENCE : field.type();
        return switch (value) {
            case null -> "null";
            case Condition.MoneyValue(var amount, var currency) ->
                "money(" + quoted(amount) + ", " + quoted(currency) + ")";
            case BigDecimal number -> number.toPlainString();
            case String text
            when text.startsWith("=") && COMPUTED.matcher(text.substring(1)).matches() -> text.substring(1);
            case String text ->
                switch (type) {
                    case DATE -> "date(" + quoted(text) + ")";
                    case TIME -> "timestamp(" + quoted(text) + ")";
                    case REFERENCE -> text.equals("me") ? "me" : quoted(text);
                    default -> quoted(text);
                };
            default -> value.toString();
        };
    }

    /** The text as an expression writes it: between quotation marks, what would end it escaped. */
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
