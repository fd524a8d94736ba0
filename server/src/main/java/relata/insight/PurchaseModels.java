package relata.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.models.customerbase.BgNbd;
import relata.models.customerbase.MbgNbd;
import relata.models.customerbase.ParetoNbd;
import relata.models.customerbase.PurchaseModel;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.value.GammaGamma;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;
import relata.platform.settings.DataEnd;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fitted models of purchases: asked for, fitted in the background, kept; the newest that is done is in use. */
@Component
public class PurchaseModels implements Job {

    static final String KIND = "purchase-models";

    private static final int THREADS = 2;
    private static final int WEEK = 7;
    private static final int FEWEST_HELD_OUT = 4;
    private static final int USUAL_HELD_OUT = 39;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final OrderScan scan;
    private final DataEnd dataEnd;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private volatile @Nullable Current used;
    private final ApplicationEventPublisher events;

    PurchaseModels(
            JdbcClient jdbc,
            JsonMapper json,
            Jobs jobs,
            OrderScan scan,
            DataEnd dataEnd,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.scan = scan;
        this.dataEnd = dataEnd;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
    }

    /** The models in use. */
    public record Current(
            UUID id,
            PurchaseReport report,
            ZoneId zone,
            Fit<? extends PurchaseModel> purchases,
            PurchaseModel churn,
            @Nullable Fit<GammaGamma> spends) {}

    /**
     * Asks for a fit; answers its id.
     *
     * @param asOf the day at which the data end; today's where it is not told
     * @param heldOutWeeks weeks before it for judging; a third of the time with orders where it is not told, 4 to 39
     */
    public UUID ask(Actor actor, @Nullable LocalDate asOf, @Nullable Integer heldOutWeeks) {
        LocalDate end = asOf == null ? dataEnd.today() : asOf;
        ZoneId zone = dataEnd.zone();
        int weeks = heldOutWeeks == null ? aThird(end, zone) : heldOutWeeks;
        UUID id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                     insert into purchase_model (id, as_of, holdout, time_zone, asked_by)
                     values (?, ?, ?, ?, ?)
                     """)
                    .params(id, end, weeks * WEEK, zone.getId(), actor.id())
                    .update();
            audit.record(
                    actor,
                    actor.equals(Actor.SYSTEM) ? "system" : "api",
                    new AuditEntry(
                            "purchase-model",
                            id,
                            "fit",
                            Map.of("asOf", new Change(null, end.toString()), "heldOutWeeks", new Change(null, weeks))));
            jobs.submit(KIND, id);
        });
        return id;
    }

    private int aThird(LocalDate end, ZoneId zone) {
        return firstPurchase(end, zone)
                .map(first -> (int) ChronoUnit.WEEKS.between(first, end) / 3)
                .map(third -> Math.clamp(third, FEWEST_HELD_OUT, USUAL_HELD_OUT))
                .orElse(USUAL_HELD_OUT);
    }

    private Optional<LocalDate> firstPurchase(LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                 select (min(placed_at) at time zone :zone)::date
                   from order_facts
                  where placed_at < (cast(:until as date) + 1)::timestamp at time zone :zone
                 """)
                .params(Map.of("zone", zone.getId(), "until", until))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** The id of the models in use. */
    public Optional<UUID> currentId() {
        return jdbc.sql("select id from purchase_model where state = 'done' order by finished_at desc limit 1")
                .query(UUID.class)
                .optional();
    }

    /** Read anew where another fit has come into use. */
    public Optional<Current> current() {
        Optional<UUID> id = currentId();
        Current known = used;
        if (id.isEmpty() || known != null && known.id().equals(id.get())) {
            return id.map(_ -> Objects.requireNonNull(known));
        }
        Optional<Current> read = jdbc.sql(
                        "select id, report::text, fits::text, time_zone from purchase_model where id = ?")
                .param(id.get())
                .query((row, _) -> read(row))
                .optional();
        read.ifPresent(current -> used = current);
        return read;
    }

    /**
     * Whether there are models whose figures may choose and be shown as they are. Those of poor ones are shown as not reliable:
     * see docs/decisions/standing.md.
     */
    public boolean trusted() {
        return trust().level() == Trust.Level.GOOD;
    }

    /** How far figures of the models in use can be trusted. */
    public Trust trust() {
        return current().map(current -> Trust.of(current.report())).orElse(Trust.NONE);
    }

