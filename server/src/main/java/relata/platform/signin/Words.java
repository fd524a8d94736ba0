package relata.platform.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import relata.platform.Secrets;

/** Long random words that prove something by being known. Only their hashes are kept. */
final class Words {

    private static final int BYTES = 32;
    /** 62^43 > 2^256. */
    private static final int LENGTH = 43;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Words() {}

    /** 256 random bits as 43 letters and digits. */
    static String next() {
        var number = new BigInteger(1, Secrets.random(BYTES));
        var word = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = number.divideAndRemainder(BASE);
            word.append(DIGITS.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return word.toString();
    }

    /** SHA-256 is enough where the word itself has 256 random bits: nothing can be guessed, so nothing need be slow. */
    static byte[] hash(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
