package relata.insight.standing.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;

/** The present as computations over time see it: by which day and which settings facts are judged. */
@Component
public class Present {

    private final Settings settings;
    private final DataEnd dataEnd;

    Present(Settings settings, DataEnd dataEnd) {
        this.settings = settings;
        this.dataEnd = dataEnd;
    }

    public FactsQuery.Moment now() {
        return of(null);
    }

    /** @param asOf the last day that counts; the day on which data end where it is null */
    public FactsQuery.Moment of(@Nullable LocalDate asOf) {
        return new FactsQuery.Moment(asOf == null ? dataEnd.today() : asOf, dataEnd.zone(), settings());
    }

    public InsightSettings settings() {
        return settings.read(InsightSettings.KEY, InsightSettings.class).orElse(InsightSettings.USUAL);
    }
}
