package relata.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.PurchaseModels;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.SampleCompany;
import relata.platform.StartRefused;
import relata.platform.people.Users;
import relata.platform.settings.Company;
import relata.platform.settings.Settings;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.changes.Changes;
import relata.sample.story.Currency;
import relata.sample.story.SampleStories;

/**
 * Fills an empty installation with Lunaria, the sample company. As many customers as somebody looks around among come in
 * through the product's own doors; the base of a benchmark is written by COPY beside them, with search columns and normal
 * forms from the code that the engine uses. Both tell the same stories and make the same base.
 */
@Component
class Lunaria implements SampleCompany {

    private static final Logger LOG = LoggerFactory.getLogger(Lunaria.class);
    /** More would take longer through the doors than anybody waits who wants to measure. */
    private static final long MOST_THROUGH_THE_DOORS = 5_000;
    /** From here on building indexes afterwards is quicker than keeping them up. */
    private static final long LARGE = 50_000;

    private static final long SEED = 20_261_123;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Users users;
    private final Settings settings;
    private final Changes changes;
    private final Catalogs catalogs;
    private final Arrival arrival;
    private final LastWeeks lastWeeks;
    private final Enquiries enquiries;
    private final SampleSegments segments;
    private final Duties duties;
    private final PurchaseModels models;
    private final Clock clock;

    Lunaria(
            DataSource dataSource,
            JdbcClient jdbc,
            Users users,
            Settings settings,
            Changes changes,
            Catalogs catalogs,
            Arrival arrival,
            LastWeeks lastWeeks,
            Enquiries enquiries,
            SampleSegments segments,
            Duties duties,
            PurchaseModels models,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.users = users;
        this.settings = settings;
        this.changes = changes;
        this.catalogs = catalogs;
        this.arrival = arrival;
        this.lastWeeks = lastWeeks;
        this.enquiries = enquiries;
        this.segments = segments;
        this.duties = duties;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        refuseUnlessEmpty();
        nameTheCompany();
    }

    @Override
    public void fill(int customers) {
        load(customers, SEED, customers <= MOST_THROUGH_THE_DOORS).ifPresent(scene -> {
            lastWeeks.pass(scene, clock.instant());
            enquiries.ask(scene, clock.instant());
            segments.make(scene);
            duties.give(scene, clock.instant());
        });
        // Fitted once the server runs; where everybody stands, and the pictures of it, follow by themselves.
        models.ask(Actor.SYSTEM, null, null);
    }

    /**
     * Loads that many customers (100 or more, without the people of the businesses), told from the seed up to today.
     *
     * @param throughTheDoors whether as files and by hand, as a customer's own would, or straight into the tables
     * @return who came in through the doors
     * @throws StartRefused where there are customers or products already, or no rate to the reporting currency is known
     */
    Optional<Scene> load(long customers, long seed, boolean throughTheDoors) {
        prepare();
        long begin = System.nanoTime();
        var base = new SampleStories(seed, customers, LocalDate.now(clock.withZone(ZoneId.of("Europe/Kyiv"))));
        Catalog catalog = catalogs.current();
        var rates = new Rates(base.rates(), reportingCurrency(catalog.reportingCurrency()));
        var company = new CompanyRows(jdbc, changes, users, base, rates);
        Surroundings surroundings = company.people();
        company.rates();
        company.channels(clock.instant());
        Scene scene = null;
        if (throughTheDoors) {
            scene = arrival.bring(base, surroundings, rates);
        } else {
            company.products();
            copy(base, surroundings, rates, catalog);
            // What is computed from a customer's facts follows in the background, as after any change.
            jdbc.sql("insert into customer_mark (customer_id) select id from customer on conflict do nothing")
                    .update();
        }
        jdbc.sql("analyze").update();
        LOG.info("{} customers written in {} s", customers, (System.nanoTime() - begin) / 1_000_000_000);
        return Optional.ofNullable(scene);
    }

    /** Where nobody has named the company yet, it becomes Lunaria's, which reports in hryvnias. */
    private void nameTheCompany() {
        Company named = settings.read(Company.KEY, Company.class).orElse(Company.UNNAMED);
        if (named.equals(Company.UNNAMED)) {
            settings.write(Company.KEY, new Company("Lunaria", "UAH", Language.UK), Actor.SYSTEM);
            catalogs.refresh();
        }
    }

    private void copy(SampleStories base, Surroundings surroundings, Rates rates, Catalog catalog) {
        var indexes = new SecondaryIndexes(jdbc);
        if (base.customers() >= LARGE) {
            indexes.takeAway();
        }
        new BulkLoad(dataSource, base, surroundings, rates, object -> new SearchedFields(catalog.object(object))).run();
        indexes.bringBack();
    }

    private static Currency reportingCurrency(String code) {
        return Arrays.stream(Currency.values())
                .filter(currency -> currency.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new StartRefused("The sample company knows no rates to " + code
                        + ": start without --sample, or set the installation up with UAH, EUR, USD, PLN, MDL or RON."));
    }

    private void refuseUnlessEmpty() {
        boolean filled = jdbc.sql("select exists (select 1 from customer) or exists (select 1 from product)")
                .query(Boolean.class)
                .single();
        if (filled) {
            throw new StartRefused("The sample company goes into an empty installation only, and this one has customers"
                    + " or products: start without --sample, or choose another RELATA_HOME.");
        }
    }
}
