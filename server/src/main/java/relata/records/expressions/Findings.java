package relata.records.expressions;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems found in one text, with the way from a part of the syntax tree to its place in the text. */
final class Findings {

    /** Where something stands, both from 1. */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    private final CelSource source;
    private final String text;
    private final List<ExpressionProblem> problems = new ArrayList<>();

    Findings(CelSource source, String text) {
        this.source = source;
        this.text = text;
    }

    List<ExpressionProblem> problems() {
        return problems;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Reports a problem at a part and answers the type of wrong parts. */
    Typed wrong(CelExpr part, String code, List<String> expected, Object... namesAndValues) {
        Place place = place(part);
        var arguments = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        add(place, code, arguments, expected);
        return Typed.WRONG;
    }

    void add(Place place, String code, Map<String, ?> arguments, List<String> expected) {
        problems.add(new ExpressionProblem(
                place.line(), place.column(), ExpressionProblem.PREFIX + code, arguments, expected));
    }

    Place place(CelExpr part) {
        Integer offset = source.getPositionsMap().get(part.id());
        if (offset == null) {
            return Place.START;
        }
        int start = offset;
        if (part.getKind() == CelExpr.ExprKind.Kind.CALL && isNamed(part.call().function())) {
            // CEL places a call at its bracket and a selection at its dot; people look at the name.
            start = Math.max(0, start - part.call().function().length());
        } else if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            start++;
        }
        return source.getOffsetLocation(start)
                .map(at -> new Place(at.getLine(), at.getColumn() + 1))
                .orElse(Place.START);
    }

    private static boolean isNamed(String function) {
        return Character.isLetter(function.codePointAt(0));
    }

    /** The text from a part's beginning on. */
    String textFrom(CelExpr part) {
        Integer offset = source.getPositionsMap().get(part.id());
        return offset == null ? "" : text.substring(text.offsetByCodePoints(0, offset));
    }
}
