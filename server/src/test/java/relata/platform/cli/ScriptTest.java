package relata.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code relata} in a directory of its own, on machines that lack what it needs. */
class ScriptTest {

    private static final List<String> OF_EVERY_MACHINE = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "env",
            "find",
            "mkdir",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sort",
            "tr",
            "xargs");

    @TempDir
    Path root;

    private Path programs;

    @BeforeEach
    void bareMachine() throws IOException {
        Files.copy(Path.of("..", "relata"), root.resolve("relata"));
        Files.createDirectories(root.resolve("web"));
        Files.writeString(root.resolve("web/package.json"), "{}");
        programs = Files.createDirectories(root.resolve("programs"));
        for (String program : OF_EVERY_MACHINE) {
            program(program, "exec " + installed(program) + " \"$@\"");
        }
    }

    @Test
    void aMachineWithoutMavenIsToldWhatToInstall() throws Exception {
        assertThat(refusal("run"))
                .isEqualTo(
                        "Relata is built with Maven and found none: install it (on Debian: apt-get install maven), then start again.");
    }

    @Test
    void aMachineWithoutNodeIsToldWhatToInstall() throws Exception {
        program("mvn", "exit 0");
        assertThat(refusal("run")).startsWith("Relata is built with Node.js 20 or later and found none: install it");
    }

    @Test
    void anOldNodeIsNamedWithItsVersion() throws Exception {
        program("mvn", "exit 0");
        program("npm", "exit 0");
        program("node", "echo v18.19.0");
        assertThat(refusal("test"))
                .isEqualTo(
                        "Relata is built with Node.js 20 or later and found v18.19.0: install a newer one, then start again.");
    }

    @Test
    void anUnknownCommandNamesTheHelp() throws Exception {
        assertThat(refusal("start")).isEqualTo("There is no command \"start\": ./relata help lists them.");
    }

    /** A test run takes a quarter of an hour: not what somebody wants who asked what it does. */
    @Test
    void theTestsAreNotStartedByAWordTheyDoNotKnow() throws Exception {
        assertThat(refusal("test", "--help"))
                .isEqualTo("./relata test takes no more words: it runs everything. ./relata help test explains it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "test", "check", "token", "import", "backup", "restore", "bench", "help"})
    void theHelpShowsEachCommandWithAnExample(String command) throws Exception {
        Ended help = run("help");
        assertThat(help.code()).isZero();
        assertThat(help.said().lines().map(String::strip).filter(line -> example(line, command)))
                .as(help.said())
                .isNotEmpty();
    }

    /** A line of an example is the command alone, as one types it. */
    private static boolean example(String line, String command) {
        boolean ofCommand = line.equals("./relata " + command)
                || line.startsWith("./relata " + command + " ")
                || line.contains(" ./relata " + command + " ");
        return ofCommand && !line.contains("  ") && !line.contains("[");
    }

    private String refusal(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        List<String> said = ended.said()
                .lines()
                .filter(line -> !line.startsWith("Building Relata"))
                .toList();
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(said).as(ended.said()).hasSize(1);
        return said.getFirst();
    }

    private record Ended(int code, String said) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                Stream.of(
                        programs.resolve("bash").toString(),
                        root.resolve("relata").toString()),
                Stream.of(arguments));
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        programs.toString(),
                        "RELATA_JAVA_HOME",
                        System.getProperty("java.home"),
                        "HOME",
                        root.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!" + installed("bash") + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
