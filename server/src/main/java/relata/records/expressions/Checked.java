package relata.records.expressions;

import java.util.List;
import java.util.Map;
import relata.platform.Refusal;

/** The outcome of checking a text: an expression, or what is wrong with it. */
public sealed interface Checked {

    record Right(Expression expression) implements Checked {}

    record Wrong(List<ExpressionProblem> problems) implements Checked {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** The expression; refused as invalid where there is none, each problem an error of the named field. */
    default Expression orRefuse(String field) {
        return switch (this) {
            case Right(Expression expression) -> expression;
            case Wrong(List<ExpressionProblem> problems) ->
                throw Refusal.invalid(problems.stream()
                        .map(problem -> new Refusal.FieldError(field, problem.code(), placed(problem)))
                        .toList());
        };
    }

    private static Map<String, Object> placed(ExpressionProblem problem) {
        var arguments = new java.util.HashMap<String, Object>(problem.arguments());
        arguments.put("line", problem.line());
        arguments.put("column", problem.column());
        return Map.copyOf(arguments);
    }
}
