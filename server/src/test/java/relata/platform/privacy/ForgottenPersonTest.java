package relata.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ForgottenPersonTest {

    private static final ForgottenPerson ANNA = ForgottenPerson.of(
            List.of(), List.of("anna@example.com", "+380671234567"), List.of("Anna Bannan", "Bannan and Ann"));

    /** Sets have another order in every process: whatever it is, a short word must not spoil a longer one. */
    @RepeatedTest(5)
    void nothingIsLeftOfWordsThatHoldOneAnother() {
        assertThat(ANNA.without("Anna Bannan (ANNA@example.com) asked for it")).isEqualTo("… … (…) asked for it");
    }

    @Test
    void aNumberGoesHoweverItIsWritten() {
        assertThat(ANNA.without("phone.contains(\"067 123-45-67\")")).isEqualTo("phone.contains(\"0…\")");
    }

    @Test
    void aNameWithinAnotherWordIsNotTouched() {
        assertThat(ANNA.without("Anna Bannan lives in Annapolis")).isEqualTo("… … lives in Annapolis");
    }

    @Test
    void whoOnlySharesAGivenNameIsSomebodyElse() {
        assertThat(ANNA.without("Anna Kovalchuk called")).isEqualTo("Anna Kovalchuk called");
        assertThat(ANNA.isIn(List.of("067 123-45-67"))).isTrue();
    }
}
