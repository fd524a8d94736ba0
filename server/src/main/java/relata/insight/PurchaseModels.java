package relata.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fitted models of purchases: asked for, fitted in the background, kept; the newest that is done is in use. */
@Component
class PurchaseModels implements Job {

    static final String KIND = "purchase-models";

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseModels.class);

    private static final int THREADS = 2;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final PurchaseDays days;
    private final TransactionTemplate transaction;

    PurchaseModels(JdbcClient jdbc, JsonMapper json, Jobs jobs, PurchaseDays days, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.days = days;
        this.transaction = transaction;
    }

    /** How far a fit is; {@code report} once it is done, {@code refusal} (a code of the messages) where there was too little to learn from. */
    record Asked(
            @Nullable UUID id,
            String state,
            @Nullable String refusal,
            @Nullable PurchaseReport report) {

        static final Asked NONE = new Asked(null, "none", null, null);

        Asked refused(String sentence) {
            return new Asked(id, state, sentence, report);
        }
    }

    /** The models in use. */
    record Current(
            UUID id,
            PurchaseReport report,
            ZoneId zone,
            Fit<? extends PurchaseModel> purchases,
            PurchaseModel churn,
            @Nullable Fit<GammaGamma> spends) {}

    /** Asks for a fit; answers its id. */
    UUID ask(Actor actor, LocalDate asOf, int holdoutDays) {
        UUID id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                     insert into purchase_model (id, as_of, holdout, time_zone, asked_by)
                     values (?, ?, ?, ?, ?)
                     """)
                    .params(id, asOf, holdoutDays, actor.zone().getId(), actor.id())
                    .update();
            jobs.submit(KIND, id);
        });
        return id;
    }

    Optional<Asked> asked(UUID id) {
        return jdbc.sql("select state, refusal, report::text from purchase_model where id = ?")
                .param(id)
                .query((row, _) -> new Asked(
                        id,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3) == null ? null : json.readValue(row.getString(3), PurchaseReport.class)))
                .optional();
    }

    Optional<Current> current() {
        return jdbc.sql("""
                 select id, report::text, fits::text, time_zone
                   from purchase_model where state = 'done' order by finished_at desc limit 1
                 """)
                .query((row, _) -> {
                    PurchaseReport report = json.readValue(row.getString(2), PurchaseReport.class);
                    Map<String, Estimates.Stored> fits = json.readValue(row.getString(3), new TypeReference<>() {});
                    return new Current(
                            row.getObject(1, UUID.class),
                            report,
                            ZoneId.of(row.getString(4)),
                            purchases(report.best(), fits, report.customers()),
                            purchases(report.bestForChurn(), fits, report.customers())
                                    .model(),
                            spends(fits, report.customers()));
                })
                .optional();
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
        var shown = days.until(cut, wish.asOf(), wish.zone());
        var all = days.until(wish.asOf(), wish.asOf(), wish.zone());
        try (var workers = Workers.of(THREADS)) {
            PurchaseFit.Result result = new PurchaseFit(shown, all, workers).result(cut, wish.asOf());
            transaction.executeWithoutResult(_ -> {
                hold.require();
                jdbc.sql("""
                         update purchase_model
                            set state = 'done', finished_at = now(), report = ?::jsonb, fits = ?::jsonb
                          where id = ?
                         """)
                        .params(json.writeValueAsString(result.report()), json.writeValueAsString(result.fits()), id)
                        .update();
            });
        } catch (PurchaseFit.TooFew few) {
            LOG.info("No model of purchases can be fitted: {}", few.getMessage());
            refuse(id, "insight.too-few-purchases");
        }
        return true;
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        refuse(id, "insight.fit-failed"); // the jobs have told why
    }

    private void refuse(UUID id, String code) {
        jdbc.sql("update purchase_model set state = 'refused', finished_at = now(), refusal = ? where id = ?")
                .params(code, id)
                .update();
    }
}
