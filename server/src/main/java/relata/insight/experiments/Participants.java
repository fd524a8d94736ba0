package relata.insight.experiments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.insight.learning.Case;
import relata.insight.learning.Input;
import relata.insight.learning.LearnableFields;
import relata.insight.learning.Sample;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Row;

/** The records of an experiment as they are read: everybody's outcomes by arm, and a sample with what was known before. */
final class Participants {

    /** Effects on some are learned from as many at most. */
    private static final int MOST_RANKED = 100_000;

    /** More arms than this are no arms but names of something else. */
    static final int MOST_ARMS = 20;

    private static final long SEED = 1;

    private final Design design;
    private final Field<?> arm;
    private final List<Field<?>> outcomes;
    private final @Nullable Field<?> before;
    private final List<Input> inputs;
    private final LocalDate asOf;
    private final Map<String, ArmRows> arms = new TreeMap<>();
    private final List<Set<String>> currencies = new ArrayList<>();
    private final Sample sample;
    private final String[] armOfPlace = new String[MOST_RANKED];
    private final double[][] outcomesOfPlace = new double[MOST_RANKED][];
    private long records;
    private long outside;

    Participants(Design design, ObjectType object, LocalDate asOf) {
        this.design = design;
        this.arm = field(object, design.arm());
        this.outcomes = new ArrayList<>();
        for (Design.Outcome outcome : design.outcomes()) {
            outcomes.add(field(object, outcome.field()));
            currencies.add(new HashSet<>());
        }
        this.before = design.before() == null ? null : field(object, design.before());
        this.inputs = new ArrayList<>();
        for (String known : design.known()) {
            inputs.add(LearnableFields.input(field(object, known)));
        }
        this.asOf = asOf;
        this.sample = new Sample(inputs, MOST_RANKED, asOf, SEED);
    }

    private static Field<?> field(ObjectType object, String name) {
        Field<?> field = object.field(name);
        if (field == null) {
            throw new IllegalStateException(object.name() + " has no field " + name + " any more");
        }
        return field;
    }

    void add(List<Row> rows) {
        for (Row row : rows) {
            records++;
            String name = Input.word(row.values().value(arm.name()));
            if (name == null || (!arms.containsKey(name) && arms.size() == MOST_ARMS)) {
                outside++;
                continue;
            }
            double[] values = new double[outcomes.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = outcome(i, row);
            }
            arms.computeIfAbsent(name, _ -> new ArmRows(values.length)).add(values, number(before, row));
            if (!inputs.isEmpty()) {
                rank(row, name, values);
            }
        }
    }

    private double outcome(int index, Row row) {
        Field<?> field = outcomes.get(index);
        Object value = row.values().value(field.name());
        if (value instanceof Money money) {
            currencies.get(index).add(money.currency());
        }
        if (isShare(index)) {
            Boolean answer = LearnableFields.answer(
                    field, value, design.outcomes().get(index).yes());
            return answer == null ? Double.NaN : answer ? 1 : 0;
        }
        return number(field, row);
    }

    boolean isShare(int index) {
        return outcomes.get(index).type() == FieldType.BOOLEAN
                || design.outcomes().get(index).yes() != null;
    }

    boolean isMoney(int index) {
        return outcomes.get(index).type() == FieldType.MONEY;
    }

    private double number(@Nullable Field<?> field, Row row) {
        return field == null
                ? Double.NaN
                : LearnableFields.input(field).number(row.values().value(field.name()), asOf);
    }

    private void rank(Row row, String name, double[] values) {
        @Nullable Object[] known = new @Nullable Object[inputs.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = row.values().value(inputs.get(i).name());
        }
        int place = sample.offer(new Case(row.id(), known, null), false);
        if (place >= 0) {
            armOfPlace[place] = name;
            outcomesOfPlace[place] = values;
        }
    }

    long records() {
        return records;
    }

    long outside() {
        return outside;
    }

    /** By the name of the arm, in the order of names. */
    Map<String, ArmRows> arms() {
        return arms;
    }

    /** The currencies that the amounts of an outcome stand in. */
    Set<String> currencies(int index) {
        return currencies.get(index);
    }

    Sample sample() {
        return sample;
    }

    String armOf(int place) {
        return armOfPlace[place];
    }

    double outcomeOf(int place, int index) {
        return outcomesOfPlace[place][index];
    }

    UUID idOf(int place) {
        return sample.id(place);
    }
}
