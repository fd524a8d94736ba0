package relata.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The command {@code ./relata bench nodes}: how many more turns two nodes on one database serve than one, each held to a
 * third of a processor by cpulimit, so that neither the database nor the clients are short of one.
 */
final class NodesBench {

    private static final int PERCENT = 33;

    /** Every client's turns in order: reading three times as often as writing. */
    private static final List<Scenario> DAY = List.of(Scenario.LIST, Scenario.OPEN, Scenario.LIST, Scenario.CHANGE);

    private final Options options;

    NodesBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var first = Product.started(options.home(), options.customers());
                var second = first.beside();
                var database = first.database(2)) {
            Background.awaited(database);
            List<Subject> subjects = Subject.drawn(database);
            List<Product> both = List.of(first, second);
            served(both, subjects, Bench.WARM_UP, 0);
            var limits = new ArrayList<Process>();
            try {
                for (Product node : both) {
                    limits.add(limit(node));
                }
                served(both, subjects, options.slice(), 0);
                var alone = new ArrayList<Double>();
                var together = new ArrayList<Double>();
                for (int round = 1; round <= options.rounds(); round++) {
                    alone.add(served(List.of(both.get(round % 2)), subjects, options.slice(), round));
                    together.add(served(both, subjects, options.slice(), round));
                }
                String section = section(load, Report.data(database), median(alone), median(together));
                System.out.println(section);
                Report.append(options.results(), section);
            } finally {
                limits.forEach(Process::destroy);
            }
        }
        System.exit(0);
    }

    private static Process limit(Product node) throws IOException {
        try {
            return new ProcessBuilder(
                            "cpulimit", "-p", Long.toString(node.pid()), "-l", Integer.toString(PERCENT), "-z")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new Options.Wrong(
                    "The nodes are held to a part of a processor by cpulimit, which is not here: install it (on Debian:"
                            + " apt-get install cpulimit), then try again.");
        }
    }

    /** Turns a second of all nodes together; each client stays with its node, and there are as many whatever the nodes. */
    private double served(List<Product> nodes, List<Subject> subjects, Duration length, long seed) throws Exception {
        var slices = new ArrayList<Future<Slice>>();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < nodes.size(); n++) {
                int share = subjects.size() / nodes.size();
                var driver = new LoadDriver(subjects.subList(n * share, (n + 1) * share));
                Product node = nodes.get(n);
                Function<Subject, List<Target.Request>> turn =
                        subject -> node.requests(DAY.get((int) (subject.fresh() % DAY.size())), subject);
                Callable<Slice> work = () -> driver.run(node, turn, options.clients() / nodes.size(), length, seed);
                slices.add(beside.submit(work));
            }
        }
        double perSecond = 0;
        for (var slice : slices) {
            perSecond += slice.get().turnsPerSecond();
        }
        return perSecond;
    }

    private static double median(List<Double> values) {
        return Slice.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private String section(double load, String data, double alone, double together) {
        return Report.heading("two nodes at %,d customers".formatted(options.customers()), data, load)
                + """
                 Each node is held to %d %% of a processor; %d clients that list, open and change customers, all
                on one node and then half on each, %d rounds of %d s in turn, medians; `./relata bench nodes --customers %d --rounds %d --seconds %d`.

                | nodes | turns/s |
                | --- | ---: |
                | one | %,.0f |
                | two | %,.0f |

                Two serve %.2f times as many as one.
                """.formatted(
                                PERCENT,
                                options.clients(),
                                options.rounds(),
                                options.slice().toSeconds(),
                                options.customers(),
                                options.rounds(),
                                options.slice().toSeconds(),
                                alone,
                                together,
                                together / alone);
    }
}
