package relata.models.customerbase;

import java.util.List;
import java.util.function.Function;
import relata.models.numerics.Estimates;
import relata.models.numerics.Objective;

/**
 * Fits in two steps where there are many cells: coarse cells, of which there are few however many customers there are,
 * lead close to the maximum; a step or two of Newton's method over the exact cells reach it.
 */
final class WarmStart {

    static final int FEW = 10_000;
    private static final double BINS = 40;

    private WarmStart() {}

    static Estimates maximize(
            List<String> names, double[] start, Cells cells, Function<Cells, Objective> logLikelihood) {
        Objective exact = logLikelihood.apply(cells);
        if (cells.size() <= FEW) {
            return Estimates.maximize(names, start, cells.customers(), exact);
        }
        Cells coarse = cells.coarsened(cells.longestAge() / BINS);
        return Estimates.maximize(names, start, cells.customers(), logLikelihood.apply(coarse), exact);
    }
}
