package relata.sample.story;

import java.time.LocalDate;
import relata.sample.story.Dice.Purpose;
import relata.sample.story.Names.Nation;
import relata.sample.story.Names.Patronymic;
import relata.sample.story.Places.City;

/**
 * Makes people. They come in groups of sixteen neighbors, so that households, shared phones and duplicates are known
 * without looking at anybody else: numbers 2 to 4 of a group may live together, number 9 may be number 8 once more.
 */
final class People {

    private static final String[] DOMAINS = {
        "example.com", "poshta.example", "skrynka.example", "example.org", "lyst.example", "example.net"
    };
    static final int FIRST_OF_HOUSEHOLD = 2;
    private static final int DUPLICATE = 9;

    private final long seed;
    private final LocalDate asOf;
    private final Names names;
    private final Places places;

    People(long seed, LocalDate asOf, Names names, Places places) {
        this.seed = seed;
        this.asOf = asOf;
        this.names = names;
        this.places = places;
    }

    Person person(long number) {
        int position = (int) (number & 15);
        Dice group = Dice.of(seed, Purpose.GROUP, number >> 4);
        boolean household = group.chance(45) && position >= 2 && position <= (group.chance(40) ? 4 : 3);
        boolean onePhone = group.chance(25);
        boolean planted = group.chance(28);
        if (position == DUPLICATE && planted) {
            return respelled(person(number - 1), number);
        }
        Dice dice = Dice.of(seed, Purpose.PERSON, number);
        Dice home = household ? group : dice;
        City city = places.city(home);
        Nation nation = names.nation(home.chance(city.country().equals("UA") ? 0 : 55) ? city.nation() : "ua");
        FamilyName family = home.usual(nation.families());
        boolean feminine = household ? position == 2 || (position == 4 && dice.chance(50)) : dice.chance(76);
        boolean ukrainian = nation == names.nation("ua");
        String language = language(dice, ukrainian, city);
        var given = dice.usual(feminine ? nation.women() : nation.men());
        Patronymic patronymic = ukrainian && dice.chance(18) ? dice.usual(names.patronymics()) : null;
        Spelling spelling = spelling(dice, ukrainian, language);
        LocalDate birthday = dice.chance(62) ? birthday(dice, position == 4 && household) : null;
        String local = given.address()
                + (dice.chance(60) ? "." : "_")
                + family.address().of(feminine)
                + number;
        String email = dice.chance(78) ? email(dice, local) : null;
        long slot = household && onePhone && position == FIRST_OF_HOUSEHOLD + 1 ? number - 1 : number;
        String phone = dice.chance(85) || email == null ? phone(dice, city, slot) : null;
        return new Person(
                number,
                feminine,
                given,
                family,
                patronymic,
                spelling,
                birthday,
                city,
                language,
                email,
                phone,
                number >> 4,
                household,
                false,
                false,
                household && onePhone && position <= FIRST_OF_HOUSEHOLD + 1);
    }

    /** Somebody who works for a business customer. */
    Person employee(long slot, City city, String emailDomain, String box, Dice dice) {
        Nation nation = names.nation(city.nation());
        boolean ukrainian = city.country().equals("UA");
        boolean feminine = dice.chance(58);
        String language = language(dice, ukrainian, city);
        var given = dice.usual(feminine ? nation.women() : nation.men());
        var family = dice.usual(nation.families());
        Patronymic patronymic = ukrainian && dice.chance(55) ? dice.usual(names.patronymics()) : null;
        // Two of one name work together now and then: the later one has a number in the address.
        long colleague = slot % BusinessRecords.MOST_PEOPLE;
        String own = given.address() + "." + family.address().of(feminine) + (colleague == 0 ? "" : colleague + 1);
        String email = (dice.chance(50) ? box : own) + "@" + emailDomain;
        return new Person(
                slot,
                feminine,
                given,
                family,
                patronymic,
                spelling(dice, ukrainian, language),
                null,
                city,
                language,
                email,
                phone(dice, city, slot),
                -1,
                false,
                false,
                false,
                false);
    }

    private Person respelled(Person first, long number) {
        Dice dice = Dice.of(seed, Purpose.PERSON, number);
        Spelling spelling = switch (first.spelling()) {
            case UKRAINIAN -> dice.chance(50) ? Spelling.RUSSIAN : Spelling.LATIN;
            case RUSSIAN -> dice.chance(60) ? Spelling.UKRAINIAN : Spelling.LATIN;
            case LATIN -> Spelling.UKRAINIAN;
        };
        String local = first.givenName().address().charAt(0) + "."
                + first.familyName().address().of(first.feminine());
        String email =
                dice.chance(30) ? first.email() : dice.chance(60) ? local + number + "@" + dice.pick(DOMAINS) : null;
        String phone = dice.chance(60) || email == null ? phone(dice, first.city(), number - 1) : null;
        return new Person(
                number,
                first.feminine(),
                first.givenName(),
                first.familyName(),
                dice.chance(50) ? first.patronymic() : null,
                spelling,
                dice.chance(70) ? first.birthday() : null,
                first.city(),
                first.language(),
                email,
                phone,
                first.group(),
                false,
                true,
                email != null && email.equals(first.email()),
                first.phone() != null);
    }

    private static String language(Dice dice, boolean ukrainian, City city) {
        if (ukrainian) {
            return dice.chance(city.territory().equals("ua-west") ? 94 : 66) ? "uk" : "ru";
        }
        return switch (city.country()) {
            case "PL" -> "pl";
            case "SK" -> "en";
            case "MD" -> dice.chance(40) ? "ru" : "ro";
            default -> "ro";
        };
    }

    private static Spelling spelling(Dice dice, boolean ukrainian, String language) {
        if (!ukrainian || dice.chance(9)) {
            return Spelling.LATIN;
        }
        return language.equals("ru") && dice.chance(80) ? Spelling.RUSSIAN : Spelling.UKRAINIAN;
    }

    private LocalDate birthday(Dice dice, boolean young) {
        int age = young ? dice.between(18, 24) : 18 + Math.min(dice.between(0, 60), dice.between(5, 60));
        return asOf.minusDays(age * 365L + dice.between(0, 364));
    }

    /** Seven addresses in a thousand were mistyped; half of those so that nothing can reach them. */
    private static String email(Dice dice, String local) {
        String domain = dice.usual(DOMAINS);
        if (dice.between(0, 999) >= 7) {
            return local + "@" + domain;
        }
        return dice.chance(50)
                ? local + "." + domain
                : local + "@" + domain.charAt(0) + domain.charAt(2) + domain.charAt(1) + ".example";
    }

    private String phone(Dice dice, City city, long slot) {
        return Phones.written(Phones.number(city.country(), slot, seed), dice);
    }
}
