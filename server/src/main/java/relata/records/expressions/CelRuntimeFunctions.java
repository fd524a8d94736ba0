package relata.records.expressions;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;
import relata.records.catalog.Field;

/** CEL's runtime with the functions that {@link CelWriter} calls: each {@link Operation}, and how records are read. */
final class CelRuntimeFunctions {

    static final Object MISSING = NullValue.NULL_VALUE;

    /** Which value of a record is read. */
    record Reading(Field<?> field, Term.Part part) {}

    /** What a loop over related rows gathers; missing values are not counted. */
    private static final class Gathering {
        private final List<Object> values = new ArrayList<>();
    }

    private interface Function {
        @Nullable
        Object apply(@Nullable Object... arguments);
    }

    static final CelRuntime RUNTIME = runtime();

    private CelRuntimeFunctions() {}

    static String nameOf(Operation operation) {
        return "op_" + operation.name().toLowerCase(Locale.ROOT);
    }

    private static CelRuntime runtime() {
        var builder = CelRuntimeFactory.plannerRuntimeBuilder();
        for (Operation operation : Operation.values()) {
            builder.addFunctionBindings(binding(nameOf(operation), operation.arity(), operation::apply));
        }
        builder.addFunctionBindings(binding(
                "read", 2, a -> a[0] == null ? null : read((RecordValues) a[0], reading(a[1]))));
        builder.addFunctionBindings(binding(
                "follow", 2, a -> a[0] == null ? null : ((RecordValues) a[0]).reference((String) present(a[1]))));
        builder.addFunctionBindings(binding(
                "related", 2, a -> a[0] == null ? List.of() : ((RecordValues) a[0]).related((String) present(a[1]))));
        builder.addFunctionBindings(binding("identity", 1, a -> a[0] == null ? null : ((RecordValues) a[0]).id()));
        builder.addFunctionBindings(binding("present", 1, a -> a[0] != null));
        builder.addFunctionBindings(binding("truth", 1, a -> Boolean.TRUE.equals(a[0])));
        builder.addFunctionBindings(binding("not", 1, a -> !Boolean.TRUE.equals(a[0])));
        builder.addFunctionBindings(binding("among", 2, a -> a[0] != null && among(a[0], (Object[]) present(a[1]))));
        builder.addFunctionBindings(binding("gathering", 0, a -> new Gathering()));
        builder.addFunctionBindings(binding("gather", 2, a -> gather((Gathering) present(a[0]), a[1])));
        builder.addFunctionBindings(binding(
                "aggregate", 2, a -> aggregate((Gathering) present(a[0]), (Term.Aggregate) present(a[1]))));
        return builder.build();
    }

    /** One function of this name, which takes whatever it is given: types were settled when the text was checked. */
    @SuppressWarnings("Immutable") // the functions given here keep no state
    private static java.util.Set<CelFunctionBinding> binding(String name, int arity, Function function) {
        var types = new ArrayList<Class<?>>(Collections.nCopies(arity, Object.class));
        return CelFunctionBinding.fromOverloads(name, CelFunctionBinding.from(name + "_any", types, arguments -> {
            var seen = new @Nullable Object[arguments.length];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = arguments[i] == MISSING ? null : arguments[i];
            }
            Object result = function.apply(seen);
            return result == null ? MISSING : result;
        }));
    }

    private static Object present(@Nullable Object value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static Reading reading(@Nullable Object value) {
        return (Reading) present(value);
    }

    private static @Nullable Object read(RecordValues record, Reading reading) {
        Object value = record.value(reading.field().name());
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case Money(var amount, var currency) -> reading.part() == Term.Part.CURRENCY ? currency : amount;
            case null -> null;
            default -> value;
        };
    }

    private static boolean among(Object value, Object[] values) {
        for (Object one : values) {
            if (Operation.equal(value, one)) {
                return true;
            }
        }
        return false;
    }

    private static Gathering gather(Gathering gathering, @Nullable Object value) {
        if (value != null) {
            gathering.values.add(value);
        }
        return gathering;
    }

    private static @Nullable Object aggregate(Gathering gathering, Term.Aggregate aggregate) {
        List<Object> values = gathering.values;
        return switch (aggregate) {
            case EXISTS -> throw new IllegalArgumentException("a condition");
            case COUNT -> BigDecimal.valueOf(values.size());
            case SUM -> sum(values);
            case AVG -> values.isEmpty() ? null : Operation.quotient(sum(values), BigDecimal.valueOf(values.size()));
            case MIN -> values.stream().min(Operation::order).orElse(null);
            case MAX -> values.stream().max(Operation::order).orElse(null);
            case COMMON -> values.stream().distinct().count() == 1 ? values.getFirst() : null;
        };
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
