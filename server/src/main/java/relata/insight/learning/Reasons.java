package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.learning.Predictions.Kept;
import relata.insight.learning.Predictions.Prediction;
import relata.models.learning.Explanation;
import relata.models.learning.Features;
import relata.models.propensity.Propensity;
import relata.platform.Actor;
import relata.records.catalog.ObjectType;
import relata.records.changes.ApiValues;

/** Why records are judged as they are: what speaks for a yes of each and what against, strongest first. */
@Component
class Reasons {

    private final Cases cases;
    private final Predictions predictions;
    private final Visibility visibility;

    /** Models that were read last: making one again takes longer than judging by it. */
    private volatile @Nullable Read last;

    Reasons(Cases cases, Predictions predictions, Visibility visibility) {
        this.cases = cases;
        this.predictions = predictions;
        this.visibility = visibility;
    }

    private record Read(UUID version, Kept kept, Propensity propensity) {}

    /**
     * @param input name of the field, or of a fact about purchases
     * @param value as the API has it; days for dates; null for nothing
     * @param contribution what it adds to the logarithm of the odds
     */
    record Reason(String input, @Nullable Object value, double contribution) {}

    /** The strongest reasons of each record, as far as the actor may hear them; all values are those of now. */
    Map<UUID, List<Reason>> of(
            Actor actor,
            ObjectType object,
            Prediction prediction,
            UUID version,
            List<UUID> ids,
            LocalDate asOf,
            int most) {
        Read read = read(version);
        List<Case> judged =
                cases.present(object, prediction.question(), read.kept().inputs(), ids, asOf);
        var reasons = new HashMap<UUID, List<Reason>>();
        if (judged.isEmpty()) {
            return reasons;
        }
        Features features = Judged.features(read.kept().inputs(), judged, asOf);
        List<String> names = features.names();
        for (int row = 0; row < judged.size(); row++) {
            Case each = judged.get(row);
            Explanation explanation = read.propensity().explain(features, row);
            var own = new ArrayList<Reason>();
            for (Explanation.Reason reason : explanation.strongest(names.size())) {
                if (own.size() < most && visibility.hears(actor, object.name(), reason.feature())) {
                    int column = names.indexOf(reason.feature());
                    own.add(new Reason(
                            reason.feature(),
                            value(read.kept().inputs().get(column), each.values()[column], asOf),
                            reason.contribution()));
                }
            }
            reasons.put(each.id(), own);
        }
        return reasons;
    }

    private static @Nullable Object value(Input input, @Nullable Object value, LocalDate asOf) {
        if (value == null) {
            return null;
        }
        return input.isPurchases() || input.kind() != Input.Kind.AGE
                ? ApiValues.written(value)
                : (Object) (long) input.number(value, asOf);
    }

    private Read read(UUID version) {
        Read known = last;
        if (known == null || !known.version().equals(version)) {
            Kept kept = predictions.kept(version).orElseThrow();
            known = new Read(version, kept, Propensity.of(kept.propensity()));
            last = known;
        }
        return known;
    }
}
