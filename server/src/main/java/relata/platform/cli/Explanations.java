package relata.platform.cli;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.StartRefused;
import relata.platform.texts.Texts;

/** The failures that have a known cure, each as one sentence: what is wrong and what to do. */
final class Explanations {

    private Explanations() {}

    /** The sentence for the failure or one of its causes; empty for what must be seen whole, that is a bug. */
    static Optional<String> of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence.isPresent()) return sentence;
        }
        return Optional.empty();
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.ofNullable(refused.getMessage());
            case Refusal refused -> Optional.of(new Texts().text(Language.EN, refused.code(), refused.arguments()));
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case BindException taken ->
                Optional.of("The address is taken (" + taken.getMessage()
                        + "): end the program that uses it, or set RELATA_PORT to another port.");
            case SQLException sql -> database(sql);
            default -> Optional.empty();
        };
    }

    static String portTaken(int port) {
        return "Port " + port + " is taken by another program: end that program, or start on another port with"
                + " ./relata run --port " + (port + 1) + ".";
    }

    private static Optional<String> database(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state == null) return Optional.empty();
        var said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return switch (state.substring(0, 2)) {
            case "08", "57" ->
                Optional.of("The database cannot be reached (" + said + "): start it, or correct RELATA_DATABASE_URL.");
            case "28" ->
                Optional.of("The database refuses the sign-in (" + said
                        + "): correct RELATA_DATABASE_USER and RELATA_DATABASE_PASSWORD.");
            case "3D" ->
                Optional.of("The database does not exist (" + said + "): create it, or correct RELATA_DATABASE_URL.");
            default -> Optional.empty();
        };
    }
}
