package relata.platform.signin;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;

/** Hashes passwords with Argon2id (RFC 9106) at the cost that OWASP's password storage sheet advises. */
@Component
public class Passwords {

    /** NIST SP 800-63B: length counts, not kinds of characters. */
    private static final int LEAST_LENGTH = 8;

    private static final int MOST_LENGTH = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final Argon2PasswordEncoder ENCODER =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    /** A hash costs 19 MiB and some 30 ms of a core: a flood of sign-ins must not take all of either. */
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** Refuses what is too short, too long or known to everyone. */
    public String hash(String password) {
        if (password.codePointCount(0, password.length()) < LEAST_LENGTH) {
            throw Refusal.invalid("password", "platform.password-too-short", java.util.Map.of("least", LEAST_LENGTH));
        }
        if (password.length() > MOST_LENGTH) {
            throw Refusal.invalid("password", "platform.password-too-long", java.util.Map.of("most", MOST_LENGTH));
        }
        if (CommonPasswords.contains(password)) {
            throw Refusal.invalid("password", "platform.password-too-common", java.util.Map.of());
        }
        return inTurn(() -> java.util.Objects.requireNonNull(ENCODER.encode(password)));
    }

    /** Whether it is the password of this hash; takes as long where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        String tried = password.length() > MOST_LENGTH ? "" : password;
        boolean equal = inTurn(() -> ENCODER.matches(tried, hash == null ? Nobody.HASH : hash));
        return equal && hash != null;
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** Compared with where there is no user, so that the answer takes as long; made when it is needed first. */
    private static final class Nobody {
        static final String HASH = java.util.Objects.requireNonNull(ENCODER.encode(Words.next()));
    }
}
