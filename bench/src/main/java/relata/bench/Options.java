package relata.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure.
 *
 * @param scenarios what is asked where scenarios are measured; all of them where none was named
 * @param rows how many rows an import has
 * @param kills how often a server is killed, and an import; PostgreSQL half as often
 * @param customers how many customers the generated company has; 0 for none, which only an import begins with
 * @param clients how many ask at the same time where throughput is measured
 * @param rounds how many slices of each are run in turn; medians are taken over them
 * @param slice how long each slice lasts
 * @param home where the generated data lie; they are made once and used again
 */
record Options(
        Kind kind,
        Set<Scenario> scenarios,
        int rows,
        int kills,
        int customers,
        int clients,
        int rounds,
        Duration slice,
        Path home,
        Path results) {

    /** What is measured: turns beside the ceiling, an import beside COPY, what custom fields cost, a second node, sizes, what a browser sees, a backup's return, a fit of models, reports, kills. */
    enum Kind {
        SCENARIOS,
        IMPORT,
        FIELDS,
        NODES,
        SIZES,
        PAGES,
        RESTORE,
        MODELS,
        REPORTS,
        KILLS;

        /** The one that a word names, else the scenarios. */
        static Kind of(List<String> words) {
            return EnumSet.range(IMPORT, KILLS).stream()
                    .filter(kind -> words.contains(kind.word()))
                    .findFirst()
                    .orElse(SCENARIOS);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that was asked for wrongly, said in one sentence. */
    static final class Wrong extends RuntimeException {
        Wrong(String sentence) {
            super(sentence);
        }
    }

    static Options read(String... arguments) {
        var scenarios = EnumSet.noneOf(Scenario.class);
        Kind kind = Kind.of(List.of(arguments));
        int rows = 10_000;
        int customers = kind == Kind.IMPORT ? 0 : kind == Kind.SIZES ? 1_000_000 : 20_000;
        int kills = 200;
        int clients = 8;
        int rounds = 5;
        int seconds = 3;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "import", "fields", "nodes", "sizes", "pages", "restore", "models", "reports", "kills" -> {}
                case "--kills" -> kills = number(arguments, ++i, 1);
                case "--rows" -> rows = number(arguments, ++i, 100);
                case "--customers" -> customers = number(arguments, ++i, 100);
                case "--clients" -> clients = number(arguments, ++i, 1);
                case "--rounds" -> rounds = number(arguments, ++i, 1);
                case "--seconds" -> seconds = number(arguments, ++i, 1);
                default -> scenarios.add(scenario(argument));
            }
        }
        return new Options(
                kind,
                scenarios.isEmpty() ? EnumSet.allOf(Scenario.class) : scenarios,
                rows,
                kills,
                customers,
                clients,
                rounds,
                Duration.ofSeconds(seconds),
                home(customers),
                Path.of(System.getProperty("relata.bench.results", "bench/RESULTS.md")));
    }

    /** The same in a base of another size. */
    Options withCustomers(int other) {
        return new Options(kind, scenarios, rows, kills, other, clients, rounds, slice, home(other), results);
    }

    private static Path home(int customers) {
        return Path.of(System.getProperty("relata.bench.homes", "data/bench"))
                .resolve(customers == 0 ? "import" : Integer.toString(customers));
    }

    private static int number(String[] arguments, int place, int least) {
        String option = arguments[place - 1];
        try {
            int number = Integer.parseInt(place < arguments.length ? arguments[place].replace("_", "") : "");
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Wrong(option + " takes a number from " + least + " on.");
    }

    private static Scenario scenario(String name) {
        for (Scenario scenario : Scenario.values()) {
            if (scenario.named().equals(name)) {
                return scenario;
            }
        }
        throw new Wrong("There is no benchmark \"" + name
                + "\": list, filter, open, search, create, change, import, fields, nodes, sizes, pages, restore, models, reports, kills, or none"
                + " for the first six.");
    }
}
