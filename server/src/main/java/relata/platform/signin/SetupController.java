package relata.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Language;
import relata.platform.settings.Company;

/** The set-up page of a new installation. */
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {

    private final Setup setup;
    private final Accounts accounts;
    private final SigningIn signingIn;

    SetupController(Setup setup, Accounts accounts, SigningIn signingIn) {
        this.setup = setup;
        this.accounts = accounts;
        this.signingIn = signingIn;
    }

    /**
     * @param company the name of a company that is here already, such as the sample company
     * @param currency its reporting currency, which then stays
     */
    record Need(
            boolean needed,
            @Nullable String company,
            @Nullable String currency) {}

    /** @param timeZone of the browser; UTC where it says none that we know */
    record Wishes(
            @Nullable String company,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String language,
            @Nullable String currency,
            @Nullable String timeZone) {}

    record Answer(Step next) {}

    @GetMapping
    Need need() {
        if (!setup.needed()) {
            return new Need(false, null, null);
        }
        return setup.company()
                .map(company -> new Need(true, company.name(), company.reportingCurrency()))
                .orElse(new Need(true, null, null));
    }

    @PostMapping
    Answer setUp(@RequestBody Wishes wishes, HttpServletRequest request, HttpServletResponse response) {
        Language language = Language.of(wishes.language());
        var company = new Company(orEmpty(wishes.company()).strip(), orEmpty(wishes.currency()), language);
        var administrator = new Setup.Administrator(
                orEmpty(wishes.name()),
                orEmpty(wishes.email()),
                orEmpty(wishes.password()),
                language,
                Setup.zone(wishes.timeZone()));
        var id = setup.make(company, administrator);
        signingIn.finish(accounts.byId(id).orElseThrow(), "setup", request, response);
        return new Answer(Step.DONE);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
