package relata.platform.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        byte[] secret = "12345678901234567890".getBytes(US_ASCII);
        Instant at = Instant.ofEpochSecond(seconds);
        assertThat(Totp.code(secret, at)).isEqualTo(code);
        assertThat(Totp.step(secret, code, at.plusSeconds(30))).hasValue(seconds / 30);
        assertThat(Totp.step(secret, code, at.plusSeconds(90))).isEmpty();
    }

    /** RFC 4648, section 10. */
    @Test
    void secretsAreWrittenInBase32() {
        assertThat(Totp.base32("foobar".getBytes(US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32("fooba".getBytes(US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.base32("f".getBytes(US_ASCII))).isEqualTo("MY");
    }
}
