package relata.insight.nextaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import relata.insight.nextaction.Choice.Reason;
import relata.insight.offers.NextOffer;

class NextBestActionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID SHAMPOO = new UUID(2, 1);
    private static final UUID OIL = new UUID(2, 2);
    private static final UUID BALM = new UUID(2, 3);
    private static final Set<String> ALL = Set.of("call", "mail", "visit", "offer", "feedback", "solve", "leave");

    private final NextBestAction best = new NextBestAction(Assumptions.USUAL, "UAH");

    /** A customer who bought ten times, every 30 days, and stays with 0.9; worth 10,000; reached by every channel. */
    private static final class Person {
        private int purchases = 10;
        private int daysSince = 10;
        private @Nullable Double active = .9;
        private double yearContribution = 2_000;
        private @Nullable Double worth = 10_000.0;
        private @Nullable LocalDate contacted;
        private @Nullable LocalDate complaint;
        private @Nullable Integer satisfaction;
        private Set<String> given = Set.of("offers:any");
        private Set<String> refused = Set.of();
        private Set<String> actions = ALL;
        private @Nullable Map<String, Integer> left;
        private @Nullable Duration cadence;
        private @Nullable UUID offered;
        private Set<UUID> offeredLately = Set.of();
        private List<NextOffer> offers = List.of(offer(SHAMPOO, OIL, .6, 200.0));
        private Map<String, Double> costs = Map.of("phone", 20.0, "email", .1, "visit", 400.0);

        Situation situation() {
            LocalDate last = purchases == 0 ? null : TODAY.minusDays(daysSince);
            return new Situation(
                    CUSTOMER,
                    TODAY,
                    true,
                    false,
                    purchases,
                    last == null ? null : last.minusDays(30L * (purchases - 1)),
                    last,
                    1_000,
                    1_000,
                    yearContribution,
                    purchases == 0 ? null : active,
                    purchases == 0 ? null : worth,
                    contacted,
                    complaint,
                    null,
                    satisfaction,
                    offered,
                    offeredLately,
                    new Situation.Reach(true, true, true, given, refused),
                    new Situation.Terms(null, actions, left, cadence, null, costs));
        }
    }

    private static NextOffer offer(UUID product, @Nullable UUID because, double fit, @Nullable Double margin) {
        return new NextOffer(
                product, "Shampoo", null, because, null, because == null ? null : 30, 50, fit, margin, 9, 0);
    }

    private Choice choose(Person person) {
        return best.choose(person.situation(), person.offers);
    }

    @Test
    void whoIsAboutToLeaveIsCalledWhereThatPaysMost() {
        var person = new Person();
        person.active = .5;
        person.daysSince = 60;
        Choice choice = choose(person);
        // 10,000 / .5 would be its value if it stayed; half of that is at stake; a visit keeps .15 of it and costs 400
        assertThat(choice.action()).isEqualTo(Action.VISIT);
        assertThat(choice.atStake()).isEqualTo(10_000);
        assertThat(choice.gain()).isCloseTo(10_000 * .15 - 400, within(1e-9));
        assertThat(choice.reasons().getFirst()).isEqualTo(new Reason("overdue", Map.of("days", 60L, "usual", 30L)));
        person.costs = Map.of("phone", 20.0, "email", .1, "visit", 900.0);
        assertThat(choose(person).action()).isEqualTo(Action.CALL);
        person.costs = Map.of("phone", 900.0, "email", .1, "visit", 1_900.0);
        assertThat(choose(person).action()).isEqualTo(Action.MAIL);
    }

    @Test
    void aContactThatCostsMoreThanItBringsIsNotMade() {
        var person = new Person();
        person.active = .5;
        person.daysSince = 60;
        person.worth = 40.0;
        person.costs = Map.of("phone", 20.0, "email", 5.0, "visit", 400.0);
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.LEAVE);
        assertThat(choice.reasons()).contains(Reason.of("costs-more"));
    }

    @Test
    void anOpenComplaintComesFirstAndIsNoExperiment() {
        var person = new Person();
        person.complaint = TODAY.minusDays(3);
        person.contacted = TODAY;
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.SOLVE);
        assertThat(choice.outside()).isTrue();
        assertThat(choice.reasons().getFirst()).isEqualTo(new Reason("complaint", Map.of("days", 3L)));
        assertThat(choice.due()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void whoWasContactedLatelyIsLeftAlone() {
        var person = new Person();
        person.active = .4;
        person.contacted = TODAY.minusDays(6);
        assertThat(choose(person).reasons()).containsExactly(new Reason("contacted-lately", Map.of("days", 6L)));
        person.contacted = TODAY.minusDays(7);
        assertThat(choose(person).action()).isNotEqualTo(Action.LEAVE);
    }

    @Test
    void nothingIsSentWithoutConsentOrBeyondTheLimits() {
        var person = new Person();
        person.given = Set.of();
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.LEAVE);
        assertThat(choice.reasons()).containsExactly(new Reason("no-consent", Map.of("channel", "email")));
        person.given = Set.of("offers:email");
        assertThat(choose(person).action()).isEqualTo(Action.OFFER);
        person.refused = Set.of("offers:any");
        assertThat(choose(person).action()).isEqualTo(Action.LEAVE);
        person.refused = Set.of();
        person.left = Map.of("email", 0, "phone", 1);
        assertThat(choose(person).reasons()).containsExactly(Reason.of("contact-limit"));
        person.left = Map.of("phone", 1);
        assertThat(choose(person).reasons()).containsExactly(Reason.of("policy-forbids"));
        person.left = Map.of("email", 1);
        person.actions = Set.of("call", "leave");
        assertThat(choose(person).reasons()).containsExactly(Reason.of("policy-forbids"));
    }

    @Test
    void newAndUnhappyCustomersAreAsked() {
        var person = new Person();
        person.purchases = 1;
        Choice first = choose(person);
        assertThat(first.action()).isEqualTo(Action.FEEDBACK);
        assertThat(first.reasons().getFirst()).isEqualTo(Reason.of("first-order"));
        person.purchases = 10;
        person.satisfaction = 4;
        assertThat(choose(person).reasons().getFirst()).isEqualTo(new Reason("satisfaction", Map.of("answer", 4)));
    }

    @Test
    void aOneTimeBuyerIsOfferedASecondPurchaseOnceItWasTimeToAskAboutTheFirst() {
        var person = new Person();
        person.purchases = 1;
        person.daysSince = Assumptions.USUAL.feedbackDays() + 1;
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.OFFER);
        assertThat(choice.product()).isEqualTo(SHAMPOO);
        person.active = .6;
        assertThat(choose(person).action())
                .as("who seems to leave is to be kept")
                .isNotEqualTo(Action.OFFER);
    }

    @Test
    void thePolicysCadenceIsKeptWhateverElseSpeaksForAContact() {
        var person = new Person();
        person.purchases = 0;
        assertThat(choose(person).reasons()).containsExactly(Reason.of("no-purchase"));
        person.cadence = Duration.ofDays(90);
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.CALL);
        assertThat(choice.reasons().getFirst()).isEqualTo(new Reason("not-contacted", Map.of("since", "never")));
        assertThat(choice.gain()).isPositive();
    }

    @Test
    void withoutAModelThatCanBeTrustedWhatItBroughtLastYearIsAtStakeOnceItsOrderIsOverdue() {
        var person = new Person();
        person.active = null;
        person.worth = null;
        assertThat(choose(person).atStake()).isNull();
        person.daysSince = 60;
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.CALL);
        assertThat(choice.gain()).isCloseTo(2_000 * .1 - 20, within(1e-9));
        assertThat(choice.atStake()).isEqualTo(2_000);
        assertThat(choice.reasons())
                .extracting(Reason::code)
                .containsExactly("overdue", "brought")
                .doesNotContain("value", "churn-risk");
        person.yearContribution = -50;
        assertThat(choose(person).action()).isEqualTo(Action.LEAVE);
    }

    @Test
    void whoHasAllButLeftIsWorthLessAndLessEffort() {
        var person = new Person();
        person.worth = 100.0;
        person.costs = Map.of();
        person.daysSince = 300;
        person.active = .02;
        double gone = choose(person).gain();
        person.active = .2;
        assertThat(choose(person).gain()).isGreaterThan(gone);
    }

    @Test
    void anOfferNamesItsProductAndIsWorthItsChanceTimesItsMargin() {
        var person = new Person();
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.OFFER);
        assertThat(choice.product()).isEqualTo(SHAMPOO);
        // it fits .6 of those alike, .9 stay, of them the company assumes that an offer brings a tenth
        assertThat(choice.gain()).isCloseTo(.6 * .9 * .1 * 200 - .1, within(1e-9));
        assertThat(choice.atStake()).as("only its gain counts").isNull();
        assertThat(choice.reasons().subList(0, 2))
                .containsExactly(
                        new Reason(
                                "product-fits",
                                Map.of(
                                        "product", SHAMPOO.toString(),
                                        "chance", .054,
                                        "margin", Map.of("amount", "200.00", "currency", "UAH"))),
                        new Reason("goes-with", Map.of("because", OIL.toString(), "share", .6)));
        person.active = null;
        person.worth = null;
        assertThat(choose(person).gain())
                .as("a model that cannot be trusted takes nothing away")
                .isCloseTo(.6 * .1 * 200 - .1, within(1e-9));
    }

    @Test
    void whatIsOfferedAlreadyStaysUntilAnotherProductIsWorthMuchMore() {
        var person = new Person();
        person.offered = BALM;
        person.offers = List.of(offer(SHAMPOO, OIL, .6, 200.0), offer(BALM, OIL, .5, 200.0));
        assertThat(choose(person).product()).isEqualTo(BALM);
        person.offers = List.of(offer(SHAMPOO, OIL, .6, 200.0), offer(BALM, OIL, .4, 200.0));
        assertThat(choose(person).product()).isEqualTo(SHAMPOO);
    }

    @Test
    void whatWasOfferedLatelyIsNotOfferedAgain() {
        var person = new Person();
        person.offered = SHAMPOO;
        person.offeredLately = Set.of(SHAMPOO);
        assertThat(choose(person).reasons()).contains(Reason.of("no-offer"));
        person.offers = List.of(offer(SHAMPOO, OIL, .6, 200.0), offer(BALM, OIL, .3, 200.0));
        assertThat(choose(person).product()).isEqualTo(BALM);
    }

    @Test
    void productsAreLookedForOnlyWhereItMayComeToAnOffer() {
        var person = new Person();
        assertThat(best.mayOffer(person.situation())).isTrue();
        person.active = .5;
        assertThat(best.mayOffer(person.situation())).as("is to be kept").isFalse();
        person.active = .9;
        person.given = Set.of();
        assertThat(best.mayOffer(person.situation())).as("did not agree").isFalse();
        person.offers = List.of();
        assertThat(choose(person).reasons())
                .as("what keeps us from it is told without any product")
                .containsExactly(new Reason("no-consent", Map.of("channel", "email")));
        person.given = Set.of("offers:email");
        person.contacted = TODAY.minusDays(1);
        assertThat(best.mayOffer(person.situation())).as("was contacted lately").isFalse();
        person.contacted = null;
        person.satisfaction = 3;
        assertThat(best.mayOffer(person.situation())).as("is asked first").isFalse();
        person.satisfaction = null;
        person.complaint = TODAY;
        assertThat(best.mayOffer(person.situation())).isFalse();
        person.complaint = null;
        person.purchases = 0;
        assertThat(best.mayOffer(person.situation())).isFalse();
    }

    @Test
    void withoutAKnownProductNothingIsOfferedAndThatIsSaid() {
        var person = new Person();
        person.offers = List.of();
        Choice choice = choose(person);
        assertThat(choice.action()).isEqualTo(Action.LEAVE);
        assertThat(choice.reasons()).containsExactly(Reason.of("nothing-open"), Reason.of("no-offer"));
        person.offers = List.of(offer(SHAMPOO, null, .6, null));
        assertThat(choose(person).action()).as("a margin that nobody knows").isEqualTo(Action.LEAVE);
        person.offers = List.of(offer(SHAMPOO, null, .3, 500.0));
        assertThat(choose(person).reasons()).contains(new Reason("many-hold", Map.of("share", .3)));
    }
}
