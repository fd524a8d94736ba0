package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.platform.text.WeightedText.Weight;
import relata.testing.TestDatabase;

/** PostgreSQL itself casts the literals and answers. */
class SearchInPostgresTest {

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        var address = TestDatabase.empty().address();
        connection = DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static boolean found(String typed, String text) throws SQLException {
        try (var ask = connection.prepareStatement("select ?::tsvector @@ ?::tsquery")) {
            ask.setString(1, SearchWords.lexemes(List.of(WeightedText.of(text, Weight.A))));
            ask.setString(2, SearchWords.query(typed).orElseThrow());
            try (var answer = ask.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Serhii Kovalchuk, Сергій Ковальчук, true",
        "Sergey Koval, Сергій Ковальчук, true",
        "Николай, Микола Гончар, true",
        "067 123 45 67, +380671234567, true",
        "olha@exam, olha@example.com, true",
        "договорами, Договір поставки, true",
        "Коваленко, Сергій Ковальчук, false",
        "O'Brien, O’Brien, true"
    })
    void postgresFindsWhatIsMeant(String typed, String text, boolean expected) throws SQLException {
        assertEquals(expected, found(typed, text));
    }

    @Test
    void whateverIsTypedFindsItself() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("SearchInPostgresTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "аіїґьЯё'’ʼ\\\"\0\t\n :*|&!()<->@.-_/+09 azhcsk\u0301é李\uD83D\uDE00\uD800%=";
        for (int run = 0; run < 3_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String typed = text.toString();
            if (SearchWords.query(typed).isPresent() && !PhoneDigits.looksLikePhone(typed)) {
                assertTrue(found(typed, typed), () -> typed + ": " + SearchWords.query(typed));
            }
        }
    }
}
