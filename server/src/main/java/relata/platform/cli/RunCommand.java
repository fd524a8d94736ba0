package relata.platform.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import relata.platform.FirstStart;
import relata.platform.SampleCompany;
import relata.platform.StartRefused;

/** Starts the server and says where it is. */
@Command(
        name = "run",
        description = "Starts Relata and says the address to open.",
        footer = {"", "Example: ./relata run --port 9000", "Example: ./relata run --sample"})
final class RunCommand implements Callable<Integer> {

    private final Application application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; default RELATA_PORT, else 8080.",
            defaultValue = "${env:RELATA_PORT:-8080}")
    private int port;

    @Option(names = "--sample", description = "Fills an empty installation with the sample company.")
    private boolean sample;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers the sample company has; default ${DEFAULT-VALUE}.",
            defaultValue = "2000")
    private int customers;

    @Option(names = "--help", usageHelp = true, description = "Explains this command.")
    private boolean help;

    RunCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseTakenPort();
        var context = application.server(Map.of("server.port", port));
        if (sample) sampleCompany(context).prepare();
        announce(context);
        if (sample) fillSample(context);
        awaitEnd(context);
        return 0;
    }

    /** Looked at before anything starts, so that a second start by mistake touches no data. */
    private void refuseTakenPort() {
        if (port == 0) return;
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartRefused(Explanations.portTaken(port), e);
        }
    }

    private static SampleCompany sampleCompany(ConfigurableApplicationContext context) {
        var company = context.getBeanProvider(SampleCompany.class).getIfAvailable();
        if (company == null) throw new StartRefused("This build carries no sample company: start without --sample.");
        return company;
    }

    /** After the address is told: whoever opens it sees the company arrive. */
    private void fillSample(ConfigurableApplicationContext context) {
        say("The sample company with " + customers + " customers is on its way in...");
        sampleCompany(context).fill(customers);
        say("The sample company is in.");
    }

    private void announce(ConfigurableApplicationContext context) {
        var address =
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port", Integer.toString(port));
        say("");
        say("Relata is ready at " + address);
        say(nextStep(context.getBeanProvider(FirstStart.class), address));
    }

    private static String nextStep(ObjectProvider<FirstStart> start, String address) {
        var first = start.getIfAvailable();
        return first != null && first.needed()
                ? "Next: open " + address + "/setup and make the first administrator."
                : "Next: open " + address + " and sign in. Stop with Ctrl-C.";
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static void awaitEnd(ConfigurableApplicationContext context) throws InterruptedException {
        while (context.isRunning()) Thread.sleep(500);
    }
}
