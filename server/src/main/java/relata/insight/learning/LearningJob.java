package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.insight.asked.Askers;
import relata.insight.learning.Predictions.Kept;
import relata.insight.learning.Predictions.Prediction;
import relata.insight.learning.Predictions.Version;
import relata.models.learning.Features;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Propensity;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;
import relata.records.lists.Ranking.Place;

/**
 * Learns a version with the rights of whoever asked for it, then judges all records. The version before it is shown until
 * this one is whole; what is done twice after a crash is done anew.
 */
@Component
class LearningJob implements Job {

    static final String KIND = "prediction";

    private static final int THREADS = 2;
    private static final int PORTION = 10_000;
    private static final long SEED = 1;

    private final Predictions predictions;
    private final Scores scores;
    private final Cases cases;
    private final Extracts extracts;
    private final FieldWriting writing;
    private final Askers askers;

    /** Beside the long transaction that reads. */
    private final TransactionTemplate own;

    LearningJob(
            Predictions predictions,
            Scores scores,
            Cases cases,
            Extracts extracts,
            FieldWriting writing,
            Askers askers,
            PlatformTransactionManager transactions) {
        this.predictions = predictions;
        this.scores = scores;
        this.cases = cases;
        this.extracts = extracts;
        this.writing = writing;
        this.askers = askers;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        Optional<Version> found =
                predictions.findVersion(id).filter(version -> !version.asked().isOver());
        if (found.isEmpty()) {
            return true;
        }
        Version version = found.get();
        return askers.run(
                version.asked(),
                predictions.find(version.prediction()).map(Prediction::object).orElse(null),
                code -> predictions.refuse(id, code, Map.of()),
                (actor, object) -> learnAndJudge(version, actor, object, hold));
    }

    private boolean learnAndJudge(Version version, Actor actor, ObjectType object, Hold hold) {
        try (var workers = Workers.of(THREADS)) {
            if (version.report() == null && !learn(version, actor, object, workers, hold)) {
                return false;
            }
            return judge(predictions.findVersion(version.id()).orElseThrow(), actor, object, workers, hold);
        } catch (Learning.TooLittle little) {
            predictions.refuse(
                    version.id(),
                    little.code,
                    Map.of("yes", little.yes, "no", little.no, "least", Learning.LEAST_OF_EITHER));
            return true;
        }
    }

    private boolean learn(Version version, Actor actor, ObjectType object, Workers workers, Hold hold) {
        Question question = version.question();
        List<Input> inputs = cases.inputs(actor, object, question);
        long total = extracts.count(actor, object, Action.READ, question.filter());
        LocalDate asOf = version.asOf();
        LocalDate cut = question.days() == null ? null : asOf.minusDays(question.days());
        var sample = new Sample(inputs, Options.USUAL.mostCustomers(), cut == null ? asOf : cut, SEED);
        var unanswered = new AtomicLong();
        var tell = new Telling(version.id(), "learning", total);
        cases.known(actor, object, question, inputs, asOf, some -> {
            for (Case each : some) {
                if (each.answer() == null) {
                    unanswered.incrementAndGet();
                } else {
                    sample.offer(each, each.answer());
                }
            }
            tell.more(some.size());
            return !hold.stopping();
        });
        if (hold.stopping()) {
            return false;
        }
        var learned = Learning.learn(sample, Grown.freeText(object), unanswered.get(), question, asOf, cut, workers);
        own.executeWithoutResult(_ -> {
            hold.require();
            predictions.learned(version.id(), learned.report(), new Kept(learned.inputs(), learned.model()));
        });
        return true;
    }

    /** Judges all records; where the version is no good, nobody's probability is kept. */
    private boolean judge(Version version, Actor actor, ObjectType object, Workers workers, Hold hold) {
        PredictionReport report = Objects.requireNonNull(version.report());
        own.executeWithoutResult(_ -> scores.clear(version.id()));
        if (report.verdict() == PredictionReport.Verdict.USABLE) {
            Kept kept = predictions.kept(version.id()).orElseThrow();
            Propensity propensity = Propensity.of(kept.propensity());
            var waiting = new ArrayList<Case>();
            var tell = new Telling(version.id(), "scoring", report.records());
            var whole = new AtomicBoolean(true);
            cases.present(actor, object, version.question(), kept.inputs(), version.asOf(), some -> {
                waiting.addAll(some);
                if (waiting.size() >= PORTION) {
                    add(version.id(), propensity, kept.inputs(), waiting, version.asOf(), workers, hold);
                    tell.more(waiting.size());
                    waiting.clear();
                }
                whole.set(!hold.stopping());
                return whole.get();
            });
            if (!whole.get()) {
                return false;
            }
            add(version.id(), propensity, kept.inputs(), waiting, version.asOf(), workers, hold);
        }
        own.executeWithoutResult(_ -> {
            hold.require();
            predictions.show(version);
            writing.follow(version);
        });
        return true;
    }

    private void add(
            UUID version,
            Propensity propensity,
            List<Input> inputs,
            List<Case> some,
            LocalDate asOf,
            Workers workers,
            Hold hold) {
        if (some.isEmpty()) {
            return;
        }
        Features features = Judged.features(inputs, some, asOf);
        double[] probabilities = propensity.probabilities(features, workers);
        var places = new ArrayList<Place>(some.size());
        for (int row = 0; row < some.size(); row++) {
            places.add(new Place(some.get(row).id(), probabilities[row]));
        }
        own.executeWithoutResult(_ -> {
            hold.require();
            scores.add(version, places);
        });
    }

    /** Tells how far it is, now and then. */
    private final class Telling {

        private final UUID version;
        private final String state;
        private final long total;
        private long read;
        private long told;

        Telling(UUID version, String state, long total) {
            this.version = version;
            this.state = state;
            this.total = total;
            own.executeWithoutResult(_ -> predictions.progress(version, state, 0, total));
        }

        void more(int rows) {
            read += rows;
            if (read - told >= PORTION) {
                told = read;
                own.executeWithoutResult(_ -> predictions.progress(version, state, read, Math.max(read, total)));
            }
        }
    }

    @Override
    public void failed(UUID id, @Nullable RuntimeException reason) {
        predictions.refuse(id, "insight.learning-failed", Map.of()); // the jobs have told why
    }
}
