package relata.insight.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import relata.insight.standing.facts.FactsQuery;
import relata.insight.standing.facts.Present;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Valuation;
import relata.insight.standing.facts.Valuations;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;

/**
 * Customer capital at the ends of the last 24 months, computed backwards by the models in use: what they say of each customer
 * as it stood then. Days that a nightly pass has seen stay as they were. Done once, and again where other models have been in
 * use for a week, so that the nightly pass does not wait for it.
 */
@Component
class CapitalHistory implements Job {

    static final String KIND = "capital-history";

    private static final Logger LOG = LoggerFactory.getLogger(CapitalHistory.class);
    private static final UUID EVERYBODY = new UUID(0, 1);
    private static final int MONTHS = 24;

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Present present;
    private final FactsQuery facts;
    private final Valuations valuations;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    CapitalHistory(
            JdbcClient jdbc,
            Jobs jobs,
            Present present,
            FactsQuery facts,
            Valuations valuations,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.present = present;
        this.facts = facts;
        this.valuations = valuations;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    @EventListener
    void everybodyStands(StandingDone done) {
        LocalDate[] ends = ends(done.asOf());
        boolean due = valuations
                .current(present.settings())
                .map(valuation -> jdbc.sql("""
                         select count(*) filter (where not backwards or model_id = :model or computed_at > now() - interval '7 days')
                                < :months
                           from capital_day where as_of = any(:ends::date[])
                         """)
                        .param("model", valuation.model())
                        .param("months", MONTHS)
                        .param("ends", texts(ends))
                        .query(Boolean.class)
                        .single())
                .orElse(false);
        if (due) {
            jobs.submit(KIND, EVERYBODY);
        }
    }

    /** The last days of the months before, the newest first. */
    private static LocalDate[] ends(LocalDate asOf) {
        YearMonth month = YearMonth.from(asOf);
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(back -> month.minusMonths(back).atEndOfMonth())
                .toArray(LocalDate[]::new);
    }

    /** As texts, which the statement casts: the driver binds no arrays of days. */
    private static String[] texts(LocalDate[] days) {
        return Stream.of(days).map(LocalDate::toString).toArray(String[]::new);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID everybody, Hold hold) {
        FactsQuery.Moment moment = present.now();
        LocalDate[] ends = ends(moment.asOf());
        valuations.current(moment.settings()).ifPresent(valuation -> {
            var customers = new Integer[MONTHS];
            var capital = new Double[MONTHS];
            var active = new Double[MONTHS];
            java.util.Arrays.fill(customers, 0);
            java.util.Arrays.fill(capital, 0.0);
            java.util.Arrays.fill(active, 0.0);
            reading.executeWithoutResult(_ -> facts.each(moment, each -> {
                PurchaseLog log = each.purchases();
                for (int month = 0; month < MONTHS && log.purchases(ends[month]) > 0; month++) {
                    Valuation.Estimate then = valuation.of(log, ends[month]).orElseThrow();
                    Double worth = then.lifetimeValue();
                    customers[month]++;
                    active[month] += then.active();
                    capital[month] += worth == null ? 0 : worth;
                }
            }));
            writing.executeWithoutResult(_ -> {
                hold.require();
                jdbc.sql("""
                         insert into capital_day (as_of, model_id, customers, capital, active, backwards)
                         select x.as_of, :model, x.customers, x.capital, x.active, true
                           from unnest(:ends::date[], :customers::int[], :capital::float8[], :active::float8[])
                                as x (as_of, customers, capital, active)
                         on conflict (as_of) do update
                            set model_id = excluded.model_id, customers = excluded.customers, capital = excluded.capital,
                                active = excluded.active, computed_at = now()
                          where capital_day.backwards
                         """)
                        .param("model", valuation.model())
                        .param("ends", texts(ends))
                        .param("customers", customers)
                        .param("capital", capital)
                        .param("active", active)
                        .update();
            });
            LOG.info("Customer capital of {} months computed backwards as of {}", MONTHS, moment.asOf());
        });
        return true;
    }

    @Override
    public void failed(UUID everybody, RuntimeException reason) {
        // the jobs have told why; the history stays as it is
    }
}
