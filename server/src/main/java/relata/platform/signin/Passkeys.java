package relata.platform.signin;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import relata.platform.Ids;

/** The passkeys of all users. A user's handle is the user's id. */
@Component
class Passkeys implements UserCredentialRepository {

    private final JdbcClient jdbc;

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A passkey as its owner sees it. */
    record Passkey(UUID id, String name, Instant createdAt, Instant usedAt) {}

    static Bytes handle(UUID user) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array());
    }

    static Optional<UUID> user(Bytes handle) {
        byte[] bytes = handle.getBytes();
        if (bytes.length != 16) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    List<Passkey> of(UUID user) {
        return jdbc.sql("select id, name, created_at, used_at from passkey where user_id = ? order by id")
                .param(user)
                .query((row, number) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .list();
    }

    boolean rename(UUID id, UUID user, String name) {
        return jdbc.sql("update passkey set name = ? where id = ? and user_id = ?")
                        .params(name, id, user)
                        .update()
                == 1;
    }

    boolean remove(UUID id, UUID user) {
        return jdbc.sql("delete from passkey where id = ? and user_id = ?")
                        .params(id, user)
                        .update()
                == 1;
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .update();
    }

    /** Adds a passkey, or writes down its use. */
    @Override
    public void save(CredentialRecord passkey) {
        UUID user = user(passkey.getUserEntityUserId()).orElseThrow();
        var transports = passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new);
        var type = passkey.getCredentialType();
        jdbc.sql("""
                 insert into passkey
                        (id, user_id, credential_id, name, public_key, sign_count, uv_initialized, backup_eligible,
                         backed_up, transports, credential_type, attestation_object, attestation_client_data,
                         created_at, used_at)
                 values (:id, :user, :credential, :name, :key, :count, :uv, :eligible,
                         :backed, :transports, :type, :attestation, :client, :created, :used)
                     on conflict (credential_id) do update
                    set sign_count = excluded.sign_count, uv_initialized = excluded.uv_initialized,
                        backed_up = excluded.backed_up, used_at = excluded.used_at
                  where passkey.user_id = excluded.user_id
                 """)
                .param("id", Ids.next())
                .param("user", user)
                .param("credential", passkey.getCredentialId().getBytes())
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("uv", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backed", passkey.isBackupState())
                .param("transports", transports)
                .param("type", type == null ? null : type.getValue())
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("client", bytes(passkey.getAttestationClientDataJSON()))
                .param("created", Timestamp.from(passkey.getCreated()))
                .param("used", Timestamp.from(passkey.getLastUsed()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("select * from passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .query(Passkeys::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return user(handle)
                .map(id -> jdbc.sql("select * from passkey where user_id = ?")
                        .param(id)
                        .query(Passkeys::passkey)
                        .list())
                .orElse(List.of());
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        var transports = Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        String type = row.getString("credential_type");
        byte @Nullable [] attestation = row.getBytes("attestation_object");
        byte @Nullable [] client = row.getBytes("attestation_client_data");
        var record = ImmutableCredentialRecord.builder()
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(row.getObject("user_id", UUID.class)))
                .label(row.getString("name"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports)
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(row.getTimestamp("used_at").toInstant());
        if (type != null) record.credentialType(PublicKeyCredentialType.valueOf(type));
        if (attestation != null) record.attestationObject(new Bytes(attestation));
        if (client != null) record.attestationClientDataJSON(new Bytes(client));
        return record.build();
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }
}
