package relata.models.propensity;

import java.util.ArrayList;
import java.util.List;
import relata.models.learning.BoostedTrees;
import relata.models.learning.Column;
import relata.models.learning.Features;
import relata.models.learning.Loss;
import relata.models.numerics.Workers;

/** Features that alone nearly tell the answer: they usually came to be known after it (Kaufman et al. 2012, TKDD 6). */
final class Suspects {
    /** No single honest feature of a customer is seen to go this far. */
    private static final double AREA = 0.97;

    private static final BoostedTrees.Settings ONE_COLUMN = new BoostedTrees.Settings(20, 0.3, 8, 5, 1, 1, 1, 1);

    private Suspects() {}

    /** Each column is judged alone, on a fold held out from a few trees that saw nothing else. */
    static List<String> of(Features features, double[] answers, Folds folds, Workers workers) {
        int[] rows = folds.others(0);
        int[] held = folds.held(0);
        double[] known = Candidate.at(answers, rows);
        double[] judged = Candidate.at(answers, held);
        List<Column> columns = features.columns();
        boolean[] suspect = new boolean[columns.size()];
        workers.tasks(suspect.length, c -> {
            Features alone = new Features(List.of(columns.get(c)));
            BoostedTrees trees = BoostedTrees.fit(alone.rows(rows), known, Loss.LOGISTIC, ONE_COLUMN, Workers.caller());
            double[] scores = trees.scores(alone.rows(held), Workers.caller());
            suspect[c] = Area.under(TieGroups.of(scores, judged)).value() > AREA;
        });
        List<String> names = new ArrayList<>();
        for (int c = 0; c < suspect.length; c++) {
            if (suspect[c]) {
                names.add(columns.get(c).name());
            }
        }
        return names;
    }
}
