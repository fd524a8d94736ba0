package relata.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Вишневський, Вишневська",
        "Левицький, Левицька",
        "Заболотний, Заболотна",
        "Чорний, Чорна",
        "Шевченко, Шевченко",
        "Ковальчук, Ковальчук",
        "Петров, Петрова",
        "Лебедєв, Лебедєва",
        "Пушкарьов, Пушкарьова",
        "Калінін, Калініна",
        "Ільїн, Ільїна",
        "Волошин, Волошин",
        "Литвин, Литвин",
        "Коваль, Коваль",
        "Левицкий, Левицкая",
        "Белый, Белая",
        "Степовой, Степовая",
        "Соловьёв, Соловьёва",
        "Фомин, Фомина",
        "Новиков, Новикова"
    })
    void familyNamesHaveTheirFeminineForm(String masculine, String feminine) {
        assertThat(FamilyName.feminine(masculine)).isEqualTo(feminine);
    }

    @ParameterizedTest
    @CsvSource({
        "pl, Wiśniewski, Wiśniewska",
        "pl, Nowak, Nowak",
        "sk, Horváth, Horváthová",
        "sk, Varga, Vargová",
        "ro, Popescu, Popescu"
    })
    void neighborsHaveTheirOwnRules(String country, String masculine, String feminine) {
        assertThat(FamilyName.abroad(country, masculine).in(Spelling.LATIN, true))
                .isEqualTo(feminine);
    }

    @ParameterizedTest
    @CsvSource({
        "Єлизавета, Yelyzaveta", "Згурський, Zghurskyi", "Юлія, Yuliia", "Мар'яна, Mariana", "Щербак, Shcherbak",
        "Соловйов, Soloviov", "Яременко, Yaremenko", "Ільїн, Ilin", "Юрій, Yurii", "Андрій, Andrii"
    })
    void latinIsSpelledAsInPassports(String ukrainian, String latin) {
        assertThat(Latin.of(ukrainian)).isEqualTo(latin);
    }
}
