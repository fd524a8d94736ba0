package relata.platform.signin;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;

/** A new password: whoever was signed in with the old one is out, and known devices are unknown again. */
@Component
class PasswordChanges {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Audit audit;

    PasswordChanges(Accounts accounts, Passwords passwords, SignIns signIns, Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        this.audit = audit;
    }

    @Transactional
    public void change(UUID user, String password, Actor actor) {
        accounts.setPassword(user, passwords.hash(password));
        signIns.endAll(user);
        audit.record(actor, "api", AuditEntry.of("user", user, "password"));
    }
}
