package relata.records.expressions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.platform.access.Access;
import relata.records.catalog.Catalog;
import relata.records.catalog.ObjectType;

/** Checks expressions against the catalog and remembers those asked lately. Safe for all threads. */
@Component
public class Expressions {

    private static final int REMEMBERED = 2_000;

    private record Question(long catalog, String object, Expected expected, String text) {}

    /** What a catalog version is checked against: two snapshots of one version may differ only in tests. */
    private record Answer(Catalog catalog, Checked checked) {}

    private final Syntax syntax = new Syntax();
    private final Map<Question, Answer> answers = Collections.synchronizedMap(lastUsed());

    private static Map<Question, Answer> lastUsed() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Checks a text as a question about records of the object. */
    public Checked check(Catalog catalog, ObjectType object, String text, Expected expected) {
        var question = new Question(catalog.version(), object.name(), expected, text);
        Answer known = answers.get(question);
        if (known != null && known.catalog() == catalog) {
            return known.checked();
        }
        Checked checked = checkAnew(catalog, object, text, expected);
        answers.put(question, new Answer(catalog, checked));
        return checked;
    }

    /** The same for an actor: a name that the actor may not read is as unknown as one that does not exist. */
    public Checked check(Catalog catalog, ObjectType object, String text, Expected expected, Access access) {
        Checked checked = check(catalog, object, text, expected);
        return switch (checked) {
            case Checked.Right(Expression expression) -> {
                List<ExpressionProblem> hidden = expression.hiddenFrom(access);
                yield hidden.isEmpty() ? checked : new Checked.Wrong(hidden);
            }
            case Checked.Wrong(List<ExpressionProblem> problems) ->
                new Checked.Wrong(problems.stream()
                        .map(problem -> withoutHidden(problem, catalog, access))
                        .toList());
        };
    }

    /** Suggestions must not tell the names of hidden fields. */
    private static ExpressionProblem withoutHidden(ExpressionProblem problem, Catalog catalog, Access access) {
        if (!(problem.arguments().get("object") instanceof String name)) {
            return problem;
        }
        List<String> readable = Expression.readableNames(catalog, catalog.object(name), access);
        List<String> all = Names.of(catalog, catalog.object(name));
        return new ExpressionProblem(
                problem.line(),
                problem.column(),
                problem.code(),
                problem.arguments(),
                problem.expected().stream()
                        .filter(suggested -> !all.contains(suggested) || readable.contains(suggested))
                        .toList());
    }

    private Checked checkAnew(Catalog catalog, ObjectType object, String text, Expected expected) {
        Syntax.Parsed parsed = syntax.parse(text);
        if (!parsed.problems().isEmpty()) {
            return new Checked.Wrong(parsed.problems());
        }
        var findings = new Findings(parsed.source(), text);
        var checker = new Checker(catalog, findings, syntax);
        Typed typed = checker.check(parsed.expression(), Names.of(new Scope.Self(object)));
        if (!typed.isWrong() && findings.isEmpty() && !expected.accepts(typed.type())) {
            findings.add(
                    Findings.Place.START,
                    "result",
                    Map.of("found", typed.type().code(), "expected", expected.code()),
                    List.of());
        }
        return findings.isEmpty()
                ? new Checked.Right(new Expression(catalog, object, text, typed, checker.uses()))
                : new Checked.Wrong(findings.problems());
    }
}
