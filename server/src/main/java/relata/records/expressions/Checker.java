package relata.records.expressions;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;

/**
 * Gives every part of a parsed expression its type and its meaning. CEL's own checker is not used: its types know
 * neither choices nor currencies nor exact decimals, and its messages are English sentences without parts.
 */
final class Checker {

    /** How deep calculated fields may build on each other, and brackets on brackets. */
    private static final int DEEPEST = 120;

    private final Catalog catalog;
    private final Findings findings;
    private final Syntax syntax;
    private final Set<Use> uses = new LinkedHashSet<>();
    private final Deque<String> formulas = new ArrayDeque<>();
    private final Operators operators;
    private final Functions functions;
    private int rowCount;
    private int depth;
    private @Nullable Written formula;

    /** A field or relation that the expression reads, perhaps by way of a formula, and what stands in the text for it. */
    record Use(String object, String name, Written written) {}

    /** A name as it stands in the text. */
    record Written(String object, String name, Findings.Place place) {}

    Checker(Catalog catalog, Findings findings, Syntax syntax) {
        this.catalog = catalog;
        this.findings = findings;
        this.syntax = syntax;
        this.operators = new Operators(findings);
        this.functions = new Functions(this, findings);
    }

    Set<Use> uses() {
        return uses;
    }

    Catalog catalog() {
        return catalog;
    }

    Typed check(CelExpr part, Names names) {
        if (++depth > DEEPEST) {
            depth--;
            return findings.wrong(part, "too-deep", List.of());
        }
        try {
            return switch (part.getKind()) {
                case CONSTANT -> constant(part);
                case IDENT -> named(part, part.ident().name(), names);
                case SELECT -> selected(part, names);
                case CALL -> called(part, names);
                case LIST -> findings.wrong(part, "list-without-in", List.of("x in [\"a\", \"b\"]"));
                case NOT_SET, STRUCT, MAP, COMPREHENSION -> findings.wrong(part, "not-part-of-language", List.of());
            };
        } finally {
            depth--;
        }
    }

