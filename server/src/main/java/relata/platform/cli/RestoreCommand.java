package relata.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import relata.platform.StartRefused;
import relata.platform.backup.AfterRestore;
import relata.platform.backup.Restore;
import relata.platform.postgres.Installation;

/** Brings a backup back into an empty place. */
@Command(
        name = "restore",
        description = "Brings a backup back into an empty place and proves that all of it came back.",
        footer = {"", "Example: RELATA_HOME=/srv/relata ./relata restore /backups/relata-monday.zip"})
final class RestoreCommand implements Callable<Integer> {

    private final Application application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that ./relata backup wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--erasures",
            paramLabel = "LOG",
            description =
                    "The erasures.log of the installation that was lost: who was erased after the backup is erased"
                            + " again. One that lies in RELATA_HOME is found by itself.")
    private @Nullable Path erasures;

    @Option(names = "--help", usageHelp = true, description = "Explains this command.")
    private boolean help;

    RestoreCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file))
            throw new StartRefused("There is no readable file " + file + ": give the file of a backup.");
        if (erasures != null && !Files.isReadable(erasures))
            throw new StartRefused("There is no readable file " + erasures + ": give the erasures.log.");
        // No Spring yet, whose settings would keep the steps of the schema out of sight.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.flywaydb", LogLevel.ERROR);
        try (var installation = Installation.open(System.getenv())) {
            var restored = new Restore(installation.database(), installation.home()).from(file);
            if (erasures != null) {
                Files.writeString(
                        installation.home().erasures(),
                        Files.readString(erasures),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            try (var context = application.withoutServer()) {
                context.getBeanProvider(AfterRestore.class).forEach(AfterRestore::restored);
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Restored %,d rows of %d tables and %d files; every checksum agrees. Next: ./relata run%n",
                            restored.rows(), restored.tables(), restored.files());
        }
        return 0;
    }
}
