package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Secrets;

/**
 * Browsers in which a person has signed in before carry a signed cookie. Their tries are counted apart, so that a
 * stranger who uses up an account's tries does not lock its owner out.
 */
@Component
class KnownDevices {

    private static final String COOKIE = "relata_device";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Secrets secrets;

    KnownDevices(Secrets secrets) {
        this.secrets = secrets;
    }

    void remember(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (known(account, request) == null) {
            String device = Words.next();
            String value = device + "." + signature(account, device);
            SignIns.addCookie(COOKIE, value, REMEMBERED, request, response);
        }
    }

    /** The id of the device where this account has signed in before; null for any other. A new password forgets all. */
    @Nullable
    String known(@Nullable Account account, HttpServletRequest request) {
        String cookie = SignIns.cookie(request, COOKIE);
        if (account == null || cookie == null) {
            return null;
        }
        int dot = cookie.indexOf('.');
        if (dot < 0) {
            return null;
        }
        String device = cookie.substring(0, dot);
        byte[] given = cookie.substring(dot + 1).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] ours = signature(account, device).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, ours) ? device : null;
    }

    private String signature(Account account, String device) {
        byte[] signature = secrets.signature("device " + device + " of " + account.id() + " " + account.stamp());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
