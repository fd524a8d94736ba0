package relata.platform.signin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.people.UserWishes;
import relata.platform.people.Users;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;

/** What the signed-in person is told about themselves. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Actors actors;
    private final Users users;
    private final Settings settings;

    MeController(JdbcClient jdbc, Accounts accounts, Actors actors, Users users, Settings settings) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.users = users;
        this.accounts = accounts;
        this.settings = settings;
    }

    record RoleName(UUID id, String name) {}

    record CompanyFacts(String name, String reportingCurrency) {}

    /** @param settings the settings pages and tools that are open; all of them for an administrator */
    record Me(
            UUID id,
            String name,
            String email,
            String language,
            String timeZone,
            List<RoleName> roles,
            boolean administrator,
            List<String> settings,
            boolean totp,
            CompanyFacts company) {}

    @GetMapping
    Me me(Actor actor) {
        Account account = accounts.byId(actor.id()).orElseThrow();
        Company company = settings.read(Company.KEY, Company.class).orElse(Company.UNNAMED);
        return new Me(
                actor.id(),
                actor.name(),
                account.email(),
                actor.language().code(),
                actor.zone().getId(),
                roles(actor),
                actor.access().administrator(),
                actor.access().settings().stream().sorted().toList(),
                account.totpSecret() != null,
                new CompanyFacts(company.name(), company.reportingCurrency()));
    }

    record Wishes(
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone) {}

    /** Only what concerns nobody else: name, language, time zone. The last change wins. */
    @PatchMapping
    Me change(@RequestBody Wishes wishes, Actor actor) {
        long version = users.find(actor.id(), actor.language()).orElseThrow().version();
        var change = new UserWishes(wishes.name(), null, wishes.language(), wishes.timeZone(), null, null, null, null);
        users.change(actor.id(), version, change, actor);
        return me(actors.byId(actor.id()).orElseThrow());
    }

    private List<RoleName> roles(Actor actor) {
        Language language = actor.language();
        return jdbc.sql("""
                        select role.id, role.name_en, role.name_ru, role.name_uk
                          from user_role join role on role.id = user_role.role_id
                         where user_role.user_id = ?
                         order by role.id
                        """)
                .param(actor.id())
                .query((row, number) ->
                        new RoleName(row.getObject("id", UUID.class), row.getString("name_" + language.code())))
                .list();
    }
}
