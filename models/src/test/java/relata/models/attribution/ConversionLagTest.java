package relata.models.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversionLagTest {
    /** Four contacts: contracts after 10 and 30 days, one still open after 20, one after 100: S(10) = 3/4, S(30) = 3/8. */
    @Test
    void openContactsCountAsLongAsTheyWereSeen() {
        ConversionLag lag = ConversionLag.of(new double[] {10, 20, 30, 100}, new boolean[] {true, false, true, false});
        assertThat(lag.converted(10)).isCloseTo(0.25, within(1e-12));
        assertThat(lag.converted(30)).isCloseTo(0.625, within(1e-12));
        assertThat(lag.maturity(10)).isCloseTo(0.4, within(1e-12));
        assertThat(lag.maturity(500)).isEqualTo(1);
        assertThat(lag.medianDays()).hasValue(30);
    }

    @Test
    void youngGroupsDoNotMakeTheLagLookShort() {
        Random random = new Random(8);
        double[] days = new double[20_000];
        boolean[] converted = new boolean[20_000];
        double naive = 0;
        int contracts = 0;
        for (int i = 0; i < days.length; i++) {
            double lag = random.nextDouble() < 0.3 ? -60 * Math.log(random.nextDouble()) : 1e6;
            double age = 400 * random.nextDouble();
            days[i] = Math.min(lag, age);
            converted[i] = lag <= age;
            naive += converted[i] && lag <= 60 ? 1 : 0;
            contracts += converted[i] ? 1 : 0;
        }
        ConversionLag lag = ConversionLag.of(days, converted);
        double truth = 1 - Math.exp(-1);
        assertThat(naive / contracts).isGreaterThan(truth + 0.04);
        assertThat(lag.maturity(60)).isCloseTo(truth, within(0.03));
        assertThat(lag.converted(60)).isCloseTo(0.3 * truth, within(0.015));
        assertThat(lag.medianDays().orElseThrow()).isCloseTo(60 * Math.log(2), within(3.0));
    }

    @Test
    void withoutContractsThereIsNoLag() {
        ConversionLag none = ConversionLag.of(new double[] {5}, new boolean[] {false});
        assertThat(none.medianDays()).isEmpty();
        assertThat(none.maturity(3)).isZero();
        assertThat(none.converted(5)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> none.converted(6));
        assertThatIllegalArgumentException().isThrownBy(() -> ConversionLag.of(new double[0], new boolean[0]));
    }
}
