package relata.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import relata.platform.text.WeightedText.Weight;

/** Measures records a second of one thread: {@code java -cp ... relata.platform.text.SearchWordsSpeed}. */
final class SearchWordsSpeed {

    private static final String[] GIVEN =
            "Сергій Олена Mykola Ірина Андрей Наталья Oleksandr Дмитро Юлія Viktor".split(" ");
    private static final String[] ENDS = "енко чук ський ов ук ець ін ак юк як".split(" ");
    private static final String[] STEMS =
            "Ковал Шевч Бонд Мельнич Кравч Олійн Поліщ Руд Савч Литвин Гонч Марч Петр Іван Ткач Мороз Лис Хом Пав Клим"
                    .split(" ");

    private SearchWordsSpeed() {}

    public static void main(String[] arguments) {
        Random random = new Random(1);
        List<List<WeightedText>> records = new ArrayList<>();
        for (int n = 0; n < 200_000; n++) {
            String family = STEMS[random.nextInt(STEMS.length)]
                    + STEMS[random.nextInt(STEMS.length)].toLowerCase()
                    + ENDS[random.nextInt(ENDS.length)];
            records.add(List.of(
                    WeightedText.of(GIVEN[random.nextInt(GIVEN.length)] + " " + family, Weight.A),
                    WeightedText.of("c" + n + "@example.com", Weight.B),
                    WeightedText.of("+38067" + (1_000_000 + n), Weight.B),
                    WeightedText.of("Київ", Weight.C)));
        }
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            long length = 0;
            for (var record : records) {
                length += SearchWords.lexemes(record).length();
            }
            double vectors = records.size() * 1e9 / (System.nanoTime() - start);
            start = System.nanoTime();
            for (var record : records) {
                length += SearchText.of(record.stream().map(WeightedText::text).toList())
                        .length();
            }
            double texts = records.size() * 1e9 / (System.nanoTime() - start);
            System.out.printf("%,.0f tsvectors/s, %,.0f trigram texts/s (%d)%n", vectors, texts, length);
        }
    }
}
