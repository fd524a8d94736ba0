package relata.platform.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** All commands of the program. Without one it runs the server. */
@Command(
        name = "relata",
        description = "A CRM that closes the loop from contact to measured result.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            WarmUpCommand.class,
            HelpCommand.class
        })
public final class Commands {

    private Commands() {}

    /**
     * Runs the command that the arguments name.
     *
     * @param application the Spring application that commands start
     * @return the exit code: 0 done, 1 refused with one sentence, 2 not understood
     */
    public static int execute(Class<?> application, String... arguments) {
        return line(new Application(application)).execute(arguments.length == 0 ? new String[] {"run"} : arguments);
    }

    static CommandLine line(Application application) {
        return new CommandLine(new Commands(), new Factory(application))
                .setExecutionExceptionHandler(Commands::explain)
                .setUsageHelpAutoWidth(true);
    }

    private static int explain(Exception failure, CommandLine command, @Nullable ParseResult arguments)
            throws Exception {
        var sentence = Explanations.of(failure);
        if (sentence.isEmpty()) throw failure;
        PrintWriter err = command.getErr();
        err.println(sentence.get());
        err.flush();
        return 1;
    }

    /** Hands the application to the commands that start it. */
    private record Factory(Application application) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                var constructor = type.getDeclaredConstructor(Application.class);
                constructor.setAccessible(true);
                return constructor.newInstance(application);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
