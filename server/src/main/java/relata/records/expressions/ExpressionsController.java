package relata.records.expressions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/** Helps whoever writes an expression: what is wrong with it, and what could stand next. */
@RestController
@RequestMapping("/api/v1/expressions")
class ExpressionsController {

    /** One mistake in the reader's language; lines and columns count from 1. */
    record Problem(int line, int column, String code, String message, List<String> expected) {}

    /** Conditions are given where the expression joins nothing but simple comparisons, so that chips can show it. */
    record CheckAnswer(
            boolean valid, List<Problem> problems, @Nullable List<Condition> conditions) {}

    private final Catalogs catalogs;
    private final Expressions expressions;
    private final Texts texts;

    ExpressionsController(Catalogs catalogs, Expressions expressions, Texts texts) {
        this.catalogs = catalogs;
        this.expressions = expressions;
        this.texts = texts;
    }

    @GetMapping("/check")
    CheckAnswer check(
            Actor actor,
            @RequestParam String object,
            @RequestParam String expression,
            @RequestParam(defaultValue = "boolean") String type) {
        Catalog catalog = catalogs.current();
        ObjectType asked = readable(catalog, actor, object);
        return switch (expressions.check(catalog, asked, expression, expected(type), actor.access())) {
            case Checked.Right _ -> new CheckAnswer(true, List.of(), Conditions.of(catalog, asked, expression));
            case Checked.Wrong(List<ExpressionProblem> problems) ->
                new CheckAnswer(
                        false,
                        problems.stream().map(problem -> told(problem, actor)).toList(),
                        null);
        };
    }

    private Problem told(ExpressionProblem problem, Actor actor) {
        return new Problem(
                problem.line(),
                problem.column(),
                problem.code(),
                texts.text(actor.language(), problem.code(), problem.arguments()),
                problem.expected());
    }

    @GetMapping("/completions")
    Completions.Proposals completions(Actor actor, @RequestParam String object, @RequestParam String prefix) {
        Catalog catalog = catalogs.current();
        return new Completions(catalog, actor.access(), actor.language())
                .after(readable(catalog, actor, object), prefix);
    }

    private static ObjectType readable(Catalog catalog, Actor actor, String name) {
        ObjectType object = catalog.find(name);
        if (object == null || !actor.access().may(name, Action.READ)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", java.util.Map.of("object", name));
        }
        return object;
    }

    private static Expected expected(String type) {
        for (FieldType known : FieldType.values()) {
            if (known.apiName().equals(type)) {
                return Expected.of(known);
            }
        }
        return Expected.ANYTHING;
    }
}
