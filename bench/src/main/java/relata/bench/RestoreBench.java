package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code ./relata bench restore}: how long a backup beside the running server takes, and how long its return. */
final class RestoreBench {

    private final Options options;

    RestoreBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        Path scratch = Files.createDirectories(options.home().resolveSibling("restore-" + options.customers()));
        try {
            Path file = scratch.resolve("backup.zip");
            Path home = scratch.resolve("home");
            String data;
            Done backup;
            try (var product = Product.started(options.home(), options.customers());
                    var database = product.database(2)) {
                Background.awaited(database);
                data = Report.data(database);
                backup = command(options.home(), "backup", file.toString());
            }
            Done restore = command(home, "restore", file.toString());
            String section = section(load, data, Files.size(file) >> 20, backup, restore);
            System.out.println(section);
            Report.append(options.results(), section);
        } finally {
            remove(scratch);
        }
        System.exit(0);
    }

    /** @param said the last line, in which the command says how much it was */
    private record Done(double seconds, String said) {}

    private Done command(Path home, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(
                Arrays.stream(System.getProperty("relata.bench.java", "-Xmx1g").split(" "))
                        // commands look for their beans anew
                        .filter(option -> !option.startsWith("-Dspring.aot"))
                        .toList());
        command.addAll(List.of("-jar", System.getProperty("relata.bench.jar", "")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RELATA_HOME", home.toString());
        builder.environment().put("RELATA_DATABASE_URL", "");
        long begin = System.nanoTime();
        Process process = builder.start();
        String said;
        try (var reader = process.inputReader()) {
            said = reader.lines().peek(line -> System.err.println("  " + line)).reduce("", (former, later) -> later);
        }
        if (process.waitFor() != 0) {
            throw new IOException(arguments[0] + " failed: " + said);
        }
        return new Done((System.nanoTime() - begin) / 1e9, said);
    }

    private String section(double load, String data, long megabytes, Done backup, Done restore) {
        return """

                ## %s, backup and restore of %,d customers (%s)

                %s. %s
                Load average %.1f before the run; `./relata bench restore --customers %d`. The backup is taken beside the running server;
                the restore makes a new PostgreSQL in an empty place, brings rows, files and indexes back and compares every checksum.

                | | seconds | what it said |
                | --- | ---: | --- |
                | backup into a file of %,d MB | %.1f | %s |
                | restore into an empty place | %.1f | %s |
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        options.customers(),
                        System.getProperty("relata.bench.commit", "unknown commit"),
                        Machine.described(),
                        data,
                        load,
                        options.customers(),
                        megabytes,
                        backup.seconds(),
                        first(backup.said()),
                        restore.seconds(),
                        first(restore.said()));
    }

    /** Up to the names of files, which mean nothing elsewhere. */
    private static String first(String sentence) {
        return sentence.replaceFirst("( into |; | Next: ).*", "");
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
