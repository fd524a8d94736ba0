package relata.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import relata.platform.Actor;
import relata.platform.FileImports;
import relata.platform.StartRefused;

/** Imports a file, beside the running server or without it. */
@Command(
        name = "import",
        description = "Imports a CSV or XLSX file. A second import of the same file changes nothing.",
        footer = {
            "",
            "Example: ./relata import purchases.txt --as orders --map docs/examples/cdnow-orders.json --dry-run",
            "MAP.json is the mapping of the API: see docs/guide/importing.md."
        })
final class ImportCommand implements Callable<Integer> {

    private final Application application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to import.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--as",
            paramLabel = "OBJECT",
            required = true,
            description = "What its rows are: customers, orders, products...")
    @SuppressWarnings("NullAway.Init")
    private String object;

    @Option(names = "--map", paramLabel = "MAP.json", required = true, description = "Where its columns go.")
    @SuppressWarnings("NullAway.Init")
    private Path mapping;

    @Option(names = "--dry-run", description = "Only says what would be created, updated and refused.")
    private boolean dryRun;

    @Option(names = "--help", usageHelp = true, description = "Explains this command.")
    private boolean help;

    ImportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseMissing(file);
        refuseMissing(mapping);
        Installations.refuseMissing();
        var out = spec.commandLine().getOut();
        try (var context = application.withoutServer()) {
            boolean whole = context.getBean(FileImports.class)
                    .run(Actor.SYSTEM, file, object, mapping, dryRun, line -> {
                        out.println(line);
                        out.flush();
                    });
            return whole ? 0 : 1;
        }
    }

    private static void refuseMissing(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new StartRefused("The file " + path + " cannot be read: is its name right?");
        }
    }
}
