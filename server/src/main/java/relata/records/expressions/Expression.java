package relata.records.expressions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** An expression that is right: parsed, typed, every name resolved against one version of the catalog. Immutable. */
public final class Expression {

    private final Catalog catalog;
    private final ObjectType object;
    private final String text;
    private final Type type;
    private final Term term;
    private final Set<Checker.Use> uses;
    private volatile @Nullable Evaluator evaluator;

    Expression(Catalog catalog, ObjectType object, String text, Typed typed, Set<Checker.Use> uses) {
        this.catalog = catalog;
        this.object = object;
        this.text = text;
        this.type = typed.type();
        this.term = typed.term();
        this.uses = Set.copyOf(uses);
    }

    public ObjectType object() {
        return object;
    }

    public String text() {
        return text;
    }

    public Type type() {
        return type;
    }

    /** The fields and relations it reads by the name of their object: what must be looked at again when they change. */
    public Map<String, Set<String>> reads() {
        return uses.stream()
                .collect(Collectors.groupingBy(
                        Checker.Use::object, Collectors.mapping(Checker.Use::name, Collectors.toUnmodifiableSet())));
    }

    /** Which of {@code now}, {@code today} and {@code me} it asks for, calculated fields included. */
    public Set<String> given() {
        var given = new LinkedHashSet<String>();
        GivenValues.collect(term, given);
        return given;
    }

    /**
     * The fields of the record itself that it compares for equality, where it is nothing but such comparisons joined by
     * "and"; empty otherwise.
     */
    public Set<Field<?>> equalities() {
        var fields = new LinkedHashSet<Field<?>>();
        return collectEqualities(term, fields) ? fields : Set.of();
    }

    private static boolean collectEqualities(Term term, Set<Field<?>> fields) {
        return switch (term) {
            case Term.And(Term left, Term right) -> collectEqualities(left, fields) && collectEqualities(right, fields);
            case Term.Call(Operation operation, List<Term> arguments)
            when operation == Operation.EQUAL || operation == Operation.TEXT_EQUAL ->
                arguments.getFirst() instanceof Term.Value(Scope scope, Field<?> field, Term.Part part)
                        && scope instanceof Scope.Self
                        && part == Term.Part.WHOLE
                        && (arguments.getLast() instanceof Term.Constant || arguments.getLast() instanceof Term.Given)
                        && fields.add(field);
            default -> false;
        };
    }

    /** Evaluates it for one record; made at the first call, then shared. */
    public Evaluator evaluator() {
        Evaluator made = evaluator;
        if (made == null) {
            made = new Evaluator(this);
            evaluator = made;
        }
        return made;
    }

    /**
     * This condition in SQL for the records under the alias. Conditions on related records carry the guard.
     *
     * @param parameters receives every literal
     */
    public SqlCondition condition(String alias, Parameters parameters, RowGuard guard, Moment moment) {
        if (type != Type.Simple.BOOLEAN) {
            throw new IllegalStateException("no condition: " + text);
        }
        return new SqlCondition(new SqlWriter(alias, parameters, guard, moment).whenTrue(term));
    }

    /** @param cuts moments within whose days it holds for some records only, which the sums of those days cannot tell */
    public record Summed(SqlCondition condition, List<Instant> cuts) {}

    /**
     * This condition in SQL for sums of the records by day.
     *
     * @param columns what was summed by: columns by the paths that reach their values in a record
     * @param instant the path of the records' moment; its column holds the beginning of the day
     * @return null where it reads something else
     */
    public @Nullable Summed overSums(
            String alias,
            Parameters parameters,
            RowGuard guard,
            Moment moment,
            Map<String, String> columns,
            String instant) {
        var over = new OverSums(columns, instant, moment);
        Term summed = over.of(term);
        return summed == null
                ? null
                : new Summed(
                        new SqlCondition(new SqlWriter(alias, parameters, guard, moment).whenTrue(summed)),
                        List.copyOf(over.cuts()));
    }

    /** This value in SQL for the records under the alias, to select or to sort by. */
    public SqlValue value(String alias, Parameters parameters, RowGuard guard, Moment moment) {
        var writer = new SqlWriter(alias, parameters, guard, moment);
        if (term instanceof Term.MoneyPair(Term amount, Term currency)) {
            return new SqlValue(writer.value(amount), writer.value(currency), type);
        }
        return new SqlValue(writer.value(term), null, type);
    }

    Term term() {
        return term;
    }

    Catalog catalog() {
        return catalog;
    }

    /**
     * What this reader may not look at, told in the words of a name that does not exist. A calculated field counts as
     * all that its formula reads: otherwise a filter on it would tell what is hidden.
     */
    public List<ExpressionProblem> hiddenFrom(Access access) {
        var problems = new ArrayList<ExpressionProblem>();
        for (Checker.Use use : uses) {
            if (!isReadable(access, use.object(), use.name())) {
                Checker.Written written = use.written();
                problems.add(new ExpressionProblem(
                        written.place().line(),
                        written.place().column(),
                        ExpressionProblem.PREFIX + "unknown-name",
                        Map.of("name", written.name(), "object", written.object()),
                        Nearest.to(written.name(), readableNames(catalog, catalog.object(written.object()), access))
                                .stream()
                                .filter(name -> !name.equals(written.name()))
                                .toList()));
            }
        }
        return problems.stream().distinct().toList();
    }

    private boolean isReadable(Access access, String objectName, String name) {
        // The object asked about is its caller's to judge; here only what lies beyond it must be open.
        boolean own = objectName.equals(object.name());
        return access.reads(objectName, name) && (own || access.may(objectName, Action.READ));
    }

    static List<String> readableNames(Catalog catalog, ObjectType object, Access access) {
        return Names.of(catalog, object).stream()
                .filter(name -> access.reads(object.name(), name))
                .filter(name -> {
                    var relation = catalog.relations(object.name()).get(name);
                    return relation == null
                            || (access.may(relation.object(), Action.READ)
                                    && access.reads(
                                            relation.object(), relation.field().name()));
                })
                .toList();
    }
}
