package relata.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must not be readable in the database, and signs what browsers keep for us. The key lies outside the
 * database: in {@code RELATA_SECRET_KEY} (32 bytes, Base64), else in {@code secret.key} under the home directory, made
 * at the first start. Nodes that share a database must share the key.
 */
@Component
public class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey encryption;
    private final SecretKey signature;

    Secrets(Home home, @Value("${relata.secret-key:${RELATA_SECRET_KEY:}}") String given) {
        byte[] key = given.isBlank() ? kept(home.made().resolve("secret.key")) : decoded(given, "RELATA_SECRET_KEY");
        encryption = derived(key, "encryption", "AES");
        signature = derived(key, "signature", "HmacSHA256");
    }

    /** AES-GCM with a fresh nonce, which stands before the result. */
    public byte[] encrypted(byte[] plain) {
        try {
            byte[] nonce = random(NONCE_BYTES);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails loudly where the bytes were written with another key or changed since. */
    public byte[] decrypted(byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret in the database was written with another key", e);
        }
    }

    public String encrypted(String plain) {
        return Base64.getEncoder().encodeToString(encrypted(plain.getBytes(StandardCharsets.UTF_8)));
    }

    public String decrypted(String sealed) {
        return new String(decrypted(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }

    /** Proves later that we said this. */
    public byte[] signature(String statement) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(signature);
            return mac.doFinal(statement.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static byte[] kept(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return decoded(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can neither be read nor made", e);
        }
    }

    /** Written aside and linked into place, so that two starts at once end with one whole key. */
    private static void make(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path draft = posix
                ? Files.createTempFile(
                        file.getParent(),
                        "secret",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), "secret", ".new");
        try {
            Files.writeString(
                    draft, Base64.getEncoder().encodeToString(random(KEY_BYTES)) + "\n", StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another start was first; its key holds
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] decoded(String text, String where) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new StartRefused("The key in " + where + " is not 32 bytes in Base64: restore it from your backup, since"
                + " what was encrypted with it cannot be read otherwise.");
    }

    private static SecretKey derived(byte[] key, String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(key, "HKDF"))
                    .thenExpand(("relata " + purpose).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