    private Typed constant(CelExpr part) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> Typed.of(Type.Simple.NOTHING, new Term.Constant(null, Type.Simple.NOTHING));
            case BOOLEAN_VALUE -> Typed.condition(constant.booleanValue() ? Term.TRUE : Term.FALSE);
            case INT64_VALUE -> number(BigDecimal.valueOf(constant.int64Value()));
            case DOUBLE_VALUE -> {
                BigDecimal exact = Literals.numberAtStartOf(findings.textFrom(part), constant.doubleValue() < 0);
                yield exact == null ? findings.wrong(part, "number-too-large", List.of()) : number(exact);
            }
            case STRING_VALUE ->
                CodePoints.canBeStored(constant.stringValue())
                        ? Typed.of(Type.Simple.TEXT, new Term.Constant(constant.stringValue(), Type.Simple.TEXT))
                        : findings.wrong(part, "characters", List.of());
            case NOT_SET, UINT64_VALUE, BYTES_VALUE, DURATION_VALUE, TIMESTAMP_VALUE ->
                findings.wrong(part, "not-part-of-language", List.of());
        };
    }

    private static Typed number(BigDecimal value) {
        return Typed.number(new Term.Constant(value, Type.Simple.NUMBER));
    }

    private Typed named(CelExpr part, String name, Names names) {
        Scope.Row variable = names.variable(name);
        if (variable != null) {
            return record(variable);
        }
        Typed member = member(part, names.self(), name);
        if (member != null) {
            return member;
        }
        return switch (name) {
            case "now" -> Typed.of(Type.Simple.TIME, Term.Given.NOW);
            case "today" -> Typed.of(Type.Simple.DATE, Term.Given.TODAY);
            case "me" -> Typed.of(new Type.Link("user"), Term.Given.ME);
            default -> unknown(part, name, names.self().object(), names.all(catalog));
        };
    }

    private static Typed record(Scope scope) {
        return new Typed(new Type.Link(scope.object().name()), new Term.Identity(scope), scope, null);
    }

    Typed unknown(CelExpr part, String name, ObjectType object, List<String> all) {
        return findings.wrong(part, "unknown-name", Nearest.to(name, all), "name", name, "object", object.name());
    }

    private Typed selected(CelExpr part, Names names) {
        String name = part.select().field();
        Typed operand = check(part.select().operand(), names);
        if (operand.isWrong()) {
            return Typed.WRONG;
        }
        if (operand.type() instanceof Type.Amount && (name.equals("amount") || name.equals("currency"))) {
            return name.equals("amount")
                    ? Typed.number(operand.amount())
                    : Typed.of(Type.Simple.TEXT, operand.currency());
        }
        Scope inside = operand.inside();
        if (inside == null) {
            return findings.wrong(
                    part,
                    "no-fields",
                    List.of(),
                    "name",
                    name,
                    "type",
                    operand.type().code());
        }
        if (inside instanceof Scope.Through step && names.isStep(step.from())) {
            return findings.wrong(part, "one-step", List.of(), "name", name);
        }
        Typed member = member(part, inside, name);
        return member == null ? unknown(part, name, inside.object(), Names.of(catalog, inside.object())) : member;
    }

    /** A field or relation of the record in the scope, null where it has none of that name. */
    private @Nullable Typed member(CelExpr part, Scope scope, String name) {
        ObjectType object = scope.object();
        Field<?> field = object.field(name);
        if (field != null) {
            use(part, object, name);
            return field.isCalculated() ? calculated(part, scope, field) : stored(scope, field);
        }
        Relation relation = catalog.relations(object.name()).get(name);
        if (relation != null) {
            use(part, object, name);
            uses.add(new Use(relation.object(), relation.field().name(), written(part, object, name)));
            var row = new Scope.Row(catalog.object(relation.object()), rowCount++);
            return new Typed(
                    new Type.Many(relation.object()), Term.TRUE, null, new Typed.Rows(row, scope, relation, Term.TRUE));
        }
        return name.equals("id") ? record(scope) : null;
    }

    private void use(CelExpr part, ObjectType object, String name) {
        uses.add(new Use(object.name(), name, written(part, object, name)));
    }

    private Written written(CelExpr part, ObjectType object, String name) {
        return formula == null ? new Written(object.name(), name, findings.place(part)) : formula;
    }

    private Typed stored(Scope scope, Field<?> field) {
        var value = new Term.Value(scope, field, Term.Part.WHOLE);
        return switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> Typed.of(Type.Simple.TEXT, value);
            case NUMBER, INTEGER -> Typed.number(value);
            case DATE -> Typed.of(Type.Simple.DATE, value);
            case TIME -> Typed.of(Type.Simple.TIME, value);
            case BOOLEAN -> Typed.condition(value);
            case CHOICE -> Typed.of(new Type.Choice(values(field)), value);
            case CHOICES -> Typed.of(new Type.Choices(values(field)), value);
            case MONEY -> money(scope, field);
            case REFERENCE ->
                new Typed(
                        new Type.Link(field.target()),
                        value,
                        new Scope.Through(scope, field, catalog.object(field.target())),
                        null);
        };
    }

    private static List<String> values(Field<?> field) {
        return field.choices().stream()
                .map(relata.records.catalog.Choice::value)
                .toList();
    }

    private Typed money(Scope scope, Field<?> field) {
        var amount = new Term.Value(scope, field, Term.Part.AMOUNT);
        String currency = fixedCurrency(field);
        // The currency of money that is not there is missing too, even where the column is shared with money that is.
        Term unit = currency == null
                ? new Term.Value(scope, field, Term.Part.CURRENCY)
                : new Term.Conditional(
                        new Term.Present(amount),
                        new Term.Constant(currency, Type.Simple.TEXT),
                        new Term.Constant(null, Type.Simple.TEXT),
                        Type.Simple.TEXT);
        return Typed.of(new Type.Amount(currency), new Term.MoneyPair(amount, unit));
    }

    private @Nullable String fixedCurrency(Field<?> field) {
        return Field.REPORTING.equals(field.currency()) ? catalog.reportingCurrency() : field.currency();
    }

    /** The formula of a calculated field, read as if it stood here in brackets. */
    private Typed calculated(CelExpr part, Scope scope, Field<?> field) {
        String key = scope.object().name() + "." + field.name();
        if (formulas.contains(key)) {
            return findings.wrong(part, "formula-cycle", List.of(), "field", field.name());
        }
        var parsed = syntax.parse(java.util.Objects.requireNonNull(field.formula()));
        var inner = new Findings(parsed.source(), parsed.text());
        Typed result = Typed.WRONG;
        if (parsed.problems().isEmpty()) {
            var nested = new Checker(catalog, inner, syntax);
            nested.formulas.addAll(formulas);
            nested.formulas.push(key);
            nested.rowCount = rowCount;
            nested.depth = depth;
            nested.formula = written(part, scope.object(), field.name());
            result = nested.check(parsed.expression(), Names.of(scope));
            rowCount = nested.rowCount;
            uses.addAll(nested.uses);
        }
        boolean cycle =
                inner.problems().stream().anyMatch(problem -> problem.code().endsWith("formula-cycle"));
        if (cycle) {
            return findings.wrong(part, "formula-cycle", List.of(), "field", field.name());
        }
        if (result.isWrong() || !inner.isEmpty() || !Expected.of(field.type()).accepts(result.type())) {
            return findings.wrong(part, "formula-wrong", List.of(), "field", field.name());
        }
        return field.type() == FieldType.CHOICE ? Typed.of(new Type.Choice(values(field)), result.term()) : result;
    }

    private Typed called(CelExpr part, Names names) {
        var call = part.call();
        String name = call.function();
        if (Operators.isOperator(name)) {
            return name.equals("@in")
                    ? functions.among(part, names)
                    : operators.apply(part, name, all(call.args(), names));
        }
        return call.target().isPresent()
                ? functions.method(part, call.target().get(), names)
                : functions.function(part, names);
    }

    List<Typed> all(List<CelExpr> parts, Names names) {
        return parts.stream().map(argument -> check(argument, names)).toList();
    }
}
