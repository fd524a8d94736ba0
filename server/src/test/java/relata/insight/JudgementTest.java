package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import relata.insight.PurchaseReport.Measure;

class JudgementTest {

    @Test
    void figuresAreShownUntilTheTotalIsMissedByMoreThanFifteenPercent() {
        assertThat(Judgement.poorness(List.of(total(.15)))).isEmpty();
        assertThat(Judgement.poorness(List.of(total(.151)))).containsExactly("total-error");
    }

    @Test
    void aSimpleRuleMayBeBetterOnOneMeasureOnly() {
        Measure lost = new Measure("rank-agreement", .4, .5, false);
        Measure alone = new Measure("inside-interval", .5, null, null);
        assertThat(Judgement.poorness(List.of(total(.1), lost, alone))).isEmpty();
        assertThat(Judgement.poorness(List.of(total(.1), lost, lost))).containsExactly("simple-rule");
        assertThat(Judgement.poorness(List.of(total(.2), lost, lost))).containsExactly("total-error", "simple-rule");
    }

    private static Measure total(double error) {
        return new Measure("total-error", error, .5, true);
    }
}
