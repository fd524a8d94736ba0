package relata.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a telephone that shows six digits (RFC 6238), written apart from the server's own. */
public record Authenticator(String secret) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** The digits of this moment. */
    public String code(Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            var step = ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.getEpochSecond() / 30)
                    .array();
            var hash = ByteBuffer.wrap(mac.doFinal(step));
            var number = hash.getInt(hash.get(hash.limit() - 1) & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var bits = new StringBuilder();
        for (var letter : secret.replace(" ", "").toCharArray()) {
            bits.append(Integer.toBinaryString(32 + BASE32.indexOf(letter)).substring(1));
        }
        var bytes = new byte[bits.length() / 8];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
