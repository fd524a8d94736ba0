package relata.sample.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Dice.Purpose;
import relata.sample.story.SampleCustomer.Consent;
import relata.sample.story.SampleCustomer.ContactKind;
import relata.sample.story.SampleCustomer.ContactPoint;
import relata.sample.story.SampleRelationship.Level;

/** Writes business customers and the people who work for them down as records. */
final class BusinessRecords {

    static final int MOST_PEOPLE = 8;
    private static final long FIRST_OWNER = 1L << 40;

    private final Company company;
    private final People people;
    private final Businesses businesses;

    BusinessRecords(Company company, People people, Businesses businesses) {
        this.company = company;
        this.people = people;
        this.businesses = businesses;
    }

    SampleHistory history(long number) {
        Business business = businesses.business(number);
        Dice dice = Dice.of(company.seed, Purpose.STORY, ~number);
        BusinessStory story = BusinessStory.drawn(business.trade(), dice);
        int joined = story == BusinessStory.ON_TRIAL
                ? company.years.length() - dice.between(70, 220)
                : dice.chance(60) ? -dice.between(1, 1500) : dice.between(0, company.years.length() * 3 / 4);
        UUID id = PersonRecords.id(company, number, joined);
        String manager = company.keyAccountManager(business.city());
        var contacts = new ArrayList<SampleCustomer>();
        var relationships = new ArrayList<SampleRelationship>();
        Person speaker = null;
        int count = dice.between(2, business.trade().roles().size());
        for (int index = 0; index < count; index++) {
            String role = business.trade().roles().get(index);
            Person person = people.employee(
                    Phones.FIRST_OF_BUSINESSES + number * MOST_PEOPLE + index,
                    business.city(),
                    business.emailDomain(),
                    role,
                    dice);
            SampleCustomer contact = contact(person, number, index, joined + index, manager);
            contacts.add(contact);
            relationships.add(relationship(contact, id, role, number, index, joined, dice));
            speaker = speaker == null ? person : speaker;
        }
        if (speaker == null) {
            throw new IllegalStateException("A business customer without people");
        }
        var life = new Life(company, dice, number, id, speaker, manager, joined);
        story.tell(life, business);
        return new SampleHistory(
                organization(business, life, story, dice),
                List.copyOf(contacts),
                List.copyOf(relationships),
                life.orders(),
                life.interactions(),
                null);
    }

    private SampleCustomer organization(Business business, Life life, BusinessStory story, Dice dice) {
        long second = company.years.second(life.joined, 43_201);
        var points = List.of(
                new ContactPoint(
                        Ids.at(second, company.seed, life.owner, Ids.Kind.CONTACT_POINT, 0),
                        ContactKind.EMAIL,
                        "office@" + business.emailDomain(),
                        true,
                        false),
                new ContactPoint(
                        Ids.at(second, company.seed, life.owner, Ids.Kind.CONTACT_POINT, 1),
                        ContactKind.PHONE,
                        Phones.number(
                                business.city().country(),
                                Phones.FIRST_OF_BUSINESSES + business.number() * MOST_PEOPLE + MOST_PEOPLE - 1,
                                company.seed),
                        true,
                        false));
        UUID addressId = Ids.at(second, company.seed, life.owner, Ids.Kind.ADDRESS, 0);
        var address = company.places.address(addressId, "delivery", business.city(), dice, false);
        return new SampleCustomer(
                life.customer,
                "B-" + (1001 + business.number()),
                SampleCustomer.Kind.ORGANIZATION,
                business.name(),
                null,
                null,
                null,
                business.city().country().equals("UA") ? Spelling.UKRAINIAN : Spelling.LATIN,
                false,
                business.latinName(),
                null,
                life.speaker().language(),
                business.city().timeZone(),
                business.city().territory(),
                life.keeper,
                "Ключові клієнти",
                taxId(business),
                business.trade().name().toLowerCase(Locale.ROOT),
                null,
                company.years.at(life.joined, 43_200),
                points,
                List.of(address),
                List.of(),
                story.name(),
                null);
    }

    /** The eight digits of a Ukrainian company; abroad none was written down. */
    private @Nullable String taxId(Business business) {
        long digits = Long.remainderUnsigned(Dice.mix(company.seed ^ ~business.number()), 9000);
        return business.city().country().equals("UA")
                ? String.valueOf(30_000_000 + business.number() * 9000 + digits)
                : null;
    }

    private SampleCustomer contact(Person person, long number, int index, int joined, String manager) {
        long owner = FIRST_OWNER + number * MOST_PEOPLE + index;
        UUID id = PersonRecords.id(company, owner, joined);
        long second = company.years.second(joined, 43_201);
        var points = new ArrayList<ContactPoint>(2);
        if (person.email() != null) {
            points.add(new ContactPoint(
                    Ids.at(second, company.seed, owner, Ids.Kind.CONTACT_POINT, 0),
                    ContactKind.EMAIL,
                    person.email(),
                    true,
                    false));
        }
        if (person.phone() != null) {
            points.add(new ContactPoint(
                    Ids.at(second, company.seed, owner, Ids.Kind.CONTACT_POINT, 1),
                    ContactKind.PHONE,
                    person.phone(),
                    false,
                    false));
        }
        var consent = new Consent(
                Ids.at(second, company.seed, owner, Ids.Kind.CONSENT, 0),
                "service",
                "email",
                true,
                Instant.ofEpochSecond(second),
                "Договір постачання");
        return new SampleCustomer(
                id,
                "BP-" + (10_000 + number * MOST_PEOPLE + index),
                SampleCustomer.Kind.PERSON,
                person.fullName(),
                person.given(),
                person.patronymicName(),
                person.family(),
                person.spelling(),
                person.feminine(),
                person.latinName(),
                null,
                person.language(),
                person.city().timeZone(),
                person.city().territory(),
                manager,
                "Ключові клієнти",
                null,
                null,
                null,
                company.years.at(joined, 43_200),
                List.copyOf(points),
                List.of(),
                List.of(consent),
                "BUSINESS_CONTACT",
                null);
    }

    private SampleRelationship relationship(
            SampleCustomer person, UUID organization, String role, long number, int index, int joined, Dice dice) {
        Level level = switch (role) {
            case "general-manager", "owner" -> Level.EXECUTIVE;
            case "finance", "spa-manager", "procurement" -> Level.MANAGEMENT;
            default -> Level.OPERATIONAL;
        };
        int influence = Math.clamp(level.ordinal() * 2 + dice.between(0, 2), 1, 5);
        UUID id = Ids.at(company.years.second(joined, 43_203), company.seed, number, Ids.Kind.RELATIONSHIP, index);
        return new SampleRelationship(
                id,
                person.id(),
                organization,
                role,
                level,
                influence,
                Math.clamp(dice.around(1, 3), -2, 2),
                company.years.date(joined));
    }
}
