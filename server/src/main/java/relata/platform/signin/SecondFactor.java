package relata.platform.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Secrets;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;

/** The codes of an authenticator app, and recovery codes for when the phone is lost. */
@Component
class SecondFactor {

    private static final int RECOVERY_CODES = 10;
    /** Letters and digits that nobody confuses on paper. */
    private static final String RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int RECOVERY_LENGTH = 10;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    SecondFactor(JdbcClient jdbc, Secrets secrets, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param uri what the app reads from a QR code */
    record Begun(String secret, String uri) {}

    /** Makes a secret, which holds once its first code is confirmed. */
    Begun begin(Account account, String company) {
        byte[] secret = Secrets.random(Totp.SECRET_BYTES);
        jdbc.sql("update app_user set totp_begun = ? where id = ?")
                .params(secrets.encrypted(secret), account.id())
                .update();
        String text = Totp.base32(secret);
        String uri = "otpauth://totp/" + escaped(company) + ":" + escaped(account.email()) + "?secret=" + text
                + "&issuer=" + escaped(company);
        return new Begun(text, uri);
    }

    /** Turns the second factor on; answers the recovery codes, which are told once. */
    @Transactional
    List<String> confirm(UUID user, String code, Actor actor) {
        byte @Nullable [] begun = jdbc.sql("select totp_begun from app_user where id = ? for update")
                .param(user)
                .query((row, number) -> row.getBytes("totp_begun"))
                .list()
                .getFirst();
        if (begun == null) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.totp-not-begun");
        }
        var step = Totp.step(secrets.decrypted(begun), code.strip(), clock.instant());
        if (step.isEmpty()) {
            throw Refusal.invalid("code", "platform.wrong-code", java.util.Map.of());
        }
        jdbc.sql("update app_user set totp_secret = totp_begun, totp_begun = null, totp_step = ? where id = ?")
                .params(step.getAsLong(), user)
                .update();
        audit.record(actor, "api", AuditEntry.of("user", user, "totp-on"));
        return newRecoveryCodes(user);
    }

    @Transactional
    void remove(UUID user, Actor actor) {
        jdbc.sql("update app_user set totp_secret = null, totp_begun = null where id = ?")
                .param(user)
                .update();
        jdbc.sql("delete from recovery_code where user_id = ?").param(user).update();
        audit.record(actor, "api", AuditEntry.of("user", user, "totp-off"));
    }

    /** Whether the code is right and was not used before; an accepted code is used up. */
    boolean accepts(Account account, String code) {
        String typed = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        byte @Nullable [] secret = account.totpSecret();
        if (secret == null) {
            return false;
        }
        var step = Totp.step(secrets.decrypted(secret), typed, clock.instant());
        if (step.isPresent()) {
            return jdbc.sql("update app_user set totp_step = :step where id = :id and totp_step < :step")
                            .param("step", step.getAsLong())
                            .param("id", account.id())
                            .update()
                    == 1;
        }
        return jdbc.sql("delete from recovery_code where user_id = ? and hash = ?")
                        .params(account.id(), recoveryHash(account.id(), typed))
                        .update()
                == 1;
    }

    private List<String> newRecoveryCodes(UUID user) {
        jdbc.sql("delete from recovery_code where user_id = ?").param(user).update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = recoveryCode();
            jdbc.sql("insert into recovery_code (user_id, hash) values (?, ?)")
                    .params(user, recoveryHash(user, code))
                    .update();
            codes.add(code.substring(0, RECOVERY_LENGTH / 2) + "-" + code.substring(RECOVERY_LENGTH / 2));
        }
        return codes;
    }

    private static String recoveryCode() {
        var random = new java.security.SecureRandom();
        var code = new StringBuilder();
        for (int i = 0; i < RECOVERY_LENGTH; i++) {
            code.append(RECOVERY_ALPHABET.charAt(random.nextInt(RECOVERY_ALPHABET.length())));
        }
        return code.toString();
    }

    /** Short enough to be guessed by who has the hashes, so the hash needs the key, which is not in the database. */
    private byte[] recoveryHash(UUID user, String code) {
        return secrets.signature("recovery code " + code + " of " + user);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
