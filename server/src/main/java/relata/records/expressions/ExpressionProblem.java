package relata.records.expressions;

import java.util.List;
import java.util.Map;

/**
 * What is wrong with an expression and where.
 *
 * @param line from 1
 * @param column from 1, in characters (code points) of the line
 * @param code names the message in {@code messages/records-expressions_*.properties}
 * @param arguments fill the message
 * @param expected what would be right there: names, values or an example of how it is written; empty where nothing can be named
 */
public record ExpressionProblem(int line, int column, String code, Map<String, ?> arguments, List<String> expected) {

    static final String PREFIX = "records-expressions.";

    public ExpressionProblem {
        arguments = Map.copyOf(arguments);
        expected = List.copyOf(expected);
    }
}
