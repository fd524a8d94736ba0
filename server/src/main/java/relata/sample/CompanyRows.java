package relata.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Draft;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.sample.story.Currency;
import relata.sample.story.SampleEmployee;
import relata.sample.story.SampleProduct;
import relata.sample.story.SampleStories;
import relata.sample.story.SampleTerritory;

/** Writes what is there before the first customer: people who work here, teams, territories, goods, rates, channels. */
final class CompanyRows {

    private record ContactChannel(String name, BigDecimal hryvnias) {}

    private static final Map<String, ContactChannel> CHANNELS = Map.of(
            "shop", new ContactChannel("Магазин", new BigDecimal("45.00")),
            "phone", new ContactChannel("Телефон", new BigDecimal("38.00")),
            "email", new ContactChannel("E-mail", new BigDecimal("22.00")),
            "meeting", new ContactChannel("Зустріч", new BigDecimal("900.00")),
            "web", new ContactChannel("Інтернет-магазин", new BigDecimal("0.15")),
            "key-account", new ContactChannel("Ключові клієнти", new BigDecimal("120.00")));

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Users users;
    private final SampleStories base;
    private final Rates rates;

    CompanyRows(JdbcClient jdbc, Changes changes, Users users, SampleStories base, Rates rates) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.users = users;
        this.base = base;
        this.rates = rates;
    }

    /**
     * Territories, teams and employees; those that exist by that name already are taken as they are. The people who work
     * here become users, who cannot sign in before they are invited.
     */
    Surroundings people() {
        var territories = new HashMap<String, UUID>();
        for (SampleTerritory territory : base.territories()) {
            UUID parent = territory.parent() == null ? null : territories.get(territory.parent());
            territories.put(territory.code(), territory(territory.ukrainian(), parent));
        }
        var teams = new HashMap<String, UUID>();
        var employees = new HashMap<String, UUID>();
        for (SampleEmployee employee : base.employees()) {
            UUID team = teams.computeIfAbsent(employee.team(), this::team);
            UUID user = user(employee);
            employees.put(employee.key(), user);
            member(user, team, Objects.requireNonNull(territories.get(employee.territory())));
        }
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        return new Surroundings(employees, teams, territories);
    }

    private void member(UUID user, UUID team, UUID territory) {
        jdbc.sql("insert into team_member (team_id, user_id) values (?, ?) on conflict do nothing")
                .params(team, user)
                .update();
        jdbc.sql("insert into territory_member (territory_id, user_id) values (?, ?) on conflict do nothing")
                .params(territory, user)
                .update();
    }

    private UUID territory(String name, @Nullable UUID parent) {
        jdbc.sql("""
                 insert into territory (id, name, parent_id, created_by, changed_by)
                 values (:id, :name, :parent, :system, :system)
                 on conflict do nothing
                 """)
                .param("id", Ids.next())
                .param("name", name)
                .param("parent", parent)
                .param("system", Actor.SYSTEM_ID)
                .update();
        return jdbc.sql("""
                        select id from territory
                         where lower(name) = lower(:name) and parent_id is not distinct from :parent::uuid
                           and deleted_at is null
                        """)
                .param("name", name)
                .param("parent", parent)
                .query(UUID.class)
                .single();
    }

    private UUID team(String name) {
        jdbc.sql("""
                 insert into team (id, name, created_by, changed_by)
                 values (:id, :name, :system, :system)
                 on conflict do nothing
                 """)
                .param("id", Ids.next())
                .param("name", name)
                .param("system", Actor.SYSTEM_ID)
                .update();
        return jdbc.sql("select id from team where lower(name) = lower(?) and deleted_at is null")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private UUID user(SampleEmployee employee) {
        Optional<UUID> known = jdbc.sql("select id from app_user where lower(email) = lower(?) and deleted_at is null")
                .param(employee.email())
                .query(UUID.class)
                .optional();
        return known.orElseGet(() -> users.add(
                new Users.NewUser(employee.name(), employee.email(), Language.UK, ZoneId.of("Europe/Kyiv"), null),
                Set.of(role(employee.role()).id()),
                Actor.SYSTEM));
    }

    private static BuiltInRole role(String name) {
        return switch (name) {
            case "analyst" -> BuiltInRole.ANALYST;
            case "marketing" -> BuiltInRole.MARKETING;
            case "service" -> BuiltInRole.SERVICE;
            case "key-account" -> BuiltInRole.KEY_ACCOUNT;
            case "sales" -> BuiltInRole.SALES;
            case "read-only" -> BuiltInRole.READ_ONLY;
            default -> throw new IllegalArgumentException("No role is called " + name);
        };
    }

    /** The rates of the last three years to the reporting currency. */
    void rates() {
        var creations = new ArrayList<Change>();
        for (LocalDate day : rates.days()) {
            for (Currency currency : Currency.values()) {
                if (currency != rates.reporting()) {
                    creations.add(Change.create(Values.none()
                            .with("currency", currency.name())
                            .with("validFrom", day)
                            .with("rate", rates.rate(currency, day))));
                }
            }
        }
        write("exchangeRate", creations);
    }

    /** The channels with what a contact over them costs in the reporting currency today. */
    void channels(Instant now) {
        Set<String> known = Set.copyOf(jdbc.sql("select code from channel where deleted_at is null")
                .query(String.class)
                .set());
        var creations = new ArrayList<Change>();
        CHANNELS.forEach((code, channel) -> {
            if (!known.contains(code)) {
                BigDecimal cost = rates.converted(channel.hryvnias, Currency.UAH, now);
                creations.add(Change.create(Values.none()
                        .with("code", code)
                        .with("name", channel.name)
                        .with("unitCost", new Money(cost, rates.reporting().name()))));
            }
        });
        write("channel", creations);
    }

    void products() {
        var creations = new ArrayList<Change>();
        for (SampleProduct product : base.products()) {
            BigDecimal price = BigDecimal.valueOf(product.price(), 2);
            BigDecimal cost = price.multiply(BigDecimal.valueOf(product.costPercent(), 2));
            Values values = Values.none()
                    .with("name", product.ukrainian())
                    .with("code", product.sku())
                    .with("family", Wording.family(product.family()))
                    .with("unit", "шт.")
                    .with("price", new Money(price, "UAH"))
                    .with("cost", new Money(cost, "UAH"))
                    .with("active", !product.discontinued());
            if (product.refillWeeks() > 0) {
                values.with("refillDays", product.refillWeeks() * 7L);
            }
            creations.add(new Change(Draft.Kind.CREATE, product.id(), null, values));
        }
        write("product", creations);
    }

    private void write(String object, List<Change> creations) {
        for (Outcome outcome : changes.applyAll(Actor.SYSTEM, object, creations, "sample")) {
            if (outcome instanceof Outcome.Refused refused) {
                throw new IllegalStateException("The sample company breaks a rule: " + object + " " + refused);
            }
        }
    }
}
