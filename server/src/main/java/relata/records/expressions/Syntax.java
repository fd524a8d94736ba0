package relata.records.expressions;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CEL's grammar. No macro is expanded: {@code exists} stays {@code exists}, which is how SQL wants to see it. */
final class Syntax {

    private static final int LONGEST = 10_000;
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.|'(?!$| expecting))*)'");

    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(100)
                    .retainUnbalancedLogicalExpressions(false)
                    .retainRepeatedUnaryOperators(true)
                    .build())
            .build();

    /** A syntax tree, or the problems that prevent one. */
    record Parsed(String text, CelSource source, @Nullable CelExpr tree, List<ExpressionProblem> problems) {
        CelExpr expression() {
            return java.util.Objects.requireNonNull(tree);
        }
    }

    Parsed parse(String text) {
        CelValidationResult result;
        try {
            result = text.codePointCount(0, text.length()) > LONGEST ? null : parser.parse(text);
        } catch (StackOverflowError tooDeep) {
            return wrong(text, "too-deep", 1, 1, Map.of());
        }
        if (result == null) {
            return wrong(text, "too-long", 1, 1, Map.of("most", LONGEST));
        }
        if (result.hasError()) {
            return new Parsed(
                    text,
                    result.getSource(),
                    null,
                    List.of(problem(result.getErrors().getFirst(), text)));
        }
        try {
            return new Parsed(text, result.getSource(), result.getAst().getExpr(), List.of());
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Parsed wrong(String text, String code, int line, int column, Map<String, ?> arguments) {
        var problem = new ExpressionProblem(line, column, ExpressionProblem.PREFIX + code, arguments, List.of());
        return new Parsed(text, CelSource.newBuilder(text).build(), null, List.of(problem));
    }

    /** Only the first: the parser's later ones follow from it. */
    private static ExpressionProblem problem(CelIssue issue, String text) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        String message = issue.getMessage();
        String found = quoted(message);
        List<String> none = List.of();
        if (message.startsWith("token recognition error")) {
            if (found.startsWith("=")) {
                return problem(line, column, "single-equals", Map.of(), List.of("=="));
            }
            return found.startsWith("\"") || found.startsWith("'")
                    ? problem(line, column, "open-text", Map.of(), List.of("\"...\""))
                    : problem(line, column, "character", Map.of("found", found), none);
        }
        if (message.startsWith("reserved identifier")) {
            String name = message.substring(message.indexOf(':') + 1).strip();
            return problem(line, column, "reserved-word", Map.of("name", name), none);
        }
        if (message.startsWith("For input string") || message.contains("invalid int")) {
            return problem(line, column, "number-too-large", Map.of(), none);
        }
        if (message.contains("recursion") || message.contains("node count")) {
            return problem(line, column, "too-deep", Map.of(), none);
        }
        if (message.startsWith("missing")) {
            String missing = found.replaceFirst("' at '.*", "");
            return problem(line, column, "missing", Map.of("expected", missing), List.of(missing));
        }
        if (found.equals("<EOF>") || text.isBlank()) {
            return problem(line, column, "unfinished", Map.of(), List.of("name", "\"...\"", "("));
        }
        return problem(line, column, "unexpected", Map.of("found", found), List.of("&&", "||", "=="));
    }

    private static ExpressionProblem problem(
            int line, int column, String code, Map<String, ?> arguments, List<String> expected) {
        return new ExpressionProblem(line, column, ExpressionProblem.PREFIX + code, arguments, expected);
    }

    private static String quoted(String message) {
        Matcher matcher = QUOTED.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }
}
