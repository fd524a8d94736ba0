package relata.insight;

import java.util.List;

/**
 * How far what rests on the models of purchases can be trusted.
 *
 * @param poorness why not, as the report of the models in use tells it; empty unless they are poor
 */
public record Trust(Level level, List<String> poorness) {

    /** Whether the figures stand, need a mark, or are none. */
    public enum Level {
        /** No models yet: there is no lifetime value and no risk. */
        NONE,
        /** A simple rule predicted as well, or all purchases together were missed by much. */
        POOR,
        GOOD
    }

    static final Trust NONE = new Trust(Level.NONE, List.of());

    static Trust of(PurchaseReport report) {
        return new Trust(report.poor() ? Level.POOR : Level.GOOD, report.poorness());
    }
}
