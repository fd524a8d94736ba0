package relata.sample.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Dice.Purpose;

/**
 * The sample company's customer base: the same seed, size and closing date tell the same stories.
 *
 * <p>The first customers are the businesses (forty, or one in five hundred of a large base), all others are private.
 * Safe for use by several threads.
 */
public final class SampleStories {

    private static final long FEWEST_BUSINESSES = 40;
    private static final long CUSTOMERS_FOR_ONE_BUSINESS = 500;

    private final long customers;
    private final LocalDate asOf;
    private final Company company;
    private final People people;
    private final PersonRecords personRecords;
    private final BusinessRecords businessRecords;

    /**
     * @param customers how many top-level customers, without the people of the businesses; at least 100
     * @param asOf the day after the last day of all histories
     */
    public SampleStories(long seed, long customers, LocalDate asOf) {
        if (customers < 100 || customers > 50_000_000) {
            throw new IllegalArgumentException(
                    "The sample company can have 100 to 50,000,000 customers, not " + customers);
        }
        this.customers = customers;
        this.asOf = asOf;
        this.company = new Company(seed, new ThreeYears(asOf));
        this.people = new People(seed, asOf, company.names, company.places);
        this.personRecords = new PersonRecords(company);
        this.businessRecords =
                new BusinessRecords(company, people, new Businesses(seed, company.places, company.assortment));
    }

    public long customers() {
        return customers;
    }

    /** The day after the last day of all histories. */
    public LocalDate asOf() {
        return asOf;
    }

    /** How many of the first customers are businesses. */
    public long businesses() {
        return Math.max(FEWEST_BUSINESSES, customers / CUSTOMERS_FOR_ONE_BUSINESS);
    }

    public List<SampleProduct> products() {
        return company.assortment.products();
    }

    public List<SampleEmployee> employees() {
        return company.employees;
    }

    public List<SampleTerritory> territories() {
        return company.places.territories();
    }

    /** One rate a month for each foreign currency, the oldest first. */
    public List<SampleRate> rates() {
        var rates = new ArrayList<SampleRate>();
        for (LocalDate day = asOf.minusYears(3).withDayOfMonth(1); day.isBefore(asOf); day = day.plusMonths(1)) {
            int before = (int) (asOf.toEpochDay() - day.toEpochDay());
            for (Currency currency : Currency.values()) {
                if (currency != Currency.UAH) {
                    BigDecimal rate = BigDecimal.valueOf(currency.rate(before)).setScale(4, RoundingMode.HALF_EVEN);
                    rates.add(new SampleRate(day, currency, rate));
                }
            }
        }
        return List.copyOf(rates);
    }

    /** All histories in the order of their index, told one at a time. */
    public Stream<SampleHistory> histories() {
        return LongStream.range(0, customers).mapToObj(this::history);
    }

    /** @param index 0 to customers - 1 */
    public SampleHistory history(long index) {
        return index < businesses() ? businessRecords.history(index) : personHistory(index);
    }

    private SampleHistory personHistory(long index) {
        long number = index - businesses();
        Person person = people.person(number);
        Dice dice = Dice.of(company.seed, Purpose.STORY, number);
        int joined = PersonRecords.joined(company.years, dice);
        UUID id = PersonRecords.id(company, index, joined);
        var life = new Life(company, dice, index, id, person, company.keeper(person.city(), dice), joined);
        PersonStory story = person.duplicate() ? PersonStory.SECOND_CARD : PersonStory.drawn(dice);
        story.tell(life);
        boolean consented = person.email() != null && person.email().indexOf('@') > 0 && dice.chance(58);
        if (consented) {
            life.receivesCampaigns();
        }
        SampleCustomer customer =
                personRecords.written(person, life, story.name(), consented, duplicateOf(person, index));
        return new SampleHistory(
                customer, List.of(), List.of(), life.orders(), life.interactions(), newHousehold(person, customer));
    }

    private static SampleHistory.@Nullable Household newHousehold(Person person, SampleCustomer customer) {
        UUID id = customer.household();
        return id == null || !person.firstOfHousehold()
                ? null
                : new SampleHistory.Household(
                        id, person.family() + ", " + person.city().name());
    }

    private @Nullable UUID duplicateOf(Person person, long index) {
        if (!person.duplicate()) {
            return null;
        }
        int joined = PersonRecords.joined(company.years, Dice.of(company.seed, Purpose.STORY, person.number() - 1));
        return PersonRecords.id(company, index - 1, joined);
    }
}
