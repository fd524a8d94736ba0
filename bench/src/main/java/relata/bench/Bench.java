package relata.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./relata bench}: makes the data once, runs both servers in turn, prints and keeps the table. */
final class Bench {

    /** Until the compiler has gone through what a turn runs: a server in use has been up for days. */
    static final Duration WARM_UP = Duration.ofSeconds(20);

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        try {
            Options options = Options.read(arguments);
            switch (options.kind()) {
                case SCENARIOS -> measure(options);
                case IMPORT -> new ImportBench(options).measure();
                case FIELDS -> new FieldsBench(options).measure();
                case NODES -> new NodesBench(options).measure();
                case SIZES -> new SizesBench(options).measure();
                case PAGES -> new PagesBench(options).measure();
                case RESTORE -> new RestoreBench(options).measure();
                case MODELS -> new ModelsBench(options).measure();
                case REPORTS -> new ReportsBench(options).measure();
                case KILLS -> new KillsBench(options).measure();
            }
        } catch (Options.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void measure(Options options) throws Exception {
        double load = Machine.load();
        System.err.println("Relata with " + options.customers() + " customers in " + options.home() + ":");
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2 * options.clients());
                var ceiling = Ceiling.started(database)) {
            System.err.println("Waiting until what follows from the data is computed...");
            Background.awaited(database);
            var driver = new LoadDriver(Subject.drawn(database));
            String data = Report.data(database);
            var comparisons = new ArrayList<Comparison>();
            for (Scenario scenario : options.scenarios()) {
                System.err.println("Measuring: " + scenario.described());
                comparisons.add(compared(options, scenario, driver, ceiling, product));
            }
            String section = Report.written(options, data, load, comparisons);
            System.out.println(section);
            Report.append(options.results(), section);
        }
        System.exit(0);
    }

    static Comparison compared(Options options, Scenario scenario, LoadDriver driver, Ceiling ceiling, Product product)
            throws Exception {
        int many = scenario.clients(options.clients());
        for (Target target : List.of(ceiling, product)) {
            driver.run(target, scenario, many, WARM_UP, 0);
        }
        var all = new Comparison(scenario, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 1; round <= options.rounds(); round++) {
            all.ceilingMany().add(driver.run(ceiling, scenario, many, options.slice(), round));
            all.productMany().add(driver.run(product, scenario, many, options.slice(), round));
            all.ceilingOne().add(driver.run(ceiling, scenario, 1, options.slice(), -round));
            all.productOne().add(driver.run(product, scenario, 1, options.slice(), -round));
        }
        System.err.println(all.line());
        return all;
    }
}
