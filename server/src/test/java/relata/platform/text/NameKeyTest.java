package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сергій Сергей Serhii Serhiy Sergey Sergei Sergiy Sergii СЕРГІЙ",
                "Ковальчук Kovalchuk Koval'chuk Kovaltchuk Kowalczuk KOVALCHUK Ковальчук",
                "Щербак Shcherbak Scherbak Sherbak",
                "Ковальський Ковальский Kovalskyi Kovalskiy Kovalsky Kovalski Kovalskij Kovalskyy",
                "Ковальська Ковальская Kovalska Kovalskaya Kovalskaia",
                "Левицький Левицкий Levytskyi Levitskiy Levitsky Levytsky Levicki Lewicki",
                "Ковальов Ковалёв Ковалев Kovalov Kovalev Kovalyov Kovaliov",
                "Соловйова Соловьёва Соловьева Soloviova Solovyova Solovyeva Soloveva",
                "Васильєв Васильев Vasyliev Vasilyev Vasiliev Vasilev",
                "Ємельяненко Емельяненко Yemelianenko Emelyanenko Iemelianenko Yemelyanenko",
                "Гриценко Hrytsenko Gritsenko Grytsenko",
                "Хоменко Khomenko Homenko",
                "Згурський Згурский Zghurskyi Zgurskiy Zgursky",
                "Цимбал Цымбал Tsymbal Tsimbal Cymbal",
                "Кравець Кравец Kravets Kravetz Kravec",
                "Жук Zhuk",
                "Людмила Liudmyla Lyudmila Ludmila Ludmyla Ljudmila",
                "Юлія Юлия Yuliia Yuliya Yulia Iuliia Julia Juliya",
                "Юрій Юрий Yurii Yuriy Yuri Yury Iurii Jurij",
                "В'ячеслав Вячеслав Viacheslav Vyacheslav В’ячеслав Вʼячеслав V'yacheslav",
                "Софія София Sofiia Sofiya Sofia Sophia",
                "Оксана Oksana Oxana",
                "Віктор Виктор Viktor Victor",
                "Ольга Olha Olga Ol'ga",
                "Анна Anna Ana",
                "Ілля Илья Illia Ilya Illya Ilia",
                "Ігор Игорь Ihor Igor Igor'",
                "Ґалаґан Галаган Galagan Halahan",
                "Зінаїда Зинаида Zinaida Zinaiida Zinayida",
                "Андрієнко Андриенко Andriienko Andrienko Andriyenko",
                "Іванович Иванович Ivanovych Ivanovich Ivanovič",
                "Сергійович Сергеевич Serhiiovych Sergeevich Sergeyevich Serhiyovych",
                "Василівна Васильевна Vasylivna Vasilievna Vasilyevna",
                "Шмідт Шмидт Schmidt Shmidt Shmidt",
                "Хрущов Хрущёв Khrushchov Khrushchev Hruschev",
                "Чайковський Чайковский Chaikovskyi Tchaikovsky Chaykovskiy Czajkowski",
                "Müller Muller",
                "Dvořák Dvorak"
            })
    void spellingsOfOneNameMeet(String spellings) {
        var keys = Arrays.stream(spellings.split(" ")).collect(Collectors.groupingBy(NameKey::of));
        assertEquals(1, keys.size(), keys::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "Ковальчук, Коваленко",
        "Ковальчук, Ковальський",
        "Коваль, Ковальов",
        "Kovalchuk, Koval",
        "Іваненко, Іванченко",
        "Іванов, Іваненко",
        "Мельник, Мельниченко",
        "Бондар, Бондаренко",
        "Шевчук, Шевченко",
        "Шевчук, Савчук",
        "Сергій, Сергієнко",
        "Олег, Ольга",
        "Олена, Олеся",
        "Ірина, Марина",
        "Марія, Мар'яна",
        "Жук, Щук",
        "Жук, Зук",
        "Цар, Чар",
        "Кіт, Кит'ко",
        "Петренко, Петрів",
        "Лисенко, Лищенко",
        "Ткач, Ткачук",
        "Бойко, Байко",
        "Kovalska, Kovalskyi",
        "Данило, Дмитро",
        "Віра, Ера",
        "Іванович, Івнович"
    })
    void differentNamesDoNotMeet(String one, String other) {
        assertNotEquals(NameKey.of(one), NameKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "--, ''", "’, ''", "ь, ''", "Ь7, 7", "2024, 2024", "1100, 1100", "李, 李"})
    void whatIsNoNameHasAPlainKey(String word, String key) {
        assertEquals(key, NameKey.of(word));
    }

    /** Whoever types a name letter by letter sees it from the first letter to the last, in any spelling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сергій",
                "Сергей",
                "Serhii",
                "Sergey",
                "Sergei",
                "Kovalchuk",
                "Ковальчук",
                "Shcherbak",
                "Scherbak",
                "Kowalczuk",
                "Khomenko",
                "Хоменко",
                "Zhuk",
                "Misha",
                "Tsymbal",
                "Андрієнко",
                "Andrienko",
                "Andriyenko",
                "Ковалёв",
                "Kovalyov",
                "Kovalev",
                "Соловьева",
                "Solovyova",
                "Liudmyla",
                "Lyudmila",
                "Vasilyev",
                "Васильєв",
                "Yuliia",
                "Юлія",
                "Iryna",
                "Chaikovskyi",
                "Zghurskyi",
                "Philippov",
                "Олександр",
                "Victor",
                "В'ячеслав"
            })
    void aNameIsFoundWhileItIsTyped(String name) {
        String key = NameKey.of(name);
        for (int typed = 1; typed <= name.length(); typed++) {
            String part = name.substring(0, typed);
            if (part.endsWith("'") || NameKey.of(part).isEmpty()) {
                continue;
            }
            var beginnings = NameKey.beginnings(part);
            assertTrue(
                    beginnings.stream().anyMatch(key::startsWith),
                    () -> part + ": " + beginnings + " does not begin " + key);
        }
    }
}
