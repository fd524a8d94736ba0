package relata.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {

    /** The examples that resolution 55 prints beside its table. */
    @ParameterizedTest
    @CsvSource({
        "Алушта, Alushta",
        "Борщагівка, Borshchahivka",
        "Вінниця, Vinnytsia",
        "Гадяч, Hadiach",
        "Згурський, Zghurskyi",
        "Ґалаґан, Galagan",
        "Донецьк, Donetsk",
        "Рівне, Rivne",
        "Єнакієве, Yenakiieve",
        "Гаєвич, Haievych",
        "Короп'є, Koropie",
        "Житомир, Zhytomyr",
        "Закарпаття, Zakarpattia",
        "Медвин, Medvyn",
        "Іршава, Irshava",
        "Їжакевич, Yizhakevych",
        "Кадиївка, Kadyivka",
        "Мар'їне, Marine",
        "Йосипівка, Yosypivka",
        "Стрий, Stryi",
        "Лебедин, Lebedyn",
        "Щербухи, Shcherbukhy",
        "Гоща, Hoshcha",
        "Гаращенко, Harashchenko",
        "Юрій, Yurii",
        "Корюківка, Koriukivka",
        "Яготин, Yahotyn",
        "Костянтин, Kostiantyn",
        "Знам'янка, Znamianka",
        "Феодосія, Feodosiia",
        "ЩУКА, SHCHUKA",
        "Розгон, Rozghon",
        "Єва-Юлія 2, Yeva-Yuliia 2"
    })
    void ukrainianFollowsResolution55(String cyrillic, String latin) {
        assertEquals(latin, Transliteration.UKRAINIAN.toLatin(cyrillic));
    }

    @ParameterizedTest
    @CsvSource({
        "Сергей, Sergei", "Юрий, Iurii", "Щербаков, Shcherbakov", "Подъячев, Podieiachev", "Горбачёв, Gorbachev",
        "Хабаровск, Khabarovsk", "Цыбин, Tsybin", "Илья, Ilia", "Эдуард, Eduard", "ЖУКОВ, ZHUKOV"
    })
    void russianFollowsIcao9303(String cyrillic, String latin) {
        assertEquals(latin, Transliteration.RUSSIAN.toLatin(cyrillic));
    }
}
