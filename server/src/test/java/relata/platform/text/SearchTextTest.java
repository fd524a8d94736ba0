package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    private static boolean finds(String typed, String text) {
        String stored = SearchText.of(List.of(text));
        var parts = SearchText.parts(typed);
        return !parts.isEmpty()
                && parts.stream().allMatch(forms -> forms.stream().anyMatch(stored::contains));
    }

    @ParameterizedTest
    @CsvSource({
        "valchuk, Сергій Ковальчук",
        "вальчук, Serhii Kovalchuk",
        "brien, O'Brien",
        "ковалев, Ковалёв",
        "23456, +380671234567",
        "067 123, +380671234567",
        "dar@exam, olha.bondar@example.com",
        "24/15, order 2024/15-A",
        "alchuk ergii, Сергій Ковальчук",
        "ulle, Müller",
        "МУЛЬ, мульти",
        "co, company",
        "A-10, X-A-105"
    })
    void aPartIsFound(String typed, String text) {
        assertTrue(finds(typed, text), () -> SearchText.parts(typed) + " in " + SearchText.of(List.of(text)));
    }

    @ParameterizedTest
    @CsvSource({"valenko, Сергій Ковальчук", "999, +380671234567", "'', anything", "'.-', anything"})
    void whatIsNotThereIsNotFound(String typed, String text) {
        assertFalse(finds(typed, text));
    }

    @Test
    void theTextHoldsWordsAsWrittenAndBySound() {
        assertEquals(
                "сергій serhi ковальчук kovalcuk 380671234567 0671234567 671234567",
                SearchText.of(List.of("Сергій КОВАЛЬЧУК", "+380671234567", "сергій")));
        assertTrue(
                SearchText.of(List.of("слово ".repeat(10), "я".repeat(100_000))).length() <= 2_000);
    }

    @Test
    void wildcardsOfTheTypedTextAreQuoted() {
        assertEquals("%a\\_b\\%c\\\\%", SearchText.like("a_b%c\\"));
    }
}
