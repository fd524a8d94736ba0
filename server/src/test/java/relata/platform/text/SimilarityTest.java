package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

    @ParameterizedTest
    @CsvSource({
        "Сергій Ковальчук, Sergey Kovalchuk", "Сергій Ковальчук, Ковальчук Сергій Іванович", "Олександр Лис, Саша Лис",
        "Микола Бондар, Bondar Nikolay", "Сергій Ковальчук, Ковальчук С.", "Сергій Ковальчук, Сергій Ковальчу",
        "Serhii Kovalchuk, Serhii Kovlachuk", "Катерина Мельник, Екатерина Мельник", "Ромашка, Romashka",
        "Наталія Щербак, Natalya Sherbak", "Iryna Bondar, Bondar Iryna", "Ковальчук С. І., Сергій Іванович Ковальчук"
    })
    void namesOfOneAreAlike(String one, String other) {
        double score = NameSimilarity.score(one, other);
        assertTrue(score >= NameSimilarity.ALIKE && score <= 1, () -> one + " / " + other + " " + score);
        assertEquals(score, NameSimilarity.score(other, one), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "Сергій Ковальчук, Сергій Коваленко",
        "Сергій Ковальчук, Олег Ковальчук",
        "Олександр Лис, Олександра Лис",
        "Сергій Ковальчук, Сергій",
        "Марина Бондар, Мар'яна Бондар",
        "Іван Шевчук, Іван Шевченко",
        "Іван Петренко, Петро Іваненко",
        "Роман Лис, Романюк Лис",
        "Іванов Петро, Іванова Петро",
        "'', Сергій",
        "Ковальчук О., Ковальчук С.",
        "Ромашка, Ромашкове поле"
    })
    void namesOfTwoAreNot(String one, String other) {
        double score = NameSimilarity.score(one, other);
        assertTrue(score >= 0 && score < NameSimilarity.ALIKE, () -> one + " / " + other + " " + score);
        assertEquals(score, NameSimilarity.score(other, one), 1e-9);
    }

    /** The examples of Winkler's paper. */
    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.961",
        "dwayne, duane, 0.840",
        "dixon, dicksonx, 0.813",
        "a, a, 1",
        "'', a, 0",
        "'', '', 0",
        "ab, xy, 0"
    })
    void jaroWinklerIsWinklers(String one, String other, double expected) {
        assertEquals(expected, JaroWinkler.similarity(one, other), 0.001);
    }

    /** town | street | town | street | score */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Київ | вул. Шевченка, 12-А | Kyiv | Shevchenka St 12a | 1",
                "Київ | вул. Шевченка, 12, кв. 4 | г. Киев | ул. Шевченка 12 | 1",
                "Київ | вул. Шевченка, 12 | Київ | вул. Шевченка, 14 | 0.6",
                "Київ | вул. Шевченка, 12 | Київ | вул. Франка, 12 | 0.2",
                "Київ | вул. Шевченка, 12 | Львів | вул. Шевченка, 12 | 0",
                "Івано-Франківськ | вул. Бандери 1 | Ивано-Франковск | ул. Бандеры, 1 | 1",
                "Миколаїв | пр. Миру 5 | Nikolaev | проспект Миру, 5 | 1",
                "'' | вул. Шевченка, 12 | Київ | Шевченка 12 | 0.9",
                "'' | '' | '' | '' | 0",
                "Київ | '' | Kiev | '' | 0.2"
            })
    void addressesCompare(String town, String street, String otherTown, String otherStreet, double score) {
        var one = AddressSimilarity.Key.of(town, street);
        var other = AddressSimilarity.Key.of(otherTown, otherStreet);
        assertEquals(score, AddressSimilarity.score(one, other), 0.001, () -> one + " " + other);
        assertEquals(score, AddressSimilarity.score(other, one), 0.001);
    }

    @Test
    void aProvidersDomainIsNobodysOwn() {
        assertTrue(AddressSimilarity.ownDomainShared(
                new EmailAddress("a@example.com"), new EmailAddress("b@example.com")));
        assertFalse(
                AddressSimilarity.ownDomainShared(new EmailAddress("a@gmail.com"), new EmailAddress("b@gmail.com")));
        assertFalse(
                AddressSimilarity.ownDomainShared(new EmailAddress("a@example.com"), new EmailAddress("b@sample.com")));
    }
}
