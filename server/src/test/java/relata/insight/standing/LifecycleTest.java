package relata.insight.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.insight.InsightSettings;
import relata.insight.standing.Lifecycle.Cause;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Stage;

class LifecycleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private final Lifecycle lifecycle = new Lifecycle(InsightSettings.USUAL.stages());

    /** Purchases of 100 each, a month apart, the last one so many days ago. */
    private static PurchaseLog monthly(int purchases, int daysSince) {
        int[] days = IntStream.range(0, purchases)
                .map(n -> Math.toIntExact(
                        TODAY.minusDays(daysSince + 30L * (purchases - 1 - n)).toEpochDay()))
                .toArray();
        long[] amounts = IntStream.range(0, purchases).mapToLong(_ -> 1_000_000).toArray();
        int[] ones = IntStream.range(0, purchases).map(_ -> 1).toArray();
        return new PurchaseLog(days, ones, amounts, amounts, new int[purchases]);
    }

    private Lifecycle.Finding next(@Nullable Stage before, PurchaseLog log, @Nullable Double active) {
        return lifecycle.next(before, new Lifecycle.View(log, TODAY, active, null, 0));
    }

    @Test
    void whoOnlyHeardOfUsIsAwareAndWhoCameToUsExplores() {
        var silent = new Lifecycle.View(PurchaseLog.EMPTY, TODAY, null, null, 0);
        assertThat(lifecycle.next(null, silent).stage()).isEqualTo(Stage.AWARENESS);
        var asked = new Lifecycle.View(PurchaseLog.EMPTY, TODAY, null, TODAY.minusDays(180), 0);
        assertThat(lifecycle.next(null, asked).cause()).isEqualTo(Cause.ENQUIRED);
        var longAgo = new Lifecycle.View(PurchaseLog.EMPTY, TODAY, null, TODAY.minusDays(181), 0);
        assertThat(lifecycle.next(Stage.EXPLORATION, longAgo).stage()).isEqualTo(Stage.AWARENESS);
        var dealing = new Lifecycle.View(PurchaseLog.EMPTY, TODAY, null, null, 1);
        assertThat(lifecycle.next(null, dealing).cause()).isEqualTo(Cause.OPEN_DEAL);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, .9, EXPLORATION",
        "2, 10, .9, EXPLORATION",
        "3, 10, .9, EXPANSION",
        "14, 10, .9, COMMITMENT",
        "14, 10, .7, EXPANSION", // too unsure to become committed
        "6, 10, .9, EXPANSION", // not long enough with us
        "14, 10, .2, DISSOLUTION"
    })
    void purchasesLeadOn(int purchases, int daysSince, double active, Stage stage) {
        assertThat(next(null, monthly(purchases, daysSince), active).stage()).isEqualTo(stage);
    }

    @Test
    void nobodyGoesToAndFroOverABound() {
        PurchaseLog log = monthly(14, 10);
        assertThat(next(Stage.COMMITMENT, log, .6).stage()).isEqualTo(Stage.COMMITMENT);
        assertThat(next(Stage.EXPANSION, log, .6).stage()).isEqualTo(Stage.EXPANSION);
        assertThat(next(Stage.DISSOLUTION, log, .5).stage()).isEqualTo(Stage.DISSOLUTION);
        assertThat(next(Stage.EXPANSION, log, .5).stage()).isEqualTo(Stage.EXPANSION);
        assertThat(next(Stage.DISSOLUTION, log, .65).stage()).isEqualTo(Stage.EXPANSION);
    }

    @Test
    void whoSpendsFarLessThanBeforeIsNotCommitted() {
        int[] days = IntStream.range(0, 12)
                .map(n -> Math.toIntExact(TODAY.minusDays(700 - 30L * n).toEpochDay()))
                .toArray();
        days[11] = Math.toIntExact(TODAY.minusDays(5).toEpochDay());
        long[] amounts = IntStream.range(0, 12).mapToLong(_ -> 1_000_000).toArray();
        var fading = new PurchaseLog(days, new int[12], amounts, amounts, new int[12]);
        assertThat(next(Stage.COMMITMENT, fading, .95).stage()).isEqualTo(Stage.EXPANSION);
    }

    @Test
    void withoutAModelSilenceOfSeveralGapsEndsIt() {
        assertThat(next(null, monthly(10, 91), null).stage()).isNotEqualTo(Stage.DISSOLUTION);
        assertThat(next(null, monthly(10, 92), null).cause()).isEqualTo(Cause.SILENT);
        assertThat(next(null, monthly(1, 365), null).stage()).isEqualTo(Stage.EXPLORATION);
        assertThat(next(null, monthly(1, 366), null).stage()).isEqualTo(Stage.DISSOLUTION);
    }
}
