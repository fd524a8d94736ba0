package relata.insight.standing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import relata.insight.InsightSettings;
import relata.insight.InsightSettings.KeyCriteria;
import relata.insight.InsightSettings.Stages;
import relata.insight.InsightSettings.Tiering;
import relata.insight.InsightSettings.Valuing;
import relata.insight.standing.facts.Present;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;

/** By what the company values its customers, and the pass over everybody that follows a change of it. */
@RestController
class SettingsController {

    private static final UUID NO_RECORD = new UUID(0, 0);
    private static final int MOST_YEARS = 20;

    /** No company's data end before or after; the years between leave room to reckon back and forth. */
    private static final LocalDate EARLIEST_END = LocalDate.of(1900, 1, 1);

    private static final LocalDate LATEST_END = LocalDate.of(2999, 12, 31);

    private final Settings settings;
    private final DataEnd dataEnd;
    private final Present present;
    private final StandingRefresh refresh;
    private final StandingRuns runs;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SettingsController(
            Settings settings,
            DataEnd dataEnd,
            Present present,
            StandingRefresh refresh,
            StandingRuns runs,
            Audit audit,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.dataEnd = dataEnd;
        this.present = present;
        this.refresh = refresh;
        this.runs = runs;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param timeZone in which the company's days begin
     * @param dataEndOn the day at which historical data end; null where they go on
     */
    record Answer(
            String timeZone,
            @Nullable LocalDate dataEndOn,
            Valuing valuing,
            Tiering tiering,
            KeyCriteria key,
            Stages stages) {}

    /** What is to be; a part that is not told stays as it is. */
    record Wish(
            @Nullable String timeZone,
            @Nullable LocalDate dataEndOn,
            @Nullable Valuing valuing,
            @Nullable Tiering tiering,
            @Nullable KeyCriteria key,
            @Nullable Stages stages) {}

    @GetMapping("/api/v1/insight-settings")
    Answer read(Actor actor) {
        requireAdministrator(actor);
        return answer();
    }

    private Answer answer() {
        InsightSettings set = present.settings();
        return new Answer(
                dataEnd.zone().getId(),
                dataEnd.times().dataEndOn(),
                set.valuing(),
                set.tiering(),
                set.key(),
                set.stages());
    }

    /** Everybody is computed anew in the background. */
    @PutMapping("/api/v1/insight-settings")
    Answer write(Actor actor, @RequestBody Wish wish) {
        requireAdministrator(actor);
        InsightSettings set = present.settings();
        var wanted = new InsightSettings(
                Objects.requireNonNullElse(wish.valuing(), set.valuing()),
                Objects.requireNonNullElse(wish.tiering(), set.tiering()),
                Objects.requireNonNullElse(wish.key(), set.key()),
                Objects.requireNonNullElse(wish.stages(), set.stages()));
        check(wanted);
        check(wish.dataEndOn());
        ZoneId zone = wish.timeZone() == null ? dataEnd.zone() : zone(wish.timeZone());
        transaction.executeWithoutResult(_ -> {
            Answer before = answer();
            settings.write(InsightSettings.KEY, wanted, actor);
            settings.write(DataEnd.KEY, new DataEnd.Times(zone, wish.dataEndOn()), actor);
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(
                            "insightSettings", NO_RECORD, "change", Map.of("settings", new Change(before, answer()))));
            refresh.ask();
        });
        return answer();
    }

    /** Has everybody computed anew. */
    @PostMapping("/api/v1/standing-runs")
    ResponseEntity<StandingRuns.Run> ask(Actor actor) {
        requireAdministrator(actor);
        refresh.ask();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(runs.newest());
    }

    /** The newest pass over everybody; of the state {@code none} before the first. */
    @GetMapping("/api/v1/standing-runs/current")
    StandingRuns.Run run(Actor actor) {
        requireAdministrator(actor);
        return runs.newest();
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Refusal.invalid("timeZone", "insight.unknown-zone", Map.of("zone", name));
        }
    }

    private static void check(@Nullable LocalDate end) {
        if (end != null && (end.isBefore(EARLIEST_END) || end.isAfter(LATEST_END))) {
            throw Refusal.invalid(
                    "dataEndOn",
                    "insight.day-between",
                    Map.of("first", EARLIEST_END.toString(), "last", LATEST_END.toString()));
        }
    }

    private static void check(InsightSettings wanted) {
        var errors = new ArrayList<FieldError>();
        share(errors, "valuing.unknownMargin", wanted.valuing().unknownMargin());
        share(errors, "valuing.yearlyDiscount", wanted.valuing().yearlyDiscount());
        between(errors, "valuing.years", wanted.valuing().years(), 1, MOST_YEARS);
        share(errors, "tiering.shareA", wanted.tiering().shareA());
        share(errors, "tiering.shareB", wanted.tiering().shareB());
        if (wanted.tiering().shareB() < wanted.tiering().shareA()) {
            errors.add(new FieldError("tiering.shareB", "insight.shares-in-order", Map.of()));
        }
        KeyCriteria key = wanted.key();
        for (double weight : new double[] {key.contribution(), key.lifetimeValue(), key.growth(), key.tenure()}) {
            share(errors, "key", weight);
        }
        share(errors, "key.least", key.least());
        between(errors, "key.most", key.most(), 0, 10_000);
        Stages stages = wanted.stages();
        share(errors, "stages.leaves", stages.leaves());
        share(errors, "stages.commits", stages.commits());
        share(errors, "stages.keptSpending", stages.keptSpending());
        ordered(errors, "stages.returns", stages.leaves(), stages.returns());
        ordered(errors, "stages.commits", stages.stays(), stages.commits());
        between(errors, "stages.enquiryDays", stages.enquiryDays(), 1, 3_650);
        between(errors, "stages.expansionPurchases", stages.expansionPurchases(), 2, 1_000);
        between(errors, "stages.commitmentPurchases", stages.commitmentPurchases(), 2, 1_000);
        between(errors, "stages.commitmentDays", stages.commitmentDays(), 1, 3_650);
        between(errors, "stages.silentTimes", stages.silentTimes(), 1, 100);
        between(errors, "stages.silentDays", stages.silentDays(), 1, 3_650);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void share(List<FieldError> errors, String field, double value) {
        between(errors, field, value, 0, 1);
    }

    private static void between(List<FieldError> errors, String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            errors.add(new FieldError(field, "insight.between", Map.of("least", least, "most", most)));
        }
    }

    /** A bound to remain lies no higher than the one to enter. */
    private static void ordered(List<FieldError> errors, String field, double lower, double upper) {
        if (lower > upper) {
            errors.add(new FieldError(field, "insight.bounds-in-order", Map.of()));
        }
    }
}
