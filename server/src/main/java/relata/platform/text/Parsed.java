package relata.platform.text;

import java.util.Optional;

/**
 * What came of reading a text that somebody wrote: the value, or why it is refused. Bad input is no exception here, since
 * files are full of it and each refusal goes back to its row with a reason.
 */
public sealed interface Parsed<T> {

    /** The text was understood. */
    record Accepted<T>(T value) implements Parsed<T> {}

    /**
     * The text was not understood.
     *
     * @param code stable, of the form {@code email.no-at}; the client and the files of refused rows translate it
     * @param input the text as it came
     */
    record Refused<T>(String code, String input) implements Parsed<T> {}

    static <T> Parsed<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Parsed<T> refused(String code, String input) {
        return new Refused<>(code, input);
    }

    /** The value, or nothing where the text was refused. */
    default Optional<T> optional() {
        return switch (this) {
            case Accepted<T> accepted -> Optional.of(accepted.value());
            case Refused<T> _ -> Optional.empty();
        };
    }

    /** The code of the refusal, or nothing where the text was accepted. */
    default Optional<String> refusal() {
        return switch (this) {
            case Accepted<T> _ -> Optional.empty();
            case Refused<T> refused -> Optional.of(refused.code());
        };
    }
}
