package relata.insight.learning;

import java.util.ArrayList;
import java.util.List;
import relata.insight.learning.PredictionReport.Leak;
import relata.insight.learning.PredictionReport.Sign;

/**
 * Fields that are filled in only with the answer: a reason for leaving stands where somebody left. They may tell of few
 * records, so that no measure of the whole shows them.
 */
final class Leaks {

    /** Fewer filled values may be alike by chance. */
    private static final int LEAST_FILLED = 20;

    private static final double ALWAYS = 0.99;

    /** A share of yes this near to the filled ones' is nothing that filling could have told. */
    private static final double USUAL = 0.9;

    private Leaks() {}

    static List<Leak> of(List<Grown> columns, boolean[] answers, List<String> suspects, List<String> trusted) {
        var leaks = new ArrayList<Leak>();
        for (String suspect : suspects) {
            leaks.add(new Leak(suspect, Sign.TELLS, trusted.contains(suspect)));
        }
        for (Grown column : columns) {
            String name = column.input().name();
            if (!suspects.contains(name)) {
                int filled = 0;
                int filledForYes = 0;
                int yes = 0;
                for (int row = 0; row < answers.length; row++) {
                    boolean there = !column.isMissing(row);
                    yes += answers[row] ? 1 : 0;
                    filled += there ? 1 : 0;
                    filledForYes += there && answers[row] ? 1 : 0;
                }
                if (filled >= LEAST_FILLED && filled < answers.length) {
                    add(leaks, name, (double) filledForYes / filled, (double) yes / answers.length, trusted);
                }
            }
        }
        return leaks;
    }

    private static void add(List<Leak> leaks, String name, double shareWhenFilled, double share, List<String> trusted) {
        if (shareWhenFilled >= ALWAYS && share < USUAL) {
            leaks.add(new Leak(name, Sign.FILLED_FOR_YES, trusted.contains(name)));
        }
        if (shareWhenFilled <= 1 - ALWAYS && share > 1 - USUAL) {
            leaks.add(new Leak(name, Sign.FILLED_FOR_NO, trusted.contains(name)));
        }
    }
}
