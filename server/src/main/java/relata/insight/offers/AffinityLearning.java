package relata.insight.offers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.insight.ModelsFitted;
import relata.models.affinity.Affinities;
import relata.models.affinity.Affinity;
import relata.models.affinity.OfferTrial;
import relata.models.numerics.Workers;
import relata.platform.Ids;
import relata.platform.Rows;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;
import relata.platform.settings.DataEnd;

/** Learns what goes with what from everybody's purchases, tries it on a hidden product of each customer, and keeps both. */
@Component
class AffinityLearning implements Job {

    static final String KIND = "product-affinities";

    /** Fewer customers with two products tell nothing of what goes with what. */
    static final int FEWEST_TRIED = 50;

    /** Offers that are shown to a customer, and tried. */
    static final int OFFERS = 3;

    static final Affinities.Settings SETTINGS = new Affinities.Settings(3, 10, 20);

    private static final Logger LOG = LoggerFactory.getLogger(AffinityLearning.class);
    private static final int THREADS = 2;
    private static final int BATCH = 5_000;
    private static final long SEED = 1;

    /** One subject for all that is asked: two learnings never run beside each other. */
    private static final UUID EVERYBODY = new UUID(0, 2);

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final HoldingsScan scan;
    private final ProductMargins margins;
    private final DataEnd dataEnd;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AffinityLearning(
            JdbcClient jdbc,
            Jobs jobs,
            HoldingsScan scan,
            ProductMargins margins,
            DataEnd dataEnd,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.scan = scan;
        this.margins = margins;
        this.dataEnd = dataEnd;
        this.transaction = transaction;
        this.events = events;
    }

    /** Has it learned anew in the background, once the transaction at hand is committed. */
    void ask() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("insert into affinity_run (id) values (?)")
                    .param(Ids.next())
                    .update();
            jobs.submit(KIND, EVERYBODY);
        });
    }

    /** Whoever has the models of purchases fitted wants all that is learned from orders to be of today. */
    @EventListener
    void fitted(ModelsFitted fitted) {
        ask();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID everybody, Hold hold) {
        UUID[] asked = jdbc.sql("select id from affinity_run where state = 'waiting'")
                .query(Rows::id)
                .list()
                .toArray(UUID[]::new);
        LocalDate asOf = dataEnd.today();
        Holdings holdings = scan.read(asOf, dataEnd.zone());
        try (var workers = Workers.of(THREADS)) {
            var baskets = holdings.baskets();
            OfferTrial trial = OfferTrial.of(baskets, SETTINGS, OFFERS, SEED, workers);
            boolean enough = trial.customers() >= FEWEST_TRIED;
            Affinities affinities = Affinities.of(baskets, SETTINGS, workers);
            transaction.executeWithoutResult(_ -> {
                hold.require();
                if (enough) {
                    keep(asOf, holdings, affinities);
                }
                note(asked, asOf, holdings, trial, enough);
                events.publishEvent(new OffersLearned(asOf));
            });
            LOG.info(
                    "What goes with what as of {}: {} customers, {} products, {} of {} hidden ones found",
                    asOf,
                    holdings.customers(),
                    holdings.products(),
                    trial.found(),
                    trial.customers());
        }
        return true;
    }

    private void keep(LocalDate asOf, Holdings holdings, Affinities affinities) {
        jdbc.sql("delete from product_affinity").update();
        jdbc.sql("delete from product_holders").update();
        int[] holders = holdings.holders();
        var pairs = new ArrayList<Pair>();
        for (int from = 0; from < holdings.products(); from += BATCH) {
            int to = Math.min(holdings.products(), from + BATCH);
            writeHolders(holdings, holders, from, to);
        }
        margins.learn(asOf);
        for (int item = 0; item < holdings.products(); item++) {
            for (Affinity affinity : affinities.of(item)) {
                pairs.add(new Pair(holdings.product(item), holdings.product(affinity.item()), affinity));
                if (pairs.size() == BATCH) {
                    write(pairs);
                }
            }
        }
        write(pairs);
    }

    private record Pair(UUID product, UUID other, Affinity affinity) {}

    /** A product that was deleted for good since it was read is left out. */
    private void writeHolders(Holdings holdings, int[] holders, int from, int to) {
        UUID[] products = new UUID[to - from];
        Integer[] customers = new Integer[to - from];
        for (int item = from; item < to; item++) {
            products[item - from] = holdings.product(item);
            customers[item - from] = holders[item];
        }
        jdbc.sql("""
                 insert into product_holders (product_id, customers)
                 select n.product, n.customers from unnest(?::uuid[], ?::int[]) as n (product, customers)
                   join product p on p.id = n.product
                 """).params(products, customers).update();
    }

    private void write(List<Pair> pairs) {
        jdbc.sql("""
                 insert into product_affinity (product_id, other_id, together, cosine)
                 select n.product, n.other, n.together, n.cosine
                   from unnest(?::uuid[], ?::uuid[], ?::int[], ?::float8[]) as n (product, other, together, cosine)
                   join product_holders p on p.product_id = n.product
                   join product_holders o on o.product_id = n.other
                 """)
                .params(
                        pairs.stream().map(Pair::product).toArray(UUID[]::new),
                        pairs.stream().map(Pair::other).toArray(UUID[]::new),
                        pairs.stream().map(pair -> pair.affinity().together()).toArray(Integer[]::new),
                        pairs.stream().map(pair -> pair.affinity().cosine()).toArray(Double[]::new))
                .update();
        pairs.clear();
    }

    private void note(UUID[] asked, LocalDate asOf, Holdings holdings, OfferTrial trial, boolean enough) {
        jdbc.sql("""
                 update affinity_run
                    set state = ?, as_of = ?, finished_at = now(), customers = ?, products = ?, tried = ?, found = ?,
                        found_by_share = ?, offers = ?, usable = ?
                  where id = any(?)
                 """)
                .params(
                        enough ? "done" : "refused",
                        asOf,
                        holdings.customers(),
                        holdings.products(),
                        trial.customers(),
                        trial.found(),
                        trial.foundByShare(),
                        OFFERS,
                        enough && trial.isUsable(),
                        asked)
                .update();
    }

    @Override
    public void failed(UUID everybody, RuntimeException reason) {
        jdbc.sql("update affinity_run set state = 'failed', finished_at = now() where state = 'waiting'")
                .update();
    }
}
