package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Component;
import relata.platform.Forgetting;

/** Remembers what was asked of an authenticator until it answers: once, for five minutes, on whatever node. */
@Component
class Challenges implements Forgetting {

    private static final String COOKIE = "relata_challenge";
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Only what the options are made of is read back. */
    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter("org.springframework.security.web.webauthn.api.*;java.base/*;!*");

    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private void put(Serializable options, HttpServletRequest request, HttpServletResponse response) {
        String word = Words.next();
        jdbc.sql("insert into passkey_challenge (hash, options, expires_at) values (?, ?, ?)")
                .params(
                        Words.hash(word),
                        written(options),
                        Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        SignIns.addCookie(COOKIE, word, LIFE, request, response);
    }

    /** Takes the challenge away: it cannot be answered twice. */
    private <T> @Nullable T take(HttpServletRequest request, Class<T> type) {
        String word = SignIns.cookie(request, COOKIE);
        if (word == null) {
            return null;
        }
        return jdbc.sql("delete from passkey_challenge where hash = ? and expires_at > ? returning options")
                .params(Words.hash(word), Timestamp.from(clock.instant()))
                .query((row, number) -> read(row.getBytes("options")))
                .optional()
                .filter(type::isInstance)
                .map(type::cast)
                .orElse(null);
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from passkey_challenge where expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    PublicKeyCredentialRequestOptionsRepository forSignIn() {
        return new PublicKeyCredentialRequestOptionsRepository() {
            @Override
            public void save(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    @Nullable PublicKeyCredentialRequestOptions options) {
                if (options != null) { // null clears; what was loaded is gone already
                    put(options, request, response);
                }
            }

            @Override
            public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
                return take(request, PublicKeyCredentialRequestOptions.class);
            }
        };
    }

    PublicKeyCredentialCreationOptionsRepository forRegistration() {
        return new PublicKeyCredentialCreationOptionsRepository() {
            @Override
            public void save(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    @Nullable PublicKeyCredentialCreationOptions options) {
                if (options != null) {
                    put(options, request, response);
                }
            }

            @Override
            public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
                return take(request, PublicKeyCredentialCreationOptions.class);
            }
        };
    }

    private static byte[] written(Serializable options) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
