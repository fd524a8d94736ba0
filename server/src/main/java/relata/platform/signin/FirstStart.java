package relata.platform.signin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.StartRefused;
import relata.platform.settings.Company;

/** Makes the administrator from {@code RELATA_ADMIN_EMAIL} and {@code RELATA_ADMIN_PASSWORD} while there is no user. */
@Component
class FirstStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Setup setup;
    private final String email;
    private final String password;

    FirstStart(
            Setup setup,
            @Value("${relata.admin.email:}") String email,
            @Value("${relata.admin.password:}") String password) {
        this.setup = setup;
        this.email = email;
        this.password = password;
    }

    /** Before the server listens, so that nobody else is first. */
    @Override
    public void afterSingletonsInstantiated() {
        if (email.isBlank() || password.isBlank() || !setup.needed()) {
            return;
        }
        String name = email.substring(0, Math.max(email.indexOf('@'), 0));
        try {
            setup.make(Company.UNNAMED, new Setup.Administrator(name, email, password, Language.EN, Setup.zone(null)));
            LOG.info("The administrator {} was made", email);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) { // on conflict another node was first
                throw new StartRefused(
                        "RELATA_ADMIN_EMAIL or RELATA_ADMIN_PASSWORD is refused (" + refusal.getMessage()
                                + "): give an e-mail address and a password of at least 8 characters.",
                        refusal);
            }
        }
    }
}
