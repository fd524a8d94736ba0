package relata.platform.signin;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;

/** The first minute of an installation: the company gets a name, and its first administrator a password. */
@Component
class Setup {

    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;
    private final Settings settings;

    Setup(JdbcClient jdbc, Users users, Passwords passwords, Settings settings) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.settings = settings;
    }

    /** While there is no administrator, anybody who reaches the server may set it up. */
    boolean needed() {
        return users.lackAdministrator();
    }

    record Administrator(String name, String email, String password, Language language, ZoneId zone) {}

    /** Makes the company and its first administrator; refuses where somebody was first. */
    @Transactional
    UUID make(Company company, Administrator administrator) {
        // two set-ups at once: the second waits here, then sees the administrator of the first
        jdbc.sql("select pg_advisory_xact_lock(hashtext('relata setup'))")
                .query((row, number) -> true)
                .single();
        if (!needed()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.already-set-up");
        }
        check(company);
        settings.write(Company.KEY, inTheCurrencyAtHand(company), Actor.SYSTEM);
        var user = new Users.NewUser(
                administrator.name(),
                administrator.email(),
                administrator.language(),
                administrator.zone(),
                passwords.hash(administrator.password()));
        return users.add(user, Set.of(BuiltInRole.ADMINISTRATOR.id()), Actor.SYSTEM);
    }

    /** The company that a sample has made already; its amounts are in its reporting currency. */
    Optional<Company> company() {
        return settings.read(Company.KEY, Company.class);
    }

    private Company inTheCurrencyAtHand(Company wished) {
        return company()
                .map(there -> new Company(wished.name(), there.reportingCurrency(), wished.language()))
                .orElse(wished);
    }

    private static void check(Company company) {
        var errors = new ArrayList<Refusal.FieldError>();
        if (company.name().isBlank()) {
            errors.add(new Refusal.FieldError("company", "platform.required", Map.of()));
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(company.reportingCurrency()))) {
            var unknown = Map.of("currency", company.reportingCurrency());
            errors.add(new Refusal.FieldError("currency", "platform.currency-unknown", unknown));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    static ZoneId zone(@org.jspecify.annotations.Nullable String id) {
        return id == null || !ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of("UTC") : ZoneId.of(id);
    }
}
