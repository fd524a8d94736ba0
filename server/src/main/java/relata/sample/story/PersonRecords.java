package relata.sample.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Dice.Purpose;
import relata.sample.story.SampleCustomer.Address;
import relata.sample.story.SampleCustomer.Consent;
import relata.sample.story.SampleCustomer.ContactKind;
import relata.sample.story.SampleCustomer.ContactPoint;

/** Writes persons down as records: card number, contact points, addresses, consents. */
final class PersonRecords {

    private final Company company;

    PersonRecords(Company company) {
        this.company = company;
    }

    /** Two in five were customers before the history begins; of the others more came when shops were full. */
    static int joined(ThreeYears years, Dice dice) {
        if (dice.chance(38)) {
            return -dice.between(1, 1100);
        }
        int one = dice.between(0, years.length() - 1);
        int other = dice.between(0, years.length() - 1);
        return rush(years.month(one)) >= rush(years.month(other)) ? one : other;
    }

    private static int rush(int month) {
        return switch (month) {
            case 12 -> 3;
            case 3, 11 -> 2;
            case 6, 7, 8 -> 0;
            default -> 1;
        };
    }

    static UUID id(Company company, long owner, int joined) {
        return Ids.at(company.years.second(joined, 43_200), company.seed, owner, Ids.Kind.CUSTOMER, 0);
    }

    SampleCustomer written(Person person, Life life, String story, boolean consented, @Nullable UUID duplicateOf) {
        Dice dice = Dice.of(company.seed, Purpose.PERSON, ~person.number());
        return new SampleCustomer(
                life.customer,
                "LN" + (10_000_000 + life.owner),
                SampleCustomer.Kind.PERSON,
                person.fullName(),
                person.given(),
                person.patronymicName(),
                person.family(),
                person.spelling(),
                person.feminine(),
                dice.chance(15) || person.spelling() == Spelling.LATIN ? person.latinName() : null,
                person.birthday(),
                person.language(),
                person.city().timeZone(),
                life.city().territory(),
                life.keeper,
                "Магазини",
                null,
                null,
                household(person),
                company.years.at(life.joined, 43_200),
                contactPoints(person, life, dice),
                addresses(person, life, dice),
                consents(life, consented),
                story,
                duplicateOf);
    }

    private @Nullable UUID household(Person person) {
        return person.inHousehold()
                ? Ids.at(company.years.second(-1000, 0), company.seed, person.group(), Ids.Kind.HOUSEHOLD, 0)
                : null;
    }

    private List<ContactPoint> contactPoints(Person person, Life life, Dice dice) {
        var points = new ArrayList<ContactPoint>(3);
        if (person.email() != null) {
            points.add(point(life, 0, ContactKind.EMAIL, person.email(), dice.chance(40), person.emailShared()));
        }
        if (person.phone() != null) {
            points.add(point(life, 1, ContactKind.PHONE, person.phone(), dice.chance(55), person.phoneShared()));
        }
        if (dice.chance(6)) {
            String nick = "@" + person.givenName().address() + "_" + person.number();
            points.add(point(life, 2, ContactKind.TELEGRAM, nick, false, false));
        }
        return List.copyOf(points);
    }

    private ContactPoint point(
            Life life, int sequence, ContactKind kind, String value, boolean verified, boolean shared) {
        UUID id = Ids.at(
                company.years.second(life.joined, 43_201), company.seed, life.owner, Ids.Kind.CONTACT_POINT, sequence);
        return new ContactPoint(id, kind, value, verified && !shared, shared);
    }

    private List<Address> addresses(Person person, Life life, Dice dice) {
        var addresses = new ArrayList<Address>(2);
        long from = company.years.second(life.joined, 43_202);
        if (dice.chance(66)) {
            Dice home = person.inHousehold() ? Dice.of(company.seed, Purpose.GROUP, ~person.group()) : dice;
            UUID id = Ids.at(from, company.seed, life.owner, Ids.Kind.ADDRESS, 0);
            addresses.add(company.places.address(id, "home", person.city(), home, true));
        }
        if (!life.city().equals(person.city())) {
            UUID id = Ids.at(from, company.seed, life.owner, Ids.Kind.ADDRESS, 1);
            addresses.add(company.places.address(id, "delivery", life.city(), dice, true));
        }
        return List.copyOf(addresses);
    }

    private List<Consent> consents(Life life, boolean consented) {
        if (!consented) {
            return List.of();
        }
        var consents = new ArrayList<Consent>(2);
        consents.add(consent(life, 0, true, life.joined, "Анкета картки лояльності"));
        Integer unsubscribed = life.unsubscribed();
        if (unsubscribed != null && life.happens(unsubscribed)) {
            consents.add(consent(life, 1, false, unsubscribed, "Посилання «відписатися» в листі"));
        }
        return List.copyOf(consents);
    }

    private Consent consent(Life life, int sequence, boolean given, int day, String evidence) {
        long second = company.years.second(day, 64_800);
        UUID id = Ids.at(second, company.seed, life.owner, Ids.Kind.CONSENT, sequence);
        return new Consent(id, "marketing", "email", given, Instant.ofEpochSecond(second), evidence);
    }
}
