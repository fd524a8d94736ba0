package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Contacts as a company keeps them in a spreadsheet: person, e-mail address, number and place. Each number of a contact gives
 * another person, so that files of different numbers share none of their addresses.
 */
final class Contacts {

    static final String HEADER = "Name,Email,Phone,City,Street,Postcode";

    private static final String[] GIVEN =
            ("Олена Наталія Ірина Оксана Тетяна Світлана Марія Ганна Юлія Катерина Людмила Вікторія Любов"
                            + " Дарина Софія Анастасія Олександр Сергій Андрій Володимир Микола Іван Василь Юрій Віктор Михайло"
                            + " Петро Дмитро Олег Ігор Roman Anna Maria Peter Eva Martin")
                    .split(" ");
    private static final String[] STEMS =
            ("Ковал Бондар Ткач Кравч Шевч Мельнич Поліщ Савч Марч Захарч Клим Левч Гончар Кухар Пономар"
                            + " Яким Панас Тимош Федор Юрч Ільч Назар Остап Литвин Руден Козач Сидор Мороз Вовч Лисен Бойч Дорош"
                            + " Гаврил Кирил Демч Корнієн Онищ Матвій Стець Хом")
                    .split(" ");
    private static final String[] ENDINGS =
            "енко чук ук ський ишин юк як ович івський ець ан ак ів аш ин ійчук иченко ук ко іха".split(" ");
    private static final String[] LATIN =
            "kovalenko bondarchuk tkachuk kravets shevchuk melnyk polishchuk savchenko marchuk zakharov klymenko"
                    .split(" ");
    private static final String[] CITIES =
            "Київ Харків Одеса Дніпро Львів Запоріжжя Вінниця Полтава Чернігів Черкаси Житомир Суми Рівне Тернопіль Луцьк Ужгород"
                    .split(" ");
    private static final String[] STREETS =
            "Шевченка Франка Грушевського Соборна Миру Садова Лесі_Українки Незалежності Київська Центральна"
                    .split(" ");
    private static final int[] OPERATORS = {50, 63, 66, 67, 68, 73, 93, 95, 96, 97, 98, 99};

    private Contacts() {}

    /** A file of so many contacts from this number on. */
    static Path written(Path file, long first, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (long number = first; number < first + rows; number++) {
                out.write(line(number));
            }
        }
        return file;
    }

    private static String line(long number) {
        var random = new Random(number);
        String city = any(CITIES, random);
        return "%s %s%s,%s.%d@mail%d.example,+380%d%07d,%s,\"вул. %s, %d\",%05d%n"
                .formatted(
                        any(GIVEN, random),
                        any(STEMS, random),
                        any(ENDINGS, random),
                        any(LATIN, random),
                        number,
                        number % 40,
                        OPERATORS[(int) (number / 10_000_000 % OPERATORS.length)],
                        // scattered over the numbers of an operator, each once: the factor has no divisor of ten
                        // million
                        number * 7_919_317 % 10_000_000,
                        city,
                        any(STREETS, random).replace('_', ' '),
                        1 + random.nextInt(180),
                        random.nextInt(1_000, 99_999));
    }

    private static String any(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