    private Current read(ResultSet row) throws SQLException {
        PurchaseReport report = json.readValue(row.getString(2), PurchaseReport.class);
        Map<String, Estimates.Stored> fits = json.readValue(row.getString(3), new TypeReference<>() {});
        return new Current(
                row.getObject(1, UUID.class),
                report,
                ZoneId.of(row.getString(4)),
                purchases(report.best(), fits, report.customers()),
                purchases(report.bestForChurn(), fits, report.customers()).model(),
                spends(fits, report.customers()));
    }

    private static Fit<? extends PurchaseModel> purchases(
            String name, Map<String, Estimates.Stored> fits, double customers) {
        Estimates estimates = Estimates.of(Objects.requireNonNull(fits.get(name)));
        double[] p = estimates.values();
        PurchaseModel model = switch (name) {
            case "BG/NBD" -> new BgNbd(p[0], p[1], p[2], p[3]);
            case "MBG/NBD" -> new MbgNbd(p[0], p[1], p[2], p[3]);
            case "Pareto/NBD" -> new ParetoNbd(p[0], p[1], p[2], p[3]);
            default -> throw new IllegalStateException("There is no model of purchases called " + name);
        };
        return new Fit<>(model, estimates, customers);
    }

    private static @Nullable Fit<GammaGamma> spends(Map<String, Estimates.Stored> fits, double customers) {
        Estimates.Stored stored = fits.get(PurchaseFit.SPEND);
        if (stored == null) {
            return null;
        }
        Estimates estimates = Estimates.of(stored);
        double[] p = estimates.values();
        return new Fit<>(new GammaGamma(p[0], p[1], p[2]), estimates, customers);
    }

    @Override
    public String kind() {
        return KIND;
    }

    private record Wish(LocalDate asOf, int holdout, ZoneId zone) {}

    @Override
    public boolean run(UUID id, Hold hold) {
        Wish wish = jdbc.sql("select as_of, holdout, time_zone from purchase_model where id = ?")
                .param(id)
                .query((row, _) ->
                        new Wish(row.getObject(1, LocalDate.class), row.getInt(2), ZoneId.of(row.getString(3))))
                .single();
        LocalDate cut = wish.asOf().minusDays(wish.holdout());
        var pace = new Pace();
        reached(id, "reading");
        Buyers buyers = scan.read(cut, wish.asOf(), wish.zone());
        pace.ends("reading");
        reached(id, "fitting");
        try (var workers = Workers.of(THREADS)) {
            var fit = new PurchaseFit(buyers, workers, pace, () -> reached(id, "judging"));
            keep(id, fit.result(cut, wish.asOf(), inUse()), hold);
        } catch (PurchaseFit.TooFew few) {
            refuse(id, "insight.too-few-purchases", few.notFitted());
        }
        return true;
    }

    private PurchaseFit.InUse inUse() {
        return current()
                .map(Current::report)
                .map(report -> new PurchaseFit.InUse(report.best(), report.bestForChurn()))
                .orElse(PurchaseFit.InUse.NONE);
    }

    /** In one statement, so that whatever ends the server leaves either the models before or these whole. */
    private void keep(UUID id, PurchaseFit.Result result, Hold hold) {
        transaction.executeWithoutResult(_ -> {
            hold.require();
            jdbc.sql("""
                     update purchase_model
                        set state = 'done', stage = null, finished_at = now(), report = ?::jsonb, fits = ?::jsonb
                      where id = ?
                     """)
                    .params(json.writeValueAsString(result.report()), json.writeValueAsString(result.fits()), id)
                    .update();
            events.publishEvent(new ModelsFitted(id));
        });
    }

    private void reached(UUID id, String stage) {
        jdbc.sql("update purchase_model set stage = ?, started_at = coalesce(started_at, now()) where id = ?")
                .params(stage, id)
                .update();
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        refuse(id, "insight.fit-failed", List.of()); // the jobs have told why
    }

    private void refuse(UUID id, String code, List<PurchaseReport.NotFitted> notFitted) {
        jdbc.sql("""
                 update purchase_model
                    set state = 'refused', stage = null, finished_at = now(), refusal = ?, not_fitted = ?::jsonb
                  where id = ?
                 """).params(code, json.writeValueAsString(notFitted), id).update();
    }
}
