package relata.models.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Report;

class LookAlikesTest {
    @Test
    void othersLikeTheMembersScoreHigh() {
        Random random = new Random(12);
        double[] spend = random.doubles(2_000).map(any -> random.nextGaussian()).toArray();
        boolean[] isMember = new boolean[2_000];
        for (int row = 0; row < 2_000; row++) {
            // Of those who spend much, one in three is a member.
            isMember[row] = spend[row] > 1 && random.nextInt(3) == 0;
        }
        Features features = new Features(List.of(new Numbers("spend", spend)));
        Options quick = new Options(4, 10_000, 1, Options.USUAL.trees().withRounds(100), 20, 1);
        LookAlikes alikes = LookAlikes.of(features, isMember, quick, Workers.caller());
        double[] scores = alikes.scores(features, Workers.caller());
        double alike = 0;
        double unlike = 0;
        int alikeCount = 0;
        for (int row = 0; row < 2_000; row++) {
            if (spend[row] > 1 && !isMember[row]) {
                alike += scores[row];
                alikeCount++;
            } else if (spend[row] < 0) {
                unlike = Math.max(unlike, scores[row]);
            }
        }
        assertThat(alike / alikeCount).isGreaterThan(4);
        assertThat(unlike).isLessThan(0.5);
        assertThat(alikes.report().standing()).isEqualTo(Report.Standing.USABLE);
    }
}
