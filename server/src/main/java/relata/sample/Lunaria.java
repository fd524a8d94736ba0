package relata.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.SampleCompany;
import relata.platform.StartRefused;
import relata.platform.people.Users;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;
import relata.records.catalog.ObjectDeclarations;
import relata.records.catalog.ObjectType;
import relata.sample.story.Currency;
import relata.sample.story.SampleBase;

/**
 * Fills an empty installation with Lunaria, the sample company. Writes by COPY beside the product's own write path: this
 * is the generator of the benchmarks, which needs a million customers in minutes. Search columns come from the code that
 * the product uses.
 */
@Component
class Lunaria implements SampleCompany {

    private static final Logger LOG = LoggerFactory.getLogger(Lunaria.class);
    /** From here on building indexes afterwards is quicker than keeping them up. */
    private static final long LARGE = 50_000;

    private static final long SEED = 20_261_123;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Users users;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, ObjectType> types;

    Lunaria(
            DataSource dataSource,
            JdbcClient jdbc,
            Users users,
            Settings settings,
            Clock clock,
            List<ObjectDeclarations> declarations) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
        this.types = declarations.stream()
                .flatMap(module -> module.objects().stream())
                .collect(Collectors.toMap(ObjectType::name, Function.identity()));
    }

    @Override
    public void fill(int customers) {
        load(customers, SEED);
    }

    /** Loads that many customers (100 or more, without the people of the businesses), told from the seed up to today. */
    void load(long customers, long seed) {
        refuseUnlessEmpty();
        long begin = System.nanoTime();
        var base = new SampleBase(seed, customers, LocalDate.now(clock.withZone(ZoneId.of("Europe/Kyiv"))));
        var rates = new Rates(base.rates(), reportingCurrency());
        var company = new CompanyRows(jdbc, users, base, rates);
        Surroundings surroundings = company.people(!users.none());
        company.rates();
        company.channels();
        try (Connection connection = dataSource.getConnection()) {
            company.products(connection, searched("product"));
        } catch (SQLException failed) {
            throw new IllegalStateException("The products could not be written", failed);
        }
        var indexes = new SecondaryIndexes(jdbc);
        if (customers >= LARGE) {
            indexes.takeAway();
        }
        new BulkLoad(dataSource, base, surroundings, rates, this::searched).run();
        indexes.bringBack();
        jdbc.sql("analyze").update();
        LOG.info("{} customers written in {} s", customers, (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** Until the company is set up nobody has said what it reports in; Lunaria would say hryvnias. */
    private Currency reportingCurrency() {
        String code = settings.read(Company.KEY, Company.class)
                .map(Company::reportingCurrency)
                .orElse(Currency.UAH.name());
        return Arrays.stream(Currency.values())
                .filter(currency -> currency.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new StartRefused("The sample company knows no rates to " + code
                        + ": start without --sample, or set the installation up with UAH, EUR, USD, PLN, MDL or RON."));
    }

    private SearchedFields searched(String object) {
        ObjectType type = types.get(object);
        if (type == null) {
            throw new IllegalStateException("The catalog has no " + object);
        }
        return new SearchedFields(type);
    }

    private void refuseUnlessEmpty() {
        boolean filled = jdbc.sql("select exists (select 1 from customer) or exists (select 1 from product)")
                .query(Boolean.class)
                .single();
        if (filled) {
            throw new StartRefused(
                    "The sample company goes into an empty installation only, and this one has customers or products: start without --sample, or choose another RELATA_HOME.");
        }
    }
}
