package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Features;
import relata.models.learning.Numbers;

/** Records as the table that a model judges. */
final class Judged {

    private Judged() {}

    static Features features(List<Input> inputs, List<Case> cases, LocalDate asOf) {
        var columns = new ArrayList<Column>();
        for (int c = 0; c < inputs.size(); c++) {
            Input input = inputs.get(c);
            columns.add(input.kind() == Input.Kind.KIND ? kinds(input, c, cases) : numbers(input, c, cases, asOf));
        }
        return new Features(columns);
    }

    private static Column kinds(Input input, int column, List<Case> cases) {
        @Nullable String[] kinds = new @Nullable String[cases.size()];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = Input.word(cases.get(row).values()[column]);
        }
        return Categories.of(input.name(), kinds);
    }

    private static Column numbers(Input input, int column, List<Case> cases, LocalDate asOf) {
        double[] numbers = new double[cases.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = input.number(cases.get(row).values()[column], asOf);
        }
        return new Numbers(input.name(), numbers);
    }
}
