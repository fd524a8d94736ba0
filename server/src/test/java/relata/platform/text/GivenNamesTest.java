package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.text.GivenNames.Sex;

class GivenNamesTest {

    private static String canonical(String name) {
        return GivenNames.canonical(NameKey.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Олександр Александр Oleksandr Aleksandr Alexander Alexandr Olexandr",
                "Микола Николай Mykola Nikolay Nikolai Nicolay Nikolaj",
                "Олена Елена Olena Elena Yelena",
                "Наталія Наталья Наталя Nataliia Natalia Natalya Nataliya",
                "Ганна Анна Hanna Anna Ganna",
                "Михайло Михаил Mykhailo Mikhail Mihail Mykhaylo Mihailo",
                "Дмитро Дмитрий Dmytro Dmitry Dmitriy Dmitrii Dmitri Dimitri",
                "Юлія Юлия Yuliia Julia Yulia",
                "Катерина Екатерина Kateryna Ekaterina Yekaterina Katerina",
                "Володимир Владимир Volodymyr Vladimir Wladimir",
                "Євген Евгений Yevhen Evgeny Evgeniy Yevgeny Yevgen Ievgen",
                "Ірина Ирина Iryna Irina",
                "Андрій Андрей Andrii Andriy Andrey Andrei",
                "Олексій Алексей Oleksii Oleksiy Alexey Aleksei Alexei",
                "Тетяна Татьяна Tetiana Tetyana Tatiana Tatyana Tatjana",
                "Світлана Светлана Svitlana Svetlana",
                "Павло Павел Pavlo Pavel",
                "Петро Пётр Петр Petro Petr Pyotr Piotr",
                "Федір Фёдор Федор Fedir Fedor Fyodor",
                "Костянтин Константин Kostiantyn Konstantin Kostyantyn",
                "Миколайович Николаевич Mykolaiovych Nikolaevich Nikolayevich",
                "Олексіївна Алексеевна Oleksiivna Alekseevna Alexeyevna"
            })
    void spellingsOfAPairMeet(String spellings) {
        var keys = Arrays.stream(spellings.split(" ")).collect(Collectors.groupingBy(GivenNamesTest::canonical));
        assertEquals(1, keys.size(), keys::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "Олександр, Олександра",
        "Олександр, Олексій",
        "Михайло, Микола",
        "Марія, Марина",
        "Дмитро, Дем'ян",
        "Євген, Євгенія",
        "Катерина, Христина",
        "Данило, Давид",
        "Павло, Пилип",
        "Alexander, Alexey",
        "Олена, Олеся",
        "Віра, Варвара",
        "Валерій, Валерія",
        "Роман, Руслан",
        "Михайло, Michael",
        "Євген, Eugene"
    })
    void differentNamesStayApart(String one, String other) {
        assertNotEquals(canonical(one), canonical(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Саша, Олександр Олександра",
        "Sasha, Олександр Олександра",
        "Катя, Катерина",
        "Katya, Катерина",
        "Діма, Дмитро",
        "Dima, Дмитро",
        "Женя, Євген Євгенія",
        "Вова, Володимир",
        "Коля, Микола",
        "Оля, Ольга",
        "Лена, Олена"
    })
    void aShortFormStandsForItsNames(String shortForm, String names) {
        var expected =
                Arrays.stream(names.split(" ")).map(GivenNamesTest::canonical).toList();
        assertEquals(expected, GivenNames.shortFor(NameKey.of(shortForm)));
    }

    @Test
    void aFamilyNameIsNoGivenName() {
        assertEquals(Set.of(), GivenNames.sexes(NameKey.of("Ковальчук")));
        assertEquals("kovalcuk", canonical("Ковальчук"));
        assertTrue(GivenNames.shortFor("kovalcuk").isEmpty());
    }

    @Test
    void aNameTellsItsSex() {
        assertEquals(Set.of(Sex.MALE), GivenNames.sexes(NameKey.of("Nikolay")));
        assertEquals(Set.of(Sex.FEMALE), GivenNames.sexes(NameKey.of("Елена")));
        assertEquals(Set.of(Sex.MALE, Sex.FEMALE), GivenNames.sexes(NameKey.of("Саша")));
    }

    @Test
    void aNameBeingTypedFindsItsPair() {
        assertEquals(
                Set.of(canonical("Микола"), canonical("Миколайович"), canonical("Миколаївна")),
                GivenNames.beginningWith("nikol", 4));
        assertTrue(GivenNames.beginningWith("al", 3).size() <= 3);
    }
}
