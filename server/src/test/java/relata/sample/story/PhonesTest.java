package relata.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UA", "PL", "MD", "RO", "SK"})
    void everySlotHasAValidNumberOfItsOwn(String country) throws NumberParseException {
        var plans = PhoneNumberUtil.getInstance();
        var seen = new HashSet<String>();
        for (long slot = 0; slot < 200_000; slot++) {
            String person = Phones.number(country, slot * 49, 99);
            String business = Phones.number(country, Phones.FIRST_OF_BUSINESSES + slot, 99);
            assertThat(seen.add(person)).as("%s of slot %d", person, slot * 49).isTrue();
            assertThat(seen.add(business))
                    .as("%s of business slot %d", business, slot)
                    .isTrue();
            if (slot % 1000 == 0) {
                assertThat(plans.isValidNumber(plans.parse(person, country)))
                        .as(person)
                        .isTrue();
                assertThat(plans.isValidNumber(plans.parse(business, country)))
                        .as(business)
                        .isTrue();
            }
        }
    }
}
