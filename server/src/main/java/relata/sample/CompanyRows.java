package relata.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
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
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.sample.story.Currency;
import relata.sample.story.SampleBase;
import relata.sample.story.SampleEmployee;
import relata.sample.story.SampleProduct;
import relata.sample.story.SampleTerritory;

/** Writes what is there before the first customer: people who work here, teams, territories, goods, rates, channels. */
final class CompanyRows {

    private final JdbcClient jdbc;
    private final Users users;
    private final SampleBase base;
    private final Rates rates;

    CompanyRows(JdbcClient jdbc, Users users, SampleBase base, Rates rates) {
        this.jdbc = jdbc;
        this.users = users;
        this.base = base;
        this.rates = rates;
    }

    /**
     * Territories, teams and employees; those that exist by that name already are taken as they are.
     *
     * @param withEmployees whether the people who work here become users. They cannot sign in before they are invited,
     *     but as long as an installation has no user at all, the first one must be its administrator
     */
    Surroundings people(boolean withEmployees) {
        var territories = new HashMap<String, UUID>();
        for (SampleTerritory territory : base.territories()) {
            UUID parent = territory.parent() == null ? null : territories.get(territory.parent());
            territories.put(territory.code(), territory(territory.ukrainian(), parent));
        }
        var teams = new HashMap<String, UUID>();
        var employees = new HashMap<String, UUID>();
        for (SampleEmployee employee : base.employees()) {
            UUID team = teams.computeIfAbsent(employee.team(), this::team);
            if (withEmployees) {
                UUID user = user(employee);
                employees.put(employee.key(), user);
                member(user, team, Objects.requireNonNull(territories.get(employee.territory())));
            }
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

    void rates() {
        for (LocalDate day : rates.days()) {
            for (Currency currency : Currency.values()) {
                if (currency != rates.reporting()) {
                    jdbc.sql("""
                             insert into exchange_rate (id, currency, valid_from, rate, created_by, changed_by)
                             values (:id, :currency, :day, :rate, :system, :system)
                             on conflict do nothing
                             """)
                            .param("id", Ids.next())
                            .param("currency", currency.name())
                            .param("day", day)
                            .param("rate", rates.rate(currency, day))
                            .param("system", Actor.SYSTEM_ID)
                            .update();
                }
            }
        }
    }

    /** The channels with what a contact over them costs in the reporting currency today. */
    void channels() {
        channel("shop", "Магазин", "45.00");
        channel("phone", "Телефон", "38.00");
        channel("email", "E-mail", "22.00");
        channel("meeting", "Зустріч", "900.00");
        channel("web", "Інтернет-магазин", "0.15");
        channel("key-account", "Ключові клієнти", "120.00");
    }

    private void channel(String code, String name, String hryvnias) {
        BigDecimal cost = rates.converted(new BigDecimal(hryvnias), Currency.UAH, Instant.now());
        jdbc.sql("""
                 insert into channel (id, code, name, unit_cost, created_by, changed_by)
                 values (:id, :code, :name, :cost, :system, :system)
                 on conflict do nothing
                 """)
                .param("id", Ids.next())
                .param("code", code)
                .param("name", name)
                .param("cost", cost)
                .param("system", Actor.SYSTEM_ID)
                .update();
    }

    void products(Connection connection, SearchedFields searched) throws SQLException {
        var rows = new CopyBuffer(
                "product",
                "id, name, code, family, unit, price, cost, currency, refill_days, active, created_at, created_by,"
                        + " changed_at, changed_by, search_words, search_text");
        Instant opened = base.opened().atStartOfDay(ZoneOffset.UTC).toInstant();
        for (SampleProduct product : base.products()) {
            BigDecimal price = BigDecimal.valueOf(product.price(), 2);
            String family = family(product.family());
            rows.add(product.id())
                    .add(product.ukrainian())
                    .add(product.sku())
                    .add(family)
                    .add("шт.")
                    .add(price)
                    .add(price.multiply(BigDecimal.valueOf(product.costPercent(), 2)))
                    .add("UAH");
            if (product.refillWeeks() == 0) {
                rows.missing();
            } else {
                rows.add(product.refillWeeks() * 7L);
            }
            rows.add(!product.discontinued())
                    .add(opened)
                    .add(Actor.SYSTEM_ID)
                    .add(opened)
                    .add(Actor.SYSTEM_ID);
            searched.add(rows, Map.of("name", product.ukrainian(), "code", product.sku(), "family", family));
            rows.end();
        }
        rows.send(connection);
    }

    private static String family(SampleProduct.Family family) {
        return switch (family) {
            case PERFUME -> "Парфуми";
            case BODY -> "Догляд за тілом";
            case FACE -> "Догляд за обличчям";
            case HAIR -> "Догляд за волоссям";
            case ROOM -> "Аромати для дому";
            case MAKEUP -> "Макіяж";
            case MEN -> "Для чоловіків";
            case GIFT -> "Подарунки";
            case PROFESSIONAL -> "Для бізнесу";
        };
    }
}
