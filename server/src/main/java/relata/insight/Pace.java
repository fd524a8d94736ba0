package relata.insight;

import java.util.ArrayList;
import java.util.List;
import relata.insight.PurchaseReport.Step;

/** How long each step of a fit took. */
final class Pace {

    private final long begun = System.nanoTime();
    private final List<Step> steps = new ArrayList<>();
    private long ended = begun;

    /** The step that now ends took the time since the one before. */
    void ends(String step) {
        long now = System.nanoTime();
        steps.add(new Step(step, (now - ended) / 1e9));
        ended = now;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Of all steps, in seconds. */
    double seconds() {
        return (ended - begun) / 1e9;
    }
}
