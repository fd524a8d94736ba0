package relata.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The command {@code ./relata bench kills}: the long run of the tests that kill servers and databases, whose findings
 * become a table. A test that finds a row lost or half done ends the run without one.
 */
final class KillsBench {

    private static final String TESTS = "KilledServerTest,KilledImportTest,KilledUpgradeTest";

    private final Options options;

    KillsBench(Options options) {
        this.options = options;
    }

    void measure() throws IOException, InterruptedException {
        double load = Machine.load();
        long begin = System.nanoTime();
        String found = ProductTests.found(options, TESTS, Map.of("relata.kills", options.kills()));
        String section = section(load, found, Duration.ofNanos(System.nanoTime() - begin));
        System.out.println(section);
        Report.append(options.results(), section);
    }

    private String section(double load, String found, Duration took) {
        return """

                ## %s, %,d kills (%s)

                %s. Load average %.1f before the run, which took %d minutes; `./relata bench kills --kills %d`.
                kill -9 at random moments of six clients that create and change customers, and of imports of 10,000 contacts, half of
                them there already. After each kill everything that was acknowledged is looked for and every row compared; what is lost,
                there twice or half done would end the run. Upgrades of a filled database of an earlier commit are killed too, and end as one
                that was not. Until back: from the kill (of a server under writes: from its new start)
                to the first answer, of an import to the first rows that come in behind those that the kill left.

                | killed | kills | writes or rows | broken off by a kill | lost or twice | half done | slowest back, s |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                %s""".formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        options.kills(),
                        System.getProperty("relata.bench.commit", "unknown commit"),
                        Machine.described(),
                        load,
                        took.toMinutes(),
                        options.kills(),
                        found);
    }
}
