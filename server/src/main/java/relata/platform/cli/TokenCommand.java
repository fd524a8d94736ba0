package relata.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import relata.platform.signin.ApiTokens;

/** Prints a new API token of a user, beside the running server or without it. */
@Command(
        name = "token",
        description = "Prints a new API token with the rights of a user. It is shown once: only its hash is kept.",
        footer = {"", "Example: ./relata token --email olha@example.com --name \"web shop\""})
final class TokenCommand implements Callable<Integer> {

    private final Application application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--email",
            paramLabel = "E",
            required = true,
            description = "The user in whose name the token acts.")
    @SuppressWarnings("NullAway.Init")
    private String email;

    @Option(
            names = "--name",
            paramLabel = "N",
            required = true,
            description = "What the token is for, shown in the settings.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--help", usageHelp = true, description = "Explains this command.")
    private boolean help;

    TokenCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Installations.refuseMissing();
        try (var context = application.withoutServer()) {
            var issued = context.getBean(ApiTokens.class).issueFor(email, name);
            var out = spec.commandLine().getOut();
            out.println(issued.secret());
            out.flush();
        }
        return 0;
    }
}
