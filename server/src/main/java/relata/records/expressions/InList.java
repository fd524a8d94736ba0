package relata.records.expressions;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code value in [...]}: one array where all elements are literals, otherwise one comparison each. */
final class InList {

    private final Checker checker;
    private final Findings findings;
    private final Operators operators;

    InList(Checker checker, Findings findings) {
        this.checker = checker;
        this.findings = findings;
        this.operators = new Operators(findings);
    }

    Typed check(CelExpr part, Typed value, List<CelExpr> elements, Names names) {
        if (value.type() instanceof Type.Choices || value.type() instanceof Type.Many) {
            return findings.wrong(
                    part,
                    "in",
                    List.of("\"a\" in tags", "x in [\"a\", \"b\"]"),
                    "found",
                    value.type().code());
        }
        var constants = new ArrayList<Object>();
        Term others = null;
        for (CelExpr element : elements) {
            Typed typed = checker.check(element, names);
            if (typed.isWrong() || !fits(element, value, typed)) {
                return Typed.WRONG;
            }
            Object constant = constant(value, typed);
            if (constant != null) {
                constants.add(constant);
                continue;
            }
            Term equal = equal(part, value, typed);
            if (equal == null) {
                return Typed.WRONG;
            }
            others = others == null ? equal : new Term.Or(others, equal);
        }
        if (constants.isEmpty()) {
            return Typed.condition(others == null ? Term.FALSE : others);
        }
        Term among = new Term.Among(value.term(), value.type(), List.copyOf(constants));
        return Typed.condition(others == null ? among : new Term.Or(among, others));
    }

    private boolean fits(CelExpr element, Typed value, Typed typed) {
        String literal = typed.literal();
        if (value.type() instanceof Type.Choice(var values) && literal != null && !values.contains(literal)) {
            operators.wrongChoice(element, literal, values);
            return false;
        }
        boolean id = value.type() instanceof Type.Link && literal != null && Literals.id(literal) != null;
        boolean same = value.type().equals(typed.type())
                || (value.type().isText() && typed.type().isText())
                || (value.type() instanceof Type.Amount && typed.type() instanceof Type.Amount);
        if (!id && !same) {
            findings.wrong(
                    element,
                    "element",
                    List.of(),
                    "found",
                    typed.type().code(),
                    "expected",
                    value.type().code());
        }
        return id || same;
    }

    private static @Nullable Object constant(Typed value, Typed typed) {
        if (value.type() instanceof Type.Link) {
            return typed.literal() == null ? null : Literals.id(typed.literal());
        }
        boolean plain = value.type().isText() || value.type() == Type.Simple.NUMBER || value.type() == Type.Simple.DATE;
        return plain && typed.term() instanceof Term.Constant(var constant, var _) ? constant : null;
    }

    private @Nullable Term equal(CelExpr part, Typed value, Typed typed) {
        if (value.type() instanceof Type.Amount) {
            var same = new Term.Call(Operation.TEXT_EQUAL, List.of(value.currency(), typed.currency()));
            return new Term.And(same, new Term.Call(Operation.EQUAL, List.of(value.amount(), typed.amount())));
        }
        Operation operation = value.type().isText() ? Operation.TEXT_EQUAL : Operation.EQUAL;
        return value.type() == Type.Simple.NOTHING
                ? findings.wrong(part, "not-part-of-language", List.of()).isWrong() ? null : Term.FALSE
                : new Term.Call(operation, List.of(value.term(), typed.term()));
    }
}
