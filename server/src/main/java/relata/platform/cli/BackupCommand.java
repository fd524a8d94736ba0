package relata.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import relata.platform.StartRefused;
import relata.platform.backup.Backup;
import relata.platform.postgres.Installation;

/** Writes the installation into one file, beside the running server or without it. */
@Command(
        name = "backup",
        description = "Writes database, files and key into one file, while people go on working.",
        footer = {"", "Example: ./relata backup /backups/relata-monday.zip"})
final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to write; must not exist.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--help", usageHelp = true, description = "Explains this command.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        var target = file.toAbsolutePath();
        @Nullable Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StartRefused("The directory " + directory + " does not exist: create it, or give another file.");
        }
        Installations.refuseMissing();
        try (var installation = Installation.open(System.getenv())) {
            var written = new Backup(installation.database(), installation.home(), Clock.systemUTC()).write(target);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Backed up %,d rows of %d tables and %d files into %s (%,d bytes). Keep it as secret as the data.%n",
                            written.rows(), written.tables(), written.files(), file, written.bytes());
        }
        return 0;
    }
}
