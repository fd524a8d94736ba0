package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.text.WeightedText.Weight;

class SearchWordsTest {

    private static final Pattern VECTOR = Pattern.compile("('[^'\\\\\\s|&!():*]+':\\d+[ABC]?(,\\d+[ABC]?)* ?)*");
    private static final Pattern ALTERNATIVES =
            Pattern.compile("\\('[^'\\\\\\s|&!():*]+'(:\\*)?( \\| '[^'\\\\\\s|&!():*]+'(:\\*)?)*\\)");

    private static boolean finds(String query, String text) {
        String vector = SearchWords.lexemes(List.of(WeightedText.of(text, Weight.A)));
        Optional<String> asked = SearchWords.query(query);
        return asked.isPresent() && List.of(asked.get().split(" & ")).stream().allMatch(all -> anyIn(all, vector));
    }

    private static boolean anyIn(String alternatives, String vector) {
        return List.of(alternatives.replaceAll("[()]", "").split(" \\| ")).stream()
                .anyMatch(one -> one.endsWith(":*")
                        ? vector.contains(one.substring(0, one.length() - 3))
                        : vector.contains(one + ":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Serhii Kovalchuk",
                "Sergey Kovalchuk",
                "Sergei Kovalchuk",
                "Serhiy Kovalchuk",
                "Сергей Ковальчук",
                "Сергій Ковальчук",
                "ковальчук сергій",
                "КОВАЛЬЧУК",
                "Kovalch",
                "ковальч",
                "Serg",
                "Серге",
                "Sergi",
                "serhii kov"
            })
    void aNameIsFoundInAnySpelling(String query) {
        assertTrue(
                finds(query, "Сергій Ковальчук"), () -> SearchWords.query(query).orElse("-"));
        assertTrue(
                finds(query, "Serhii Kovalchuk"), () -> SearchWords.query(query).orElse("-"));
    }

    @ParameterizedTest
    @CsvSource({
        "Nikolay, Микола Гончар",
        "Никол, Микола Гончар",
        "Aleksandr, Олександр Лис",
        "Alexan, Олександр Лис",
        "Саша, Олександр Лис",
        "Олександр, Саша Лис",
        "Sasha, Олександра Лис",
        "Катя, Екатерина Лис",
        "договорами, Договір поставки",
        "договору, укладено договори",
        "договора, договоры поставки",
        "духи, продаж духів",
        "парфумерія, магазин парфумерії",
        "мережа, мережею магазинів",
        "contracts, Signed the contract",
        "running, runs every day",
        "кількістю, кількість товару",
        "п'ять, п’ять",
        "заказы, новый заказ",
        "olha.bondar@example.com, mail olha.bondar@example.com now",
        "olha.bondar@exa, olha.bondar@example.com",
        "example.com, olha.bondar@example.com",
        "bondar, olha.bondar@example.com",
        "2024/15-A, order 2024/15-A",
        "2024/1, order 2024/15-A",
        "067 123 45 67, +380671234567",
        "0671234567, +380671234567",
        "+38 (067) 123-45, +380671234567",
        "671234, +380671234567",
        "Olha +380671234567, Olha +380671234567",
        "the north, The North Face",
        "Галаган, Ґалаґан",
        "O'Brien, O’Brien Pat",
        "Muller, Müller",
        "Левицький Нечуй, Нечуй-Левицький"
    })
    void whatIsMeantIsFound(String query, String text) {
        assertTrue(
                finds(query, text),
                () -> SearchWords.query(query).orElse("-") + " in "
                        + SearchWords.lexemes(List.of(WeightedText.of(text, Weight.A))));
    }

    @ParameterizedTest
    @CsvSource({
        "Коваленко, Ковальчук Сергій",
        "Serhii Kovalenko, Сергій Ковальчук",
        "Ковальчук Олег, Сергій Ковальчук",
        "чат, cat",
        "олена, олеся",
        "2024/16, order 2024/15-A",
        "bondar@example.com, olha.bondar@sample.com",
        "Микола, Михайло",
        "0671234568, +380671234567"
    })
    void whatIsNotMeantIsNotFound(String query, String text) {
        assertFalse(
                finds(query + " ", text),
                () -> SearchWords.query(query).orElse("-") + " in "
                        + SearchWords.lexemes(List.of(WeightedText.of(text, Weight.A))));
    }

    @Test
    void frequentWordsOfProseAreNotStored() {
        String prose = SearchWords.lexemes(List.of(WeightedText.of("the contract", Weight.D)));
        assertEquals("'=kontrakt':2 'contract':2", sorted(prose));
        String title = SearchWords.lexemes(List.of(WeightedText.of("The Contract", Weight.A)));
        assertEquals("'=kontrakt':2A '=te':1A 'contract':2A 'the':1A", sorted(title));
    }

    @Test
    void aLexemeKeepsItsPlacesAndWeights() {
        String vector = SearchWords.lexemes(List.of(
                WeightedText.of("2024", Weight.A),
                WeightedText.of("2024 2024", Weight.B),
                WeightedText.of(null, Weight.C)));
        assertEquals("'2024':1A,2B,3B", vector);
        assertEquals("", SearchWords.lexemes(List.of()));
        assertEquals(Optional.empty(), SearchWords.query(" ,.- "));
    }

    private static String sorted(String vector) {
        return String.join(" ", List.of(vector.split(" ")).stream().sorted().toList());
    }

    /** Whatever is typed or stored, the literals have PostgreSQL's form: quoted lexemes without quotes, blanks or operators. */
    @Test
    void noInputBreaksTheLiterals() {
        long seed = System.nanoTime();
        System.out.println("SearchWordsTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "аіїґьЯё'’ʼ\\\"\0\t\n :*|&!()<->@.-_/+09 azhcsk\u0301é李\uD83D\uDE00\uD800%";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String vector = SearchWords.lexemes(List.of(WeightedText.of(text.toString(), Weight.A)));
            assertTrue(VECTOR.matcher(vector).matches(), vector);
            SearchWords.query(text.toString()).ifPresent(query -> {
                for (String part : query.replace("((", "(")
                        .replace("))", ")")
                        .replace(") | (", " | ")
                        .split(" & ")) {
                    assertTrue(ALTERNATIVES.matcher(part).matches(), query);
                }
            });
        }
    }

    @Test
    void hugeTextsStayBelowPostgresLimits() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 200_000; n++) {
            text.append("слово").append(n).append(" x".repeat(n % 3)).append(' ');
        }
        String vector = SearchWords.lexemes(List.of(WeightedText.of(text + "y".repeat(100_000), Weight.D)));
        assertTrue(vector.length() < 500_000, () -> "" + vector.length());
    }
}
