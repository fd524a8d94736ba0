package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    /** text | given | patronymic | family | confidence */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ковальчук Сергій Іванович | Сергій | Іванович | Ковальчук | SURE",
                "Сергій Іванович Ковальчук | Сергій | Іванович | Ковальчук | SURE",
                "Антонович Іван Петрович | Іван | Петрович | Антонович | SURE",
                "Іван Петрович Антонович | Іван | Петрович | Антонович | SURE",
                "Бондар Ірина Сергіївна | Ірина | Сергіївна | Бондар | SURE",
                "Бондарь Ирина Сергеевна | Ирина | Сергеевна | Бондарь | SURE",
                "Ильина Анна Ильинична | Анна | Ильинична | Ильина | SURE",
                "Мельник Петро Ілліч | Петро | Ілліч | Мельник | SURE",
                "Kovalchuk Serhii Ivanovych | Serhii | Ivanovych | Kovalchuk | SURE",
                "Ельчін Аббас огли Мамедов | Ельчін | Аббас огли | Мамедов | SURE",
                "Serhii Kovalchuk | Serhii | '' | Kovalchuk | SURE",
                "Kovalchuk Serhii | Serhii | '' | Kovalchuk | SURE",
                "Ковальчук Саша | Саша | '' | Ковальчук | SURE",
                "Іван Петрович | Іван | Петрович | '' | LIKELY",
                "Бажена Ткаченко | Бажена | '' | Ткаченко | LIKELY",
                "Ткаченко Бажена | Бажена | '' | Ткаченко | LIKELY",
                "Aoife Byrne | Aoife | '' | Byrne | GUESSED",
                "КОВАЛЬЧУК С. І. | С. | І. | Ковальчук | LIKELY",
                "Ковальчук С.І. | С. | І. | Ковальчук | LIKELY",
                "С.І. Ковальчук | С. | І. | Ковальчук | LIKELY",
                "S. Kovalchuk | S. | '' | Kovalchuk | LIKELY",
                "John M. Smith | John M. | '' | Smith | LIKELY",
                "Bondar, Iryna | Iryna | '' | Bondar | SURE",
                "'БОНДАР, ІРИНА СЕРГІЇВНА' | Ірина | Сергіївна | Бондар | SURE",
                "нечуй-левицький іван семенович | Іван | Семенович | Нечуй-Левицький | SURE",
                "Mr. Patrick O'CONNOR | Patrick | '' | O'Connor | GUESSED",
                "Ludwig van Beethoven | Ludwig | '' | van Beethoven | GUESSED",
                "пані Олена Мак | Олена | '' | Мак | SURE",
                "Олена | Олена | '' | '' | LIKELY",
                "Ковальчук | '' | '' | Ковальчук | GUESSED",
                "В'ЯЧЕСЛАВ ЛУК'ЯНЕНКО | В'ячеслав | '' | Лук'яненко | SURE",
                "Іваненко Петренко Олена Іванівна | Олена | Іванівна | Іваненко Петренко | SURE",
                ", Олена | Олена | '' | '' | LIKELY",
                "Dr. | '' | '' | Dr. | GUESSED"
            })
    void aNameIsDivided(String text, String given, String patronymic, String family, String confidence) {
        PersonName name = PersonName.parse(text).optional().orElseThrow();
        assertEquals(
                String.join("|", given, patronymic, family, confidence),
                String.join(
                        "|",
                        name.given(),
                        name.patronymic(),
                        name.family(),
                        name.confidence().name()));
    }

    @ParameterizedTest
    @CsvSource({"'', name.empty", "' . ', name.empty", "12, name.empty"})
    void whatIsNoNameIsRefused(String text, String code) {
        assertEquals(code, PersonName.parse(text).refusal().orElseThrow());
    }

    @Test
    void aNameIsShownAndSorted() {
        PersonName name = PersonName.of("Сергій", "Іванович", "Ковальчук");
        assertEquals("Сергій Іванович Ковальчук", name.displayName());
        assertEquals("Ковальчук Сергій Іванович", name.sortName());
        assertEquals("Олена", PersonName.of("Олена", "", "").displayName());
        assertEquals(
                "name.too-long", PersonName.parse("a".repeat(201)).refusal().orElseThrow());
    }

    /** text | core | form | key */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ТОВ «Ромашка» | Ромашка | ТОВ | romawka",
                "ООО \"Ромашка\" | Ромашка | ООО | romawka",
                "Romashka LLC | Romashka | LLC | romawka",
                "Romashka, Ltd. | Romashka | Ltd. | romawka",
                "Товариство з обмеженою відповідальністю «Ромашка» | Ромашка | Товариство з обмеженою відповідальністю | romawka",
                "ФОП Ковальчук С. І. | Ковальчук С. І. | ФОП | kovalcuk s i",
                "Kwiat Sp. z o.o. | Kwiat | Sp. z o.o. | kviat",
                "Bayern Blumen GmbH | Bayern Blumen | GmbH | baern blumen",
                "Smith & Sons Co. Ltd. | Smith & Sons | Co. Ltd. | smit sons",
                "Салон «Роза» | Салон «Роза» | ~~ | salon roza",
                "Квіти та подарунки | Квіти та подарунки | ~~ | kviti podarunki",
                "Квіти і подарунки | Квіти і подарунки | ~~ | kviti podarunki",
                "ТОВ | ТОВ | ~~ | tov",
                "Нова   Пошта | Нова Пошта | ~~ | nova powta",
                "Студія 7 | Студія 7 | ~~ | studia 7"
            })
    void anOrganizationLosesItsLegalForm(String text, String core, String form, String key) {
        OrganizationName name = OrganizationName.parse(text).optional().orElseThrow();
        assertEquals(String.join("|", core, form, key), String.join("|", name.core(), name.legalForm(), name.key()));
    }
}
