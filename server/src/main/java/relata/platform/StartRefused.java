package relata.platform;

import org.jspecify.annotations.Nullable;

/** The program cannot start or go on; the message is one sentence for the person at the keyboard: what is wrong and what to do. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        this(sentence, null);
    }

    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
