package relata.insight.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.EverybodyMoved;
import relata.customers.marks.Marks;
import relata.insight.ModelsFitted;
import relata.insight.standing.facts.Facts;
import relata.insight.standing.facts.FactsQuery;
import relata.insight.standing.facts.Present;
import relata.insight.standing.facts.Valuation;
import relata.insight.standing.facts.Valuations;
import relata.platform.Ids;
import relata.platform.Rows;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;

/**
 * Computes anew where everybody stands: at night, since time passes for those without any new fact too, after a fit, and
 * after a change of the settings. One pass over the facts, small transactions for what differs. Whoever has a new fact in
 * the meantime is left to the drain of marks: the row's revision tells.
 */
@Component
class StandingRefresh implements Job {

    static final String KIND = "standing-refresh";

    private static final Logger LOG = LoggerFactory.getLogger(StandingRefresh.class);
    private static final int BATCH = 2_000;

    /** One subject for all that is asked: two passes never run beside each other, and what is asked meanwhile is one more. */
    private static final UUID EVERYBODY = new UUID(0, 1);

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Present present;
    private final FactsQuery facts;
    private final Valuations valuations;
    private final StandingRows rows;
    private final Tiers tiers;
    private final KeyCustomers keyCustomers;
    private final Capital capital;
    private final CustomerColumns columns;
    private final Marks marks;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate asking;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    StandingRefresh(
            JdbcClient jdbc,
            Jobs jobs,
            Present present,
            FactsQuery facts,
            Valuations valuations,
            StandingRows rows,
            Tiers tiers,
            KeyCustomers keyCustomers,
            Capital capital,
            CustomerColumns columns,
            Marks marks,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.present = present;
        this.facts = facts;
        this.valuations = valuations;
        this.rows = rows;
        this.tiers = tiers;
        this.keyCustomers = keyCustomers;
        this.capital = capital;
        this.columns = columns;
        this.marks = marks;
        this.events = events;
        this.asking = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Has everybody computed anew in the background, once the transaction at hand is committed. */
    void ask() {
        asking.executeWithoutResult(_ -> {
            jdbc.sql("insert into standing_run (id) values (?)")
                    .param(Ids.next())
                    .update();
            jobs.submit(KIND, EVERYBODY);
        });
    }

    @EventListener
    void fitted(ModelsFitted fitted) {
        ask();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The first pass with models follows everybody from the first purchase on: before, stages could only be told of that day. */
    @Override
    public boolean run(UUID everybody, Hold hold) {
        UUID[] asked = jdbc.sql("select id from standing_run where state = 'waiting'")
                .query(Rows::id)
                .list()
                .toArray(UUID[]::new);
        long begun = System.nanoTime();
        FactsQuery.Moment moment = present.now();
        LocalDate asOf = moment.asOf();
        Valuation valuation = valuations.current(moment.settings()).orElse(null);
        var lifecycle = new Lifecycle(moment.settings().stages());
        writing.executeWithoutResult(_ -> forgetAfter(asOf));
        boolean followed = valuation != null && !capital.known();
        if (followed) {
            writing.executeWithoutResult(
                    _ -> jdbc.sql("delete from stage_change").update());
        }
        int written =
                writeRows(moment, each -> Standing.of(followed ? each.unstood() : each, valuation, lifecycle), hold);
        writing.executeWithoutResult(_ -> {
            hold.require();
            tiers.compute(asOf, moment.settings());
            keyCustomers.choose(asOf, moment.settings());
            capital.note(asOf, valuation);
        });
        int moved = writeColumns(hold);
        writing.executeWithoutResult(_ -> {
            hold.require();
            jdbc.sql("""
                     update standing_run
                        set state = 'done', as_of = ?, finished_at = now(), written = ?,
                            seen = (select count(*) from customer_value)
                      where id = any(?)
                     """).params(asOf, written, asked).update();
            events.publishEvent(new StandingDone(asOf));
            if (moved > 0) {
                events.publishEvent(new EverybodyMoved());
            }
        });
        LOG.info(
                "Everybody stands as of {}: {} rows written, {} customers changed in {} s",
                asOf,
                written,
                moved,
                (System.nanoTime() - begun) / 1_000_000_000);
        return true;
    }

    /** Where the company sets its data end back, what was found as of later days is no longer true. */
    private void forgetAfter(LocalDate asOf) {
        for (String table : List.of("stage_change", "tier_change", "risk_change", "tiering", "capital_day")) {
            jdbc.sql("delete from " + table + " where as_of > ?").param(asOf).update();
        }
    }

    /** Reads everybody's facts in one transaction and writes what differs in others, a batch each. */
    private int writeRows(FactsQuery.Moment moment, Function<Facts, Standing> judge, Hold hold) {
        var waiting = new ArrayList<Standing>();
        var written = new int[1];
        Runnable write = () -> writing.executeWithoutResult(_ -> {
            hold.require();
            written[0] += rows.write(waiting, false).size();
            waiting.clear();
        });
        reading.executeWithoutResult(_ -> facts.each(moment, each -> {
            waiting.add(judge.apply(each));
            if (waiting.size() == BATCH) {
                write.run();
            }
        }));
        write.run();
        return written[0];
    }

    /** Answers how many customers' rows were written. Who became a key customer, or no longer is one, is somebody's work at once. */
    private int writeColumns(Hold hold) {
        List<UUID> differing = columns.differing();
        int written = 0;
        for (int from = 0; from < differing.size(); from += BATCH) {
            List<UUID> batch = differing.subList(from, Math.min(differing.size(), from + BATCH));
            written += Objects.requireNonNull(writing.execute(_ -> {
                hold.require();
                List<CustomerColumns.Written> rows = columns.write(batch);
                marks.mark(
                        rows.stream()
                                .filter(CustomerColumns.Written::key)
                                .map(CustomerColumns.Written::customer)
                                .toList(),
                        CustomerPicture.WORK);
                return rows.size();
            }));
        }
        return written;
    }

    @Override
    public void failed(UUID everybody, RuntimeException reason) {
        jdbc.sql("update standing_run set state = 'failed', finished_at = now() where state = 'waiting'")
                .update();
    }
}
