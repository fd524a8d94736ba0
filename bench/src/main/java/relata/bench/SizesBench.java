package relata.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a turn of one client costs in bases of several sizes: a table and a drawing. */
final class SizesBench {

    private static final String DRAWING = "cost-by-size.svg";

    private final Options options;

    SizesBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        var costs = new TreeMap<Integer, List<Slice>>();
        var data = new ArrayList<String>();
        for (int customers : sizes()) {
            System.err.printf("Relata with %,d customers:%n", customers);
            Options sized = options.withCustomers(customers);
            try (var product = Product.started(sized.home(), customers);
                    var database = product.database(2)) {
                Background.awaited(database);
                data.add(Report.data(database));
                var driver = new LoadDriver(Subject.drawn(database));
                var slices = new ArrayList<Slice>();
                for (Scenario scenario : options.scenarios()) {
                    slices.add(median(driver, product, scenario));
                }
                costs.put(customers, slices);
            }
        }
        String section = section(load, data, costs);
        System.out.println(section);
        Report.append(options.results(), section);
        Files.writeString(options.results().resolveSibling(DRAWING), drawing(costs));
    }

    /** A fiftieth, a tenth and the whole. */
    private List<Integer> sizes() {
        return Stream.of(50, 10, 1)
                .map(part -> options.customers() / part)
                .filter(customers -> customers >= 100)
                .toList();
    }

    private Slice median(LoadDriver driver, Target product, Scenario scenario) throws Exception {
        driver.run(product, scenario, 1, Bench.WARM_UP, 0);
        var slices = new ArrayList<Slice>();
        for (int round = 1; round <= options.rounds(); round++) {
            slices.add(driver.run(product, scenario, 1, options.slice(), round));
        }
        return new Slice(
                Slice.median(slices.stream().mapToDouble(Slice::turnsPerSecond).toArray()),
                Slice.median(slices.stream().mapToDouble(Slice::p95Ms).toArray()),
                Slice.median(slices.stream().mapToDouble(Slice::longestMs).toArray()));
    }

    private String section(double load, List<String> data, TreeMap<Integer, List<Slice>> costs) {
        String sizes =
                costs.keySet().stream().map("%,d customers: ms, p95"::formatted).collect(Collectors.joining(" | "));
        var lines = new ArrayList<String>();
        for (int n = 0; n < options.scenarios().size(); n++) {
            int row = n;
            Scenario scenario = List.copyOf(options.scenarios()).get(n);
            lines.add("| %s | %s | %.1f |"
                    .formatted(
                            scenario.named(),
                            costs.values().stream()
                                    .map(slices -> "%.2f, %.2f"
                                            .formatted(
                                                    cost(slices.get(row)),
                                                    slices.get(row).p95Ms()))
                                    .collect(Collectors.joining(" | ")),
                            cost(costs.lastEntry().getValue().get(row))
                                    / cost(costs.firstEntry().getValue().get(row))));
        }
        return """
                %s
                One client; after %d s of warm-up %d slices of %d s, medians; `./relata bench sizes --customers %d`.

                | scenario | %s | largest to smallest |
                | --- |%s ---: |
                %s

                ![Milliseconds of a turn against the number of customers](%s)
                """.formatted(
                        Report.heading("what a turn costs in bases of several sizes", String.join(" ", data), load),
                        Bench.WARM_UP.toSeconds(),
                        options.rounds(),
                        options.slice().toSeconds(),
                        options.customers(),
                        sizes,
                        " ---: |".repeat(costs.size()),
                        String.join("\n", lines),
                        DRAWING);
    }

    private static double cost(Slice slice) {
        return 1000 / slice.turnsPerSecond();
    }

    private String drawing(TreeMap<Integer, List<Slice>> costs) {
        var drawing = new LogDrawing("customers", "milliseconds a turn, one client");
        int n = 0;
        for (Scenario scenario : options.scenarios()) {
            var points = new TreeMap<Double, Double>();
            int row = n++;
            costs.forEach((customers, slices) -> points.put((double) customers, cost(slices.get(row))));
            drawing.line(scenario.named(), points);
        }
        return drawing.svg();
    }
}
