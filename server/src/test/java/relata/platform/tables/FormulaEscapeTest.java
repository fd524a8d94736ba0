package relata.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaEscapeTest {

    private static final String LETTERS = "=+-@\t\r\n\uFF1D\uFF0B' \u00A0\"a1;,|\\";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1|'=1",
                "'=1|''=1",
                "it's|it's",
                "a;=1|a;'=1",
                "a; \"=1|a;' \"=1",
                "a, =1|a, =1",
                "a-b; c+d|a-b; c+d",
                "https://example.com/?a=b;c=d|https://example.com/?a=b;c=d"
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String text, String escaped) {
        assertThat(FormulaEscape.escape(text)).isEqualTo(escaped);
    }

    @Test
    void linesOfANoteGetTheirs() {
        assertThat(FormulaEscape.escape("To do\r\n- call\r\n\r\nDone")).isEqualTo("To do\r\n'- call\r\n\r\nDone");
    }

    /** Random texts of the characters that matter; {@code -Drelata.seed=N} repeats a run. */
    @Test
    void anyTextComesBackAsItWasAndNoCellOfItRuns() {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("FormulaEscapeTest: -Drelata.seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < 200_000; round++) {
            var letters = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String text = letters.toString();
            String escaped = FormulaEscape.escape(text);
            assertThat(FormulaEscape.unescape(escaped)).isEqualTo(text);
            assertThat(escaped).doesNotMatch("(?s)[ \u00A0]*[=+\\-@\t\r\n\uFF1D\uFF0B].*");
            String[] cells = escaped.split("[;\t\r\n]");
            for (int cell = 1; cell < cells.length; cell++) {
                assertThat(cells[cell]).as(escaped).doesNotMatch("(?s)[ \u00A0\"]*[=+\\-@\uFF1D\uFF0B].*");
            }
        }
    }
}
