package relata.platform.signin;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Users as authenticators know them: their name to authentication is the id, to people the e-mail address. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return entity(Passkeys.user(handle).flatMap(accounts::byId));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
        return entity(accounts.byId(UUID.fromString(id)));
    }

    private static @Nullable PublicKeyCredentialUserEntity entity(Optional<Account> account) {
        return account.map(known -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(Passkeys.handle(known.id()))
                        .name(known.email())
                        .displayName(known.name())
                        .build())
                .orElse(null);
    }

    /** Users are made by administrators, never by an authenticator. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException();
    }
}
