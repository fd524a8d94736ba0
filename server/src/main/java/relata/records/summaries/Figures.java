package relata.records.summaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of cells: as counted, as a share of everything, or as a change to the period before. */
final class Figures {

    private final SummaryQuestion question;
    private final Tallies tallies;
    private final List<Map<Key, Integer>> places;

    /** @param places where each value of each grouping stands */
    Figures(SummaryQuestion question, Tallies tallies, List<Map<Key, Integer>> places) {
        this.question = question;
        this.tallies = tallies;
        this.places = places;
    }

    /** @param groups which groupings the keys of these tallies are of */
    List<Summary.Cell> cells(List<Tally> counted, List<Integer> groups) {
        var byPlace = new HashMap<List<Integer>, Tally>();
        for (Tally tally : counted) {
            byPlace.put(at(tally, groups), tally);
        }
        var cells = new ArrayList<Summary.Cell>();
        for (Tally tally : counted) {
            List<Integer> at = at(tally, groups);
            var figures = new ArrayList<Figure>();
            for (int i = 0; i < question.measures().size(); i++) {
                figures.add(figure(i, tally, byPlace.get(before(tally, at, groups))));
            }
            cells.add(new Summary.Cell(at, tally.rows(), figures));
        }
        return cells;
    }

    private List<Integer> at(Tally tally, List<Integer> groups) {
        var at = new ArrayList<Integer>();
        for (int i = 0; i < groups.size(); i++) {
            at.add(Objects.requireNonNull(
                    places.get(groups.get(i)).get(tally.keys().get(i))));
        }
        return at;
    }

    /** The place of the period before, among the same other values; no place where there is none. */
    private List<Integer> before(Tally tally, List<Integer> at, List<Integer> groups) {
        int period = groups.indexOf(question.periods());
        if (period < 0 || tally.keys().get(period).kind() != Key.Kind.VALUE) {
            return List.of(-1);
        }
        Grouping grouping = question.groups().get(question.periods());
        Step step = Objects.requireNonNull(grouping.step());
        var start = java.time.LocalDate.parse(
                Objects.requireNonNull(tally.keys().get(period).value()));
        Integer place = places.get(question.periods())
                .get(Key.of(step.start(start.minusDays(1)).toString()));
        var before = new ArrayList<>(at);
        before.set(period, place == null ? -1 : place);
        return before;
    }

    private Figure figure(int index, Tally tally, @Nullable Tally before) {
        Measure measure = question.measures().get(index);
        Figure figure = Figure.of(measure, tally, index);
        return switch (measure.show()) {
            case VALUE -> figure;
            case SHARE -> figure.partOf(Figure.of(measure, tallies.all(), index));
            case CHANGE -> before == null ? Figure.NONE : figure.changeFrom(Figure.of(measure, before, index));
        };
    }
}
