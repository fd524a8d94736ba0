package relata.insight.experiments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import relata.insight.experiments.ExperimentReport.Rankable;
import relata.insight.experiments.ExperimentReport.Ranking;
import relata.insight.learning.Grown;
import relata.models.experiment.Difference;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.uplift.EffectModel;
import relata.models.uplift.Experiment;
import relata.models.uplift.Settings;
import relata.models.uplift.Uplift;
import relata.records.lists.Ranking.Place;

/** Whether an action changes some customers more than others, by what was known of them before; where not, nobody is ranked. */
final class Ranked {

    private static final int LEAST_OF_AN_ARM = 200;

    /** What was known before differs between arms by chance this seldom. */
    private static final double BY_CHANCE = 0.001;

    private final Participants participants;
    private final Design design;
    private final Workers workers;
    private final List<Grown> used = new ArrayList<>();
    private final List<String> unbalanced = new ArrayList<>();
    private final Map<Key, List<Place>> effects = new HashMap<>();

    /** An arm and the index of an outcome. */
    record Key(String arm, int outcome) {}

    /** @param freeText names of fields that hold whatever somebody types */
    Ranked(Participants participants, Design design, Set<String> freeText, Workers workers) {
        this.participants = participants;
        this.design = design;
        this.workers = workers;
        int rows = participants.sample().size();
        for (Grown column : participants.sample().columns()) {
            String name = column.input().name();
            if (column.isOfUse(rows, freeText.contains(name))) {
                if (isBalanced(column.column(rows))) {
                    used.add(column);
                } else {
                    unbalanced.add(name);
                }
            }
        }
    }

    /** Fields that differ between the arms, as only what came after the assignment does. */
    List<String> unbalanced() {
        return List.copyOf(unbalanced);
    }

    /** What each customer is expected to be changed by, greatest first, for arms and outcomes where that is better than chance. */
    Map<Key, List<Place>> effects() {
        return effects;
    }

    private int[] rowsOf(String arm) {
        return IntStream.range(0, participants.sample().size())
                .filter(row -> participants.armOf(row).equals(arm))
                .toArray();
    }

    private boolean isBalanced(Column column) {
        int[] control = rowsOf(design.control());
        for (String arm : participants.arms().keySet()) {
            int[] treated = rowsOf(arm);
            if (!arm.equals(design.control())
                    && treated.length >= Comparison.LEAST_OF_AN_ARM
                    && control.length >= Comparison.LEAST_OF_AN_ARM
                    && pValue(column, treated, control) < BY_CHANCE) {
                return false;
            }
        }
        return true;
    }

    private static double pValue(Column column, int[] treated, int[] control) {
        return switch (column) {
            case Numbers numbers -> {
                double[] ofTreated = known(numbers, treated);
                double[] ofControl = known(numbers, control);
                yield ofTreated.length < Comparison.LEAST_OF_AN_ARM || ofControl.length < Comparison.LEAST_OF_AN_ARM
                        ? 1
                        : Comparison.difference(ofTreated, ofControl).pValue();
            }
            case Categories kinds ->
                Math.min(
                        1,
                        kinds.levels().size()
                                * IntStream.range(0, kinds.levels().size())
                                        .mapToDouble(kind -> pValue(kinds, kind, treated, control))
                                        .min()
                                        .orElse(1));
        };
    }

    private static double[] known(Numbers numbers, int[] rows) {
        return IntStream.of(rows)
                .filter(row -> !numbers.isMissing(row))
                .mapToDouble(numbers::value)
                .toArray();
    }

    private static double pValue(Categories kinds, int kind, int[] treated, int[] control) {
        long ofTreated =
                IntStream.of(treated).filter(row -> kinds.code(row) == kind).count();
        long ofControl =
                IntStream.of(control).filter(row -> kinds.code(row) == kind).count();
        return Difference.betweenShares(ofTreated, treated.length, ofControl, control.length, Comparison.LEVEL)
                .pValue();
    }

    /** Null where nobody asked for an order. */
    @Nullable
    Ranking ranking(int outcome, String arm) {
        if (design.known().isEmpty()) {
            return null;
        }
        if (used.isEmpty()) {
            return new Ranking(Rankable.NOTHING_KNOWN, null, List.of());
        }
        int[] rows = IntStream.range(0, participants.sample().size())
                .filter(row -> (participants.armOf(row).equals(arm)
                                || participants.armOf(row).equals(design.control()))
                        && !Double.isNaN(participants.outcomeOf(row, outcome)))
                .toArray();
        boolean[] treated = new boolean[rows.length];
        double[] outcomes = new double[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            treated[i] = participants.armOf(rows[i]).equals(arm);
            outcomes[i] = participants.outcomeOf(rows[i], outcome);
            count += treated[i] ? 1 : 0;
        }
        if (count < LEAST_OF_AN_ARM || rows.length - count < LEAST_OF_AN_ARM) {
            return new Ranking(Rankable.TOO_FEW, null, List.of());
        }
        Features features = participants.sample().features(used).rows(rows);
        Uplift uplift = Uplift.learn(new Experiment(features, treated, outcomes), Settings.USUAL, workers);
        uplift.model().ifPresent(model -> effects.put(new Key(arm, outcome), places(model, features, rows)));
        return new Ranking(
                uplift.model().isPresent() ? Rankable.USABLE : Rankable.NO_USABLE_DIFFERENCE,
                uplift.qini(),
                uplift.fifths().stream()
                        .map(fifth -> Comparison.estimate(fifth, 1))
                        .toList());
    }

    private List<Place> places(EffectModel model, Features features, int[] rows) {
        double[] expected = model.effects(features, workers);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new Place(participants.idOf(rows[i]), expected[i]))
                .toList();
    }
}
