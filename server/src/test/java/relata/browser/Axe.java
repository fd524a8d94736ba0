package relata.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page keeps from people: axe-core finds what a screen reader, a keyboard or weak eyes stumble over, and
 * {@code layout.js} what is cut, too small to hit, or scrolls sideways.
 */
final class Axe {

    private static final Path PROGRAM = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");
    private static final Path LAYOUT = Path.of("src", "test", "resources", "browser", "layout.js");

    /** All rules of axe but experimental ones, or the one that is named; {@code target-size} is off in it by default. */
    private static final String RUN = """
            async (rule) => {
              const only = rule ? { runOnly: { type: 'rule', values: [rule] } } : {};
              const answer = await axe.run(document, {
                resultTypes: ['violations'],
                rules: { 'target-size': { enabled: true } },
                ...only,
              });
              return answer.violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
            }
            """;

    private Axe() {}

    /** Brings axe into every page that this one opens from now on. */
    static void into(Page page) {
        if (!Files.exists(PROGRAM)) throw new AssertionError("axe-core is not there: run npm ci in web");
        page.addInitScript(PROGRAM);
        page.addInitScript(LAYOUT);
    }

    static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        collect(page.evaluate(RUN), complaints);
        collect(page.evaluate("() => layoutComplaints()"), complaints);
        return complaints;
    }

    /** In the other colour scheme only the colours are others. */
    static List<String> contrastComplaints(Page page) {
        var complaints = new ArrayList<String>();
        collect(page.evaluate(RUN, "color-contrast"), complaints);
        return complaints;
    }

    /** Waits until nothing is asked for, waited for or moving any more; sooner than the network is called idle. */
    static void awaitContent(Page page) {
        page.locator("h1").first().waitFor();
        page.evaluate("() => calm()");
    }

    private static void collect(Object answer, List<String> into) {
        for (var each : (List<?>) answer) into.add(String.valueOf(each));
    }
}
