package relata.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import relata.sample.story.SampleCustomer.ContactKind;
import relata.sample.story.SampleCustomer.Kind;

/** The invented company must be the same at every run and look like one that exists. */
class SampleStoriesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final SampleStories BASE = new SampleStories(7, 5000, AS_OF);
    private static final List<SampleHistory> HISTORIES = BASE.histories().toList();

    @Test
    void theSameSeedTellsTheSameStoriesInAnyOrderAndOnAnyThread() {
        var again = new SampleStories(7, 5000, AS_OF);
        var parallel =
                LongStream.range(0, 5000).parallel().mapToObj(again::history).toList();
        assertThat(parallel).isEqualTo(HISTORIES);
        assertThat(new SampleStories(8, 5000, AS_OF).history(100)).isNotEqualTo(HISTORIES.get(100));
    }

    @Test
    void everyIdIsAVersionSevenAndNamesOneThing() {
        var seen = new HashSet<UUID>();
        for (SampleHistory history : HISTORIES) {
            var ids = new ArrayList<UUID>();
            ids.add(history.customer().id());
            everybody(history).forEach(person -> person.contactPoints().forEach(point -> ids.add(point.id())));
            history.people().forEach(person -> ids.add(person.id()));
            history.relationships().forEach(relationship -> ids.add(relationship.id()));
            history.interactions().forEach(interaction -> ids.add(interaction.id()));
            history.orders().forEach(order -> {
                ids.add(order.id());
                order.lines().forEach(line -> ids.add(line.id()));
                order.returns().forEach(returned -> ids.add(returned.id()));
            });
            for (UUID id : ids) {
                assertThat(id.version()).isEqualTo(7);
                assertThat(id.variant()).isEqualTo(2);
                assertThat(seen.add(id)).as("id %s is new", id).isTrue();
            }
        }
    }

    @Test
    void nothingHappensBeforeTheThreeYearsOrAfterTheClosingDate() {
        Instant first = AS_OF.minusYears(3).atStartOfDay(KYIV).toInstant();
        Instant last = AS_OF.atStartOfDay(KYIV).toInstant();
        for (SampleHistory history : HISTORIES) {
            history.orders().forEach(order -> assertThat(order.placedAt()).isBetween(first, last));
            history.interactions()
                    .forEach(interaction -> assertThat(interaction.at()).isBetween(first, last));
            assertThat(history.customer().createdAt()).isBefore(last);
        }
    }

    @Test
    void presentsMakePeaksAndSummerIsQuiet() {
        Map<Month, Long> orders = HISTORIES.stream()
                .flatMap(history -> history.orders().stream())
                .filter(order -> order.channel() != SampleOrder.Channel.KEY_ACCOUNT)
                .collect(Collectors.groupingBy(
                        order -> order.placedAt().atZone(KYIV).getMonth(), Collectors.counting()));
        long ordinary = (orders.get(Month.APRIL) + orders.get(Month.OCTOBER) + orders.get(Month.SEPTEMBER)) / 3;
        System.out.println("Orders by month: " + orders);
        assertThat(orders.get(Month.DECEMBER)).isGreaterThan(ordinary * 4 / 3);
        assertThat(orders.get(Month.MARCH)).isGreaterThan(ordinary * 11 / 10);
        assertThat(orders.get(Month.JULY)).isLessThan(ordinary);
    }

    @Test
    void manyBuyOnceFewBuyMuchAndSomeNever() {
        var people = HISTORIES.stream()
                .filter(history -> history.customer().kind() == Kind.PERSON)
                .toList();
        double never = share(people, history -> history.orders().isEmpty());
        double once = share(people, history -> history.orders().size() == 1);
        double often = share(people, history -> history.orders().size() >= 10);
        double mean = people.stream()
                .mapToInt(history -> history.orders().size())
                .average()
                .orElse(0);
        double talks = people.stream()
                .mapToInt(history -> history.interactions().size())
                .average()
                .orElse(0);
        System.out.printf(
                "Never %.3f, once %.3f, ten times and more %.3f; orders %.2f, interactions %.2f each%n",
                never, once, often, mean, talks);
        assertThat(never).isBetween(0.05, 0.2);
        assertThat(once).isBetween(0.18, 0.45);
        assertThat(often).isBetween(0.08, 0.3);
        assertThat(mean).isBetween(3.0, 7.0);
        assertThat(talks).isBetween(4.0, 14.0);
    }

    @Test
    void fewPurchasesComeBack() {
        long lines = 0;
        long returned = 0;
        for (SampleHistory history : HISTORIES) {
            for (SampleOrder order : history.orders()) {
                lines += order.lines().size();
                returned += order.returns().size();
                order.returns().forEach(item -> assertThat(item.at()).isAfter(order.placedAt()));
            }
        }
        assertThat(returned / (double) lines).isBetween(0.003, 0.05);
    }

    @Test
    void ordersAddUp() {
        for (SampleHistory history : HISTORIES) {
            for (SampleOrder order : history.orders()) {
                var sum = order.lines().stream()
                        .map(SampleOrder.Line::total)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
                assertThat(sum).isEqualByComparingTo(order.total());
                assertThat(order.total().signum()).isPositive();
                assertThat(order.customerId()).isEqualTo(history.customer().id());
            }
        }
    }

    @Test
    void nothingIsSoldBeforeItsLaunchOrAfterItsEnd() {
        var years = new ThreeYears(AS_OF);
        for (SampleHistory history : HISTORIES) {
            for (SampleOrder order : history.orders()) {
                int day = (int) (order.placedAt().atZone(KYIV).toLocalDate().toEpochDay()
                        - years.date(0).toEpochDay());
                order.lines()
                        .forEach(line -> assertThat(line.product().soldOn(day))
                                .as("%s on day %d", line.product().sku(), day)
                                .isTrue());
            }
        }
    }

    @Test
    void everyPhoneNumberIsValid() throws NumberParseException {
        var phones = PhoneNumberUtil.getInstance();
        for (SampleHistory history : HISTORIES) {
            for (SampleCustomer person : everybody(history)) {
                String phone = person.contact(ContactKind.PHONE);
                if (phone != null) {
                    String written = phone.startsWith("380") ? "+" + phone : phone;
                    assertThat(phones.isValidNumber(phones.parse(written, "UA")))
                            .as(phone)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void onlyPlantedDuplicatesShareAnAddressAndAllAddressesAreReserved() {
        Map<String, UUID> owners = new HashMap<>();
        int planted = 0;
        int missing = 0;
        for (SampleHistory history : HISTORIES) {
            for (SampleCustomer person : everybody(history)) {
                planted += person.duplicateOf() == null ? 0 : 1;
                String email = person.contact(ContactKind.EMAIL);
                if (email == null) {
                    missing++;
                    assertThat(person.contact(ContactKind.PHONE)).isNotNull();
                    continue;
                }
                assertThat(email).matches(".*(example\\.(com|org|net)|\\.example)$");
                UUID other = owners.putIfAbsent(email.toLowerCase(Locale.ROOT), person.id());
                assertThat(other == null || other.equals(person.duplicateOf()))
                        .as(email)
                        .isTrue();
            }
        }
        assertThat(planted).isBetween(40, 150);
        assertThat(missing).isBetween(500, 1800);
    }

    @Test
    void womenBearTheFeminineFormOfTheirFamilyName() {
        for (SampleHistory history : HISTORIES) {
            for (SampleCustomer person : everybody(history)) {
                String family = person.family();
                if (family != null && person.spelling() != Spelling.LATIN) {
                    String wrong = person.feminine()
                            ? ".*(ський|цький|ский|цкий|ый|ов|єв|ев|ін|їн)$"
                            : ".*(ська|цька|ская|цкая|ова|єва|ева|іна|їна)$";
                    assertThat(family).doesNotMatch(wrong);
                }
            }
        }
    }

    @Test
    void fortyBusinessesHavePeopleAndNamesOfTheirOwn() {
        var businesses = HISTORIES.stream()
                .filter(history -> history.customer().kind() == Kind.ORGANIZATION)
                .toList();
        assertThat(businesses).hasSize(40);
        assertThat(businesses.stream().map(history -> history.customer().name()).distinct())
                .hasSize(40);
        assertThat(businesses).allSatisfy(history -> {
            assertThat(history.people()).hasSizeBetween(2, 5);
            assertThat(history.relationships()).hasSameSizeAs(history.people());
            assertThat(history.orders()).isNotEmpty();
        });
        assertThat(businesses.stream()
                        .map(history -> history.customer().story())
                        .distinct()
                        .count())
                .isGreaterThan(6);
    }

    @Test
    void nobodyHasAnothersContactsInALargeBaseEither() {
        var base = new SampleStories(20_261_123, 2_000_000, AS_OF);
        var seen = new HashSet<String>();
        for (long index = 0; index < 60_000; index++) {
            for (SampleCustomer person : everybody(base.history(index))) {
                for (SampleCustomer.ContactPoint point : person.contactPoints()) {
                    String digits = point.value().replaceAll("[^0-9]", "");
                    String key = point.kind() == ContactKind.PHONE
                            ? digits.substring(digits.length() - 9)
                            : point.value().toLowerCase(Locale.ROOT);
                    assertThat(point.shared() || seen.add(key))
                            .as(point.value())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void householdsLiveTogetherAndSharePhones() {
        Map<UUID, List<SampleCustomer>> households = HISTORIES.stream()
                .map(SampleHistory::customer)
                .filter(customer -> customer.household() != null)
                .collect(Collectors.groupingBy(SampleCustomer::household));
        assertThat(households.size()).isGreaterThan(80);
        assertThat(households.values()).allSatisfy(members -> {
            assertThat(members).hasSizeBetween(2, 3);
            assertThat(members.stream()
                            .flatMap(member -> member.addresses().stream())
                            .filter(address -> address.kind().equals("home"))
                            .map(SampleCustomer.Address::street)
                            .distinct()
                            .count())
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void everyStoryIsLivedAndEveryTextIsSpokenOut() {
        var lived =
                HISTORIES.stream().map(history -> history.customer().story()).collect(Collectors.toSet());
        for (PersonStory story : PersonStory.values()) {
            assertThat(lived).contains(story.name());
        }
        for (SampleHistory history : HISTORIES) {
            history.interactions().forEach(interaction -> {
                assertThat(interaction.subject()).isNotBlank().doesNotContain("{", "}");
                assertThat(interaction.body()).doesNotContain("{", "}", "null");
            });
        }
    }

    /** Says how fast histories are told; the machine decides, so nothing is asserted. */
    @Test
    void tellsHowFastItIs() {
        var base = new SampleStories(11, 1_000_000, AS_OF);
        long counted = 0;
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            long orders = 0;
            long interactions = 0;
            for (long index = 50_000; index < 150_000; index++) {
                SampleHistory history = base.history(index);
                orders += history.orders().size();
                interactions += history.interactions().size();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%,.0f customers a second on one thread, with %.2f orders and %.2f interactions each%n",
                    100_000 / seconds, orders / 1e5, interactions / 1e5);
            counted = orders;
        }
        assertThat(counted).isPositive();
    }

    private static double share(Collection<SampleHistory> of, java.util.function.Predicate<SampleHistory> which) {
        return of.stream().filter(which).count() / (double) of.size();
    }

    private static List<SampleCustomer> everybody(SampleHistory history) {
        var everybody = new ArrayList<SampleCustomer>();
        everybody.add(history.customer());
        everybody.addAll(history.people());
        return everybody;
    }
}
