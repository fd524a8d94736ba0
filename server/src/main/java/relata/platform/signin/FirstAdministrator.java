package relata.platform.signin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import relata.platform.FirstStart;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.StartRefused;
import relata.platform.settings.Company;

/** Makes the administrator from {@code RELATA_ADMIN_EMAIL} and {@code RELATA_ADMIN_PASSWORD} while there is no user. */
@Component
class FirstAdministrator implements FirstStart, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Setup setup;
    private final String email;
    private final String password;

    FirstAdministrator(
            Setup setup,
            @Value("${relata.admin.email:}") String email,
            @Value("${relata.admin.password:}") String password) {
        this.setup = setup;
        this.email = email;
        this.password = password;
    }

    /** Before the server listens, so that no stranger is first. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!email.isBlank() && !password.isBlank() && needed()) {
            administrator(email, password);
        }
    }

    @Override
    public boolean needed() {
        return setup.needed();
    }

    @Override
    public void administrator(String address, String secret) {
        String name = address.substring(0, Math.max(address.indexOf('@'), 0));
        try {
            setup.make(Company.UNNAMED, new Setup.Administrator(name, address, secret, Language.EN, Setup.zone(null)));
            LOG.info("The administrator {} was made", address);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) { // on conflict another node was first
                throw new StartRefused(
                        "The first administrator was not made: RELATA_ADMIN_EMAIL must be an e-mail address and"
                                + " RELATA_ADMIN_PASSWORD at least 8 characters that nobody guesses at once.",
                        refusal);
            }
        }
    }
}
