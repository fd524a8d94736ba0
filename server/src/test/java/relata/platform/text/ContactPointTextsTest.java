package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.platform.text.PhoneNumber.Kind;

class ContactPointTextsTest {

    private static <T> String reading(Parsed<T> parsed) {
        return parsed.optional()
                .map(Object::toString)
                .orElseGet(() -> parsed.refusal().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "'  Olha.Bondar@Example.COM ', olha.bondar@example.com",
        "mailto:sales@example.com, sales@example.com",
        "Ольга Бондар <olha@example.com>, olha@example.com",
        "olha+shop@example.com, olha+shop@example.com",
        "o'brien@example.com, o'brien@example.com",
        "info@пошта.укр, info@xn--80a1acn3a.xn--j1amh",
        "olha@example.com., olha@example.com",
        "'', email.empty",
        "olha, email.no-at",
        "olha@, email.domain",
        "olha@localhost, email.domain",
        "olha@exa mple.com, email.domain",
        "olha@example..com, email.domain",
        "olha@-example.com, email.domain",
        "olha@example.123, email.domain",
        "@example.com, email.local-part",
        ".olha@example.com, email.local-part",
        "ol ha@example.com, email.local-part",
        "ol..ha@example.com, email.local-part",
        "a@b@example.com, email.local-part",
        "'a@example.com, b@example.com', email.several",
        "немає, email.no-at"
    })
    void anEmailAddressIsReadOrRefused(String text, String expected) {
        assertEquals(expected, reading(EmailAddress.parse(text)));
    }

    @Test
    void anEmailAddressHasItsLimits() {
        assertEquals("email.too-long", reading(EmailAddress.parse("a".repeat(65) + "@example.com")));
        assertTrue(
                EmailAddress.parse("a".repeat(64) + "@example.com").optional().isPresent());
        assertEquals("email.domain", reading(EmailAddress.parse("a@" + "b".repeat(64) + ".com")));
    }

    @ParameterizedTest
    @CsvSource({
        "Olha.Bondar+a@gmail.com, olhabondar@gmail.com", "olhabondar@googlemail.com, olhabondar@gmail.com",
        "olha.bondar+a@example.com, olha.bondar@example.com", "+a@example.com, +a@example.com"
    })
    void oneMailboxHasOneLooseKey(String text, String key) {
        assertEquals(key, EmailAddress.parse(text).optional().orElseThrow().looseKey());
    }

    @ParameterizedTest
    @CsvSource({
        "067 123 45 67, UA, +380671234567",
        "(067) 123-45-67, UA, +380671234567",
        "+38 (067) 123-45-67, UA, +380671234567",
        "38 067 123 45 67, UA, +380671234567",
        "380671234567, UA, +380671234567",
        "380671234567, DE, +380671234567",
        "00380671234567, UA, +380671234567",
        "671234567, UA, +380671234567",
        "8 (916) 123-45-67, RU, +79161234567",
        "79161234567, UA, +79161234567",
        "+49 30 901820, UA, +4930901820",
        "044 234 56 78 вн. 12, UA, +380442345678;ext=12",
        "044 234 56 78 доб 305, UA, +380442345678;ext=305",
        "+1 212 736 5000 ext 9, UA, +12127365000;ext=9",
        "тел. 067 123 45 67, UA, +380671234567",
        "'', UA, phone.empty",
        "немає, UA, phone.no-number",
        "12, UA, phone.too-short",
        "+999 123 456 789, UA, phone.country",
        "067 123 45 67 89 01 23 45, UA, phone.too-long"
    })
    void aPhoneNumberIsReadOrRefused(String text, String region, String expected) {
        assertEquals(expected, reading(PhoneNumber.parse(text, region)));
    }

    @Test
    void aPhoneNumberIsShownToPeople() {
        var number = PhoneNumber.parse("0442345678 вн. 12", "UA").optional().orElseThrow();
        assertEquals("+380 44 234 5678 ext. 12", number.display());
        assertEquals("UA", number.region());
        assertEquals(Kind.FIXED, number.kind());
        assertEquals(
                Kind.MOBILE,
                PhoneNumber.parse("0671234567", "UA").optional().orElseThrow().kind());
    }

    @Test
    void aNumberOutsideItsPlanIsKeptButSaysSo() {
        assertFalse(PhoneNumber.parse("+380 11 111 11 11", "UA")
                .optional()
                .orElseThrow()
                .inPlan());
        assertTrue(PhoneNumber.parse("067 123 45 67", "UA")
                .optional()
                .orElseThrow()
                .inPlan());
    }

    @ParameterizedTest
    @CsvSource({
        "Example.COM, https://example.com",
        "http://Example.com:80/, http://example.com",
        "https://www.example.com/Shop?q=Їжа, https://www.example.com/Shop?q=%D0%87%D0%B6%D0%B0",
        "example.com:8443/a b, https://example.com:8443/a%20b",
        "розетка.укр, https://xn--80ajfnrlr.xn--j1amh",
        "'', url.empty",
        "javascript://alert(1), url.scheme",
        "ftp://example.com, url.scheme",
        "localhost, url.host",
        "https://example.com:99999, url.host",
        "https://user@example.com, url.host",
        "http://127.0.0.1/, url.host",
        "https://example.com/%zz, url.wrong"
    })
    void aWebAddressIsReadOrRefused(String text, String expected) {
        assertEquals(expected, reading(WebAddress.parse(text)));
    }

    @Test
    void aWebAddressTellsItsDomain() {
        assertEquals(
                Optional.of("example.com"),
                WebAddress.parse("www.example.com/shop").optional().map(WebAddress::domain));
    }

    @ParameterizedTest
    @CsvSource({
        "' A-1 ', A-1",
        "00123, 00123",
        "123.0, 123",
        "A.0, A.0",
        "'a\u00A0b', a b",
        "'\u200B42\uFEFF', 42",
        "' ', external-id.empty"
    })
    void anExternalIdIsKeptAsWritten(String text, String expected) {
        assertEquals(expected, reading(ExternalId.parse(text)));
    }

    @Test
    void anExternalIdHasItsLimit() {
        assertEquals("external-id.too-long", reading(ExternalId.parse("x".repeat(201))));
    }
}
