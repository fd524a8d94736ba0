package relata.insight.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.learning.Predictions.Prediction;
import relata.insight.learning.Predictions.Version;
import relata.models.propensity.Importance;
import relata.models.propensity.Quality;
import relata.models.propensity.Report;
import relata.platform.Actor;
import relata.platform.texts.Texts;

/** What the API tells of predictions, as far as the one who asks may hear it. */
@Component
class PredictionAnswers {

    private final Predictions predictions;
    private final FieldWriting writing;
    private final Visibility visibility;
    private final Texts texts;
    private final JdbcClient jdbc;

    PredictionAnswers(
            Predictions predictions, FieldWriting writing, Visibility visibility, Texts texts, JdbcClient jdbc) {
        this.predictions = predictions;
        this.writing = writing;
        this.visibility = visibility;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /**
     * @param state of the newest version: waiting, learning, scoring, done or refused
     * @param verdict of the version that is shown: usable, no-better-than-chance or leaks; null where none is
     */
    record PredictionLine(
            UUID id,
            String name,
            String object,
            String kind,
            @Nullable String target,
            String state,
            @Nullable String verdict,
            @Nullable Double auc,
            @Nullable Integer rows,
            @Nullable Instant learnedAt) {}

    /** The question as it was asked. */
    record QuestionAnswer(
            String kind,
            @Nullable String target,
            @Nullable String yes,
            @Nullable Integer days,
            @Nullable UUID product,
            @Nullable String productName,
            @Nullable String category,
            String filter,
            List<String> leftOut,
            List<String> trusted) {}

    record Run(
            UUID id,
            int number,
            String state,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable String refusal,
            long read,
            long total,
            @Nullable String verdict,
            @Nullable Double auc) {}

    /**
     * @param low lower end of the interval of 95 % of the area under the curve
     * @param baseLogLoss log loss of the share of yes alone
     * @param calibrationError mean gap between foretold and happened over tenths
     */
    record QualityAnswer(
            double auc,
            double low,
            double high,
            double logLoss,
            double baseLogLoss,
            double brier,
            double calibrationError,
            List<Quality.Tenth> tenths) {}

    /** @param unused free-text, several-currencies, empty or all-alike; null where it was learned from */
    record InputAnswer(String name, int missing, @Nullable String unused) {}

    /** @param sign tells, filled-for-yes or filled-for-no */
    record LeakAnswer(String input, String sign, boolean trusted) {}

    /**
     * @param chosen logistic-regression or boosted-trees
     * @param gain how much lower the trees' loss of a record is than the baseline's, in nats; {@code gainError} its standard error
     * @param hidden how many inputs are not told because the one who asks may not read them
     */
    record ReportAnswer(
            LocalDate asOf,
            @Nullable LocalDate cut,
            long records,
            long unanswered,
            int rows,
            int yes,
            String verdict,
            String chosen,
            QualityAnswer baseline,
            QualityAnswer stronger,
            double gain,
            double gainError,
            List<Importance> importances,
            List<InputAnswer> inputs,
            List<LeakAnswer> leaks,
            int hidden) {}

    /** @param mine whether the one who asks may change it */
    record PredictionAnswer(
            UUID id,
            String name,
            String object,
            QuestionAnswer question,
            boolean mine,
            List<Run> runs,
            @Nullable UUID current,
            @Nullable ReportAnswer report,
            @Nullable String writtenTo,
            FieldWriting.@Nullable Progress writing) {}

    static PredictionLine line(Predictions.Listed listed) {
        Prediction prediction = listed.prediction();
        PredictionReport report = listed.report();
        return new PredictionLine(
                prediction.id(),
                prediction.name(),
                prediction.object(),
                word(prediction.question().kind()),
                prediction.question().target(),
                listed.state(),
                report == null ? null : word(report.verdict()),
                report == null ? null : (Double) report.quality().quality().auc(),
                report == null ? null : (Integer) report.rows(),
                listed.learnedAt());
    }

    PredictionAnswer whole(Actor actor, Prediction found) {
        List<Version> versions = predictions.versions(found.id());
        // Read after its versions: what is done by then is shown.
        Prediction prediction = predictions.find(found.id()).orElse(found);
        Version shown = shown(prediction, versions);
        PredictionReport report = shown == null ? null : shown.report();
        String field = prediction.writtenTo();
        boolean hearsField = field != null && visibility.hears(actor, prediction.object(), field);
        return new PredictionAnswer(
                prediction.id(),
                prediction.name(),
                prediction.object(),
                question(actor, prediction),
                visibility.manages(actor, prediction.createdBy()),
                versions.stream().map(version -> run(actor, version)).toList(),
                prediction.current(),
                report == null ? null : report(actor, prediction, report),
                hearsField ? field : null,
                hearsField ? writing.progress(prediction.id()).orElse(null) : null);
    }

    private static @Nullable Version shown(Prediction prediction, List<Version> versions) {
        return versions.stream()
                .filter(version -> version.id().equals(prediction.current()))
                .findFirst()
                .orElse(null);
    }

    private QuestionAnswer question(Actor actor, Prediction prediction) {
        Question question = prediction.question();
        String product = question.product() == null
                ? null
                : jdbc.sql("select name from product where id = ?")
                        .param(question.product())
                        .query(String.class)
                        .optional()
                        .orElse(null);
        return new QuestionAnswer(
                word(question.kind()),
                question.target(),
                question.yes(),
                question.days(),
                question.product(),
                product,
                question.category(),
                question.filter(),
                visibility.heard(actor, prediction.object(), question.leftOut()),
                visibility.heard(actor, prediction.object(), question.trusted()));
    }

    private Run run(Actor actor, Version version) {
        PredictionReport report = version.asked().isDone() ? version.report() : null;
        return new Run(
                version.id(),
                version.number(),
                version.asked().state(),
                version.asked().at(),
                version.asked().finishedAt(),
                version.asked().refusal(actor, texts),
                version.asked().read(),
                version.asked().total(),
                report == null ? null : word(report.verdict()),
                report == null ? null : (Double) report.quality().quality().auc());
    }

    private ReportAnswer report(Actor actor, Prediction prediction, PredictionReport report) {
        String object = prediction.object();
        Report quality = report.quality();
        List<PredictionReport.Used> heard = report.inputs().stream()
                .filter(used -> visibility.hears(actor, object, used.input().name()))
                .toList();
        return new ReportAnswer(
                report.asOf(),
                report.cut(),
                report.records(),
                report.unanswered(),
                report.rows(),
                report.yes(),
                word(report.verdict()),
                word(quality.chosen()),
                quality(quality.baseline()),
                quality(quality.stronger()),
                quality.gain(),
                quality.gainError(),
                quality.importances().stream()
                        .filter(importance -> visibility.hears(actor, object, importance.feature()))
                        .toList(),
                heard.stream()
                        .map(used -> new InputAnswer(
                                used.input().name(),
                                used.missing(),
                                used.unused() == null ? null : word(used.unused())))
                        .toList(),
                report.leaks().stream()
                        .filter(leak -> visibility.hears(actor, object, leak.input()))
                        .map(leak -> new LeakAnswer(leak.input(), word(leak.sign()), leak.trusted()))
                        .toList(),
                report.inputs().size() - heard.size());
    }

    private static QualityAnswer quality(Quality quality) {
        return new QualityAnswer(
                quality.auc(),
                quality.aucInterval().low(),
                quality.aucInterval().high(),
                quality.logLoss(),
                quality.baseLogLoss(),
                quality.brier(),
                quality.calibrationError(),
                quality.tenths());
    }

    static String word(Enum<?> value) {
        return Objects.requireNonNull(value).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
