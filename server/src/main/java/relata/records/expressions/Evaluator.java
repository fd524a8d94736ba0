package relata.records.expressions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;

/**
 * Answers an expression for one record by CEL's runtime, with the answers SQL gives: a missing value makes a
 * comparison false and a computation missing, and {@code !} is two-valued. CEL by itself would end in an error there;
 * so the program it runs is written by {@link CelWriter} from the checked tree, with operators that tolerate a missing
 * operand. Immutable, for all threads.
 */
public final class Evaluator {

    private record Runnable(Program program, Map<String, Optional<Object>> constants) {
        static Runnable of(Term term) {
            try {
                var writer = new CelWriter();
                Program program = CelRuntimeFunctions.RUNTIME.createProgram(writer.program(term));
                return new Runnable(program, Map.copyOf(writer.constants()));
            } catch (CelEvaluationException wrong) {
                throw new IllegalStateException("a checked expression is no program", wrong);
            }
        }

        @Nullable
        Object run(RecordValues record, Moment moment) {
            CelVariableResolver resolver = name -> switch (name) {
                case "SELF" -> Optional.of(record);
                case "NOW" -> Optional.of(moment.now());
                case "TODAY" -> Optional.of(moment.today());
                case "ME" -> Optional.of(moment.me());
                default -> constants.getOrDefault(name, Optional.empty());
            };
            try {
                Object result = program.eval(resolver);
                return result == CelRuntimeFunctions.MISSING ? null : result;
            } catch (CelEvaluationException wrong) {
                throw new IllegalStateException("a checked expression failed", wrong);
            }
        }
    }

    private final Expression expression;
    private final Runnable value;
    private final @Nullable Runnable currency;

    Evaluator(Expression expression) {
        this.expression = expression;
        boolean money = expression.term() instanceof Term.MoneyPair;
        this.value = Runnable.of(
                expression.term() instanceof Term.MoneyPair(var amount, var _) ? amount : expression.term());
        this.currency = money ? Runnable.of(((Term.MoneyPair) expression.term()).currency()) : null;
    }

    /** Whether the expression, a condition, is true for the record. */
    public boolean test(RecordValues record, Moment moment) {
        if (expression.type() != Type.Simple.BOOLEAN) {
            throw new IllegalStateException("no condition: " + expression.text());
        }
        return Boolean.TRUE.equals(value.run(record, moment));
    }

    /** What the expression is worth for the record, in the Java type of its field type; null where missing. */
    public @Nullable Object value(RecordValues record, Moment moment) {
        Object worth = value.run(record, moment);
        if (currency == null || worth == null) {
            return worth;
        }
        Object unit = currency.run(record, moment);
        return unit == null
                ? null
                : new Money(((BigDecimal) worth).setScale(Money.SCALE, RoundingMode.HALF_UP), (String) unit);
    }
}
