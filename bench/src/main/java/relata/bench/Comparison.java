package relata.bench;

import java.util.List;

/**
 * The slices of one scenario, taken in turn from both servers.
 *
 * @param ceilingMany with all clients
 * @param ceilingOne with one client
 */
record Comparison(
        Scenario scenario,
        List<Slice> ceilingMany,
        List<Slice> productMany,
        List<Slice> ceilingOne,
        List<Slice> productOne) {

    double ratio() {
        return perSecond(productMany) / perSecond(ceilingMany);
    }

    /** One line of the Markdown table. */
    String line() {
        return "| %s | %s | %,.0f | %,.0f | %.0f %% | %.1f | %.1f |"
                .formatted(
                        scenario.named(),
                        scenario.described(),
                        perSecond(ceilingMany),
                        perSecond(productMany),
                        100 * ratio(),
                        p95(ceilingOne),
                        p95(productOne));
    }

    static double perSecond(List<Slice> slices) {
        return Slice.median(slices.stream().mapToDouble(Slice::turnsPerSecond).toArray());
    }

    private static double p95(List<Slice> slices) {
        return Slice.median(slices.stream().mapToDouble(Slice::p95Ms).toArray());
    }
}
