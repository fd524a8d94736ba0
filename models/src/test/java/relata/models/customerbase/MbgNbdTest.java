package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;

class MbgNbdTest {

    @Test
    void theParametersOfCdnowAreThePublishedOnes() {
        var estimates = MbgNbd.fit(Cdnow.read().cells(), Workers.caller()).estimates();
        assertThat(estimates.values()).containsExactly(new double[] {.525, 6.183, .891, 1.614}, within(.0005));
        assertThat(estimates.logLikelihood()).isCloseTo(-9582.13, within(.01));
    }
}
