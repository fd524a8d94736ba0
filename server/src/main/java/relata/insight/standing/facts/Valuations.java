package relata.insight.standing.facts;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.insight.InsightSettings.Valuing;
import relata.insight.PurchaseModels;

/** The valuation by the models in use; made anew when others are, or when the company changes its terms. */
@Component
public class Valuations {

    private final PurchaseModels models;
    private volatile @Nullable Known known;

    Valuations(PurchaseModels models) {
        this.models = models;
    }

    private record Known(UUID model, Valuing terms, Valuation valuation) {}

    /** Empty until models were fitted. */
    public Optional<Valuation> current(InsightSettings settings) {
        return models.currentId().flatMap(id -> {
            Known last = known;
            if (last != null && last.model().equals(id) && last.terms().equals(settings.valuing())) {
                return Optional.of(last.valuation());
            }
            return models.current().map(current -> {
                var fresh = new Known(current.id(), settings.valuing(), new Valuation(current, settings.valuing()));
                known = fresh;
                return fresh.valuation();
            });
        });
    }
}
