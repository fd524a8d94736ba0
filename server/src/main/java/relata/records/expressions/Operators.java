package relata.records.expressions;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code == < + && ?:} and the like mean for which types. */
final class Operators {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("_<_", "<"),
            Map.entry("_<=_", "<="),
            Map.entry("_>_", ">"),
            Map.entry("_>=_", ">="),
            Map.entry("_+_", "+"),
            Map.entry("_-_", "-"),
            Map.entry("_*_", "*"),
            Map.entry("_/_", "/"),
            Map.entry("_%_", "%"),
            Map.entry("-_", "-"),
            Map.entry("!_", "!"),
            Map.entry("_&&_", "&&"),
            Map.entry("_||_", "||"),
            Map.entry("_?_:_", "?:"),
            Map.entry("@in", "in"),
            Map.entry("_[_]", "[]"));

    private final Findings findings;

    Operators(Findings findings) {
        this.findings = findings;
    }

    static boolean isOperator(String function) {
        return SIGNS.containsKey(function);
    }

    static @Nullable String sign(String function) {
        return SIGNS.get(function);
    }

    Typed apply(CelExpr part, String function, List<Typed> operands) {
        if (operands.stream().anyMatch(Typed::isWrong)) {
            return Typed.WRONG;
        }
        Typed first = operands.getFirst();
        Typed last = operands.getLast();
        return switch (function) {
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> compared(part, first, last);
            case "_+_", "_-_", "_*_", "_/_", "_%_" -> computed(part, first, last);
            case "-_" -> negated(part, first);
            case "!_" -> isCondition(part, operands) ? Typed.condition(new Term.Not(first.term())) : Typed.WRONG;
            case "_&&_" ->
                isCondition(part, operands) ? Typed.condition(new Term.And(first.term(), last.term())) : Typed.WRONG;
            case "_||_" ->
                isCondition(part, operands) ? Typed.condition(new Term.Or(first.term(), last.term())) : Typed.WRONG;
            case "_?_:_" -> conditional(part, first, operands.get(1), last);
            default -> findings.wrong(part, "not-part-of-language", List.of());
        };
    }

    private boolean isCondition(CelExpr part, List<Typed> operands) {
        boolean right = true;
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).type() != Type.Simple.BOOLEAN) {
                findings.wrong(
                        part.call().args().get(i),
                        "condition",
                        List.of(),
                        "found",
                        operands.get(i).type().code());
                right = false;
            }
        }
        return right;
    }

    Typed compared(CelExpr part, Typed left, Typed right) {
        String sign = sign(part);
        boolean equality = sign.equals("==") || sign.equals("!=");
        Type a = left.type();
        Type b = right.type();
        if (equality && (a == Type.Simple.NOTHING || b == Type.Simple.NOTHING)) {
            return comparedWithNull(part, a == Type.Simple.NOTHING ? right : left, sign.equals("=="));
        }
        if (a.isText() && b.isText() && (equality || (a == Type.Simple.TEXT && b == Type.Simple.TEXT))) {
            return areChoices(part, left, right) ? call(comparison("TEXT_", sign), left, right) : Typed.WRONG;
        }
        boolean ordered = a == b
                && (a == Type.Simple.NUMBER
                        || a == Type.Simple.DATE
                        || a == Type.Simple.TIME
                        || a == Type.Simple.DURATION);
        if (ordered || (equality && a == b && a == Type.Simple.BOOLEAN)) {
            return call(comparison("", sign), left, right);
        }
        if (equality && a instanceof Type.Link && b instanceof Type.Link && a.equals(b)) {
            return call(comparison("", sign), left, right);
        }
        if (equality && (a instanceof Type.Link || b instanceof Type.Link)) {
            Typed literal = a instanceof Type.Link ? right : left;
            UUID id = literal.literal() == null ? null : Literals.id(literal.literal());
            if (id != null) {
                var constant = Typed.of(a, new Term.Constant(id, a));
                return call(comparison("", sign), a instanceof Type.Link ? left : right, constant);
            }
            if (literal.literal() != null) {
                return findings.wrong(part, "not-an-id", List.of("me", "owner.name == \"...\""));
            }
        }
        if (a instanceof Type.Amount || b instanceof Type.Amount) {
            return comparedMoney(part, left, right);
        }
        if ((a == Type.Simple.DATE && b == Type.Simple.TIME) || (a == Type.Simple.TIME && b == Type.Simple.DATE)) {
            return findings.wrong(part, "date-with-time", List.of("today", "date(\"2026-01-31\")", "date(now)"));
        }
        return mismatch(part, left, right);
    }

    private Typed comparedWithNull(CelExpr part, Typed value, boolean missing) {
        if (value.type() instanceof Type.Many) {
            return findings.wrong(part, "null-relation", List.of("size() == 0"));
        }
        Term term = value.type() instanceof Type.Amount ? value.amount() : value.term();
        return Typed.condition(missing ? new Term.Not(new Term.Present(term)) : new Term.Present(term));
    }

    private Typed comparedMoney(CelExpr part, Typed left, Typed right) {
        if (left.type() instanceof Type.Amount(var first) && right.type() instanceof Type.Amount(var second)) {
            Typed amounts = call(comparison("", sign(part)), Typed.number(left.amount()), Typed.number(right.amount()));
            if (first != null && second != null) {
                return first.equals(second) ? amounts : Typed.condition(Term.FALSE);
            }
            return Typed.condition(new Term.And(sameCurrency(left, right), amounts.term()));
        }
        Typed money = left.type() instanceof Type.Amount ? left : right;
        Typed other = money == left ? right : left;
        if (other.type() != Type.Simple.NUMBER) {
            return mismatch(part, left, right);
        }
        if (money.type() instanceof Type.Amount(var currency) && currency == null) {
            return findings.wrong(part, "which-currency", List.of("money(\"100\", \"EUR\")", ".amount"));
        }
        return call(
                comparison("", sign(part)),
                money == left ? Typed.number(left.amount()) : left,
                money == left ? right : Typed.number(right.amount()));
    }

    private static Term sameCurrency(Typed left, Typed right) {
        return new Term.Call(Operation.TEXT_EQUAL, List.of(left.currency(), right.currency()));
    }

    private Typed computed(CelExpr part, Typed left, Typed right) {
        Type a = left.type();
        Type b = right.type();
        String sign = sign(part);
        Operation dated = datedOperation(sign, a, b);
        if (a == Type.Simple.NUMBER && b == Type.Simple.NUMBER) {
            return Typed.number(term(arithmetic(sign), left, right));
        }
        if (dated != null) {
            boolean swapped = a == Type.Simple.DURATION && b != Type.Simple.DURATION;
            return Typed.of(datedResult(dated, a, b), swapped ? term(dated, right, left) : term(dated, left, right));
        }
        if (sign.equals("+") && a.isText() && b.isText()) {
            return Typed.of(Type.Simple.TEXT, term(Operation.CONCATENATE, left, right));
        }
        if (a instanceof Type.Amount || b instanceof Type.Amount) {
            return computedMoney(part, left, right, sign);
        }
        return mismatch(part, left, right);
    }

    private static @Nullable Operation datedOperation(String sign, Type a, Type b) {
        boolean plus = sign.equals("+");
        if (!plus && !sign.equals("-")) {
            return null;
        }
        if (a == Type.Simple.DURATION && b == Type.Simple.DURATION) {
            return plus ? Operation.PLUS : Operation.MINUS;
        }
        if (b == Type.Simple.DURATION || (plus && a == Type.Simple.DURATION)) {
            Type moved = b == Type.Simple.DURATION ? a : b;
            return moved == Type.Simple.TIME
                    ? (plus ? Operation.TIME_PLUS : Operation.TIME_MINUS)
                    : moved == Type.Simple.DATE ? (plus ? Operation.DATE_PLUS : Operation.DATE_MINUS) : null;
        }
        if (!plus && a == b) {
            return a == Type.Simple.TIME
                    ? Operation.TIME_BETWEEN
                    : a == Type.Simple.DATE ? Operation.DATE_BETWEEN : null;
        }
        return null;
    }

    private static Type datedResult(Operation operation, Type a, Type b) {
        return switch (operation) {
            case TIME_PLUS, TIME_MINUS, DATE_PLUS, DATE_MINUS -> a == Type.Simple.DURATION ? b : a;
            default -> Type.Simple.DURATION;
        };
    }

    private Typed computedMoney(CelExpr part, Typed left, Typed right, String sign) {
        if (left.type() instanceof Type.Amount(var first) && right.type() instanceof Type.Amount(var second)) {
            boolean fixed = first != null && second != null;
            if (fixed && !first.equals(second)) {
                return findings.wrong(part, "two-currencies", List.of(), "left", first, "right", second);
            }
            if (sign.equals("*") || sign.equals("%")) {
                return mismatch(part, left, right);
            }
            Term amount = new Term.Call(arithmetic(sign), List.of(left.amount(), right.amount()));
            Term same = fixed ? amount : onlyIf(sameCurrency(left, right), amount, Type.Simple.NUMBER);
            if (sign.equals("/")) {
                return Typed.number(same);
            }
            Term unit = onlyIf(new Term.Present(same), left.currency(), Type.Simple.TEXT);
            return Typed.of(new Type.Amount(fixed ? first : null), new Term.MoneyPair(same, unit));
        }
        Typed money = left.type() instanceof Type.Amount ? left : right;
        Typed number = money == left ? right : left;
        boolean scaled = sign.equals("*") || (sign.equals("/") && money == left);
        if (number.type() != Type.Simple.NUMBER || !scaled) {
            return mismatch(part, left, right);
        }
        Term amount = new Term.Call(arithmetic(sign), List.of(money.amount(), number.term()));
        Term unit = onlyIf(new Term.Present(amount), money.currency(), Type.Simple.TEXT);
        return Typed.of(money.type(), new Term.MoneyPair(amount, unit));
    }

    private static Term onlyIf(Term condition, Term then, Type type) {
        return new Term.Conditional(condition, then, new Term.Constant(null, type), type);
    }

    private Typed negated(CelExpr part, Typed operand) {
        if (operand.type() instanceof Type.Amount) {
            Term amount = new Term.Call(Operation.NEGATE, List.of(operand.amount()));
            return Typed.of(operand.type(), new Term.MoneyPair(amount, operand.currency()));
        }
        boolean numeric = operand.type() == Type.Simple.NUMBER || operand.type() == Type.Simple.DURATION;
        return numeric
                ? Typed.of(operand.type(), new Term.Call(Operation.NEGATE, List.of(operand.term())))
                : mismatch(part, operand, operand);
    }

    private Typed conditional(CelExpr part, Typed condition, Typed then, Typed otherwise) {
        if (!isCondition(part, List.of(condition))) {
            return Typed.WRONG;
        }
        Type type = shared(then.type(), otherwise.type());
        if (type == null) {
            return mismatch(part, then, otherwise);
        }
        if (type instanceof Type.Amount) {
            return Typed.of(
                    type,
                    new Term.MoneyPair(
                            new Term.Conditional(condition.term(), amount(then), amount(otherwise), Type.Simple.NUMBER),
                            new Term.Conditional(
                                    condition.term(), currency(then), currency(otherwise), Type.Simple.TEXT)));
        }
        return Typed.of(
                type, new Term.Conditional(condition.term(), branch(then, type), branch(otherwise, type), type));
    }

    /** A missing value takes the type of the other branch. */
    private static Term branch(Typed branch, Type type) {
        return branch.type() == Type.Simple.NOTHING ? new Term.Constant(null, type) : branch.term();
    }

    private static Term amount(Typed branch) {
        return branch.type() == Type.Simple.NOTHING ? new Term.Constant(null, Type.Simple.NUMBER) : branch.amount();
    }

    private static Term currency(Typed branch) {
        return branch.type() == Type.Simple.NOTHING ? new Term.Constant(null, Type.Simple.TEXT) : branch.currency();
    }

    /** The type of a value that is one or the other; null where none holds both. */
    private static @Nullable Type shared(Type a, Type b) {
        if (a instanceof Type.Many || b instanceof Type.Many) {
            return null;
        }
        if (a.equals(b)) {
            return a == Type.Simple.NOTHING ? null : a;
        }
        if (a == Type.Simple.NOTHING || b == Type.Simple.NOTHING) {
            return a == Type.Simple.NOTHING ? b : a;
        }
        if (a.isText() && b.isText()) {
            return Type.Simple.TEXT;
        }
        return a instanceof Type.Amount && b instanceof Type.Amount ? new Type.Amount(null) : null;
    }

    /** Whether literals that stand beside a choice are among its values. */
    boolean areChoices(CelExpr part, Typed left, Typed right) {
        Typed choice = left.type() instanceof Type.Choice ? left : right;
        String literal = (choice == left ? right : left).literal();
        if (!(choice.type() instanceof Type.Choice(var values)) || literal == null || values.contains(literal)) {
            return true;
        }
        List<CelExpr> written = part.call().args();
        wrongChoice(written.get(choice == left ? written.size() - 1 : 0), literal, values);
        return false;
    }

    void wrongChoice(CelExpr literal, String value, List<String> values) {
        findings.wrong(literal, "choice", values, "value", value, "values", String.join(", ", values));
    }

    private Typed mismatch(CelExpr part, Typed left, Typed right) {
        return findings.wrong(
                part,
                "operands",
                List.of(),
                "operator",
                sign(part),
                "left",
                left.type().code(),
                "right",
                right.type().code());
    }

    private static String sign(CelExpr part) {
        return java.util.Objects.requireNonNull(SIGNS.get(part.call().function()));
    }

    private static Operation comparison(String prefix, String sign) {
        return Operation.valueOf(prefix
                + switch (sign) {
                    case "==" -> "EQUAL";
                    case "!=" -> "NOT_EQUAL";
                    case "<" -> "LESS";
                    case "<=" -> "AT_MOST";
                    case ">" -> "GREATER";
                    case ">=" -> "AT_LEAST";
                    default -> throw new IllegalArgumentException(sign);
                });
    }

    private static Operation arithmetic(String sign) {
        return switch (sign) {
            case "+" -> Operation.PLUS;
            case "-" -> Operation.MINUS;
            case "*" -> Operation.TIMES;
            case "/" -> Operation.DIVIDED_BY;
            case "%" -> Operation.REMAINDER;
            default -> throw new IllegalArgumentException(sign);
        };
    }

    private static Term term(Operation operation, Typed left, Typed right) {
        return new Term.Call(operation, List.of(left.term(), right.term()));
    }

    private static Typed call(Operation comparison, Typed left, Typed right) {
        return Typed.condition(term(comparison, left, right));
    }
}
