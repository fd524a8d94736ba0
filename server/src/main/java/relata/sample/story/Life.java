package relata.sample.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.sample.story.Places.City;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleProduct.Family;

/** One customer's three years with the company, as their story unfolds; stories call it in any order of time. */
final class Life {

    /** Contacts of the company and what each costs it, in hryvnias. */
    private static final BigDecimal SHOP_TALK = new BigDecimal("45.00");

    private static final BigDecimal CALL = new BigDecimal("38.00");
    private static final BigDecimal MAIL = new BigDecimal("22.00");
    private static final BigDecimal MEETING = new BigDecimal("900.00");
    private static final BigDecimal MAILING = new BigDecimal("0.15");
    private static final BigDecimal QUESTION = new BigDecimal("0.30");

    private static final int FIRST_MONTHS = 90;

    final Company company;
    final ThreeYears years;
    final Dice dice;
    final long owner;
    final UUID customer;
    final String keeper;
    private final Person speaker;
    private City city;

    /** The day of the first contact: negative where it lies before the history. */
    final int joined;

    private final List<SampleOrder> orders = new ArrayList<>(8);
    private final List<SampleInteraction> interactions = new ArrayList<>(16);
    private @Nullable Integer unsubscribed;
    private int placed;

    Life(Company company, Dice dice, long owner, UUID customer, Person speaker, String keeper, int joined) {
        this.company = company;
        this.years = company.years;
        this.dice = dice;
        this.owner = owner;
        this.customer = customer;
        this.speaker = speaker;
        this.keeper = keeper;
        this.city = speaker.city();
        this.joined = joined;
    }

    /**
     * The first day of the history on which the customer may show up: those who were known before it begins do not all
     * come by on its first day, but in the course of its first months.
     */
    int start() {
        return joined >= 0 ? joined : -joined * 7 % FIRST_MONTHS;
    }

    int end() {
        return years.length();
    }

    City city() {
        return city;
    }

    Person speaker() {
        return speaker;
    }

    void moveTo(City newCity) {
        city = newCity;
    }

    SampleProduct something(Family family, int day) {
        return company.assortment.of(family, Math.clamp(day, 0, end() - 1), dice);
    }

    Purchase buy(int day) {
        return new Purchase(this, day);
    }

    boolean happens(int day) {
        return day >= start() && day < end();
    }

    int nextNumber() {
        return placed++;
    }

    void keep(SampleOrder order) {
        orders.add(order);
    }

    @Nullable
    SampleOrder lastOrder() {
        return orders.isEmpty() ? null : orders.getLast();
    }

    /** The first line of the order placed last comes back. */
    void returnsLast(int day, String reason) {
        SampleOrder last = lastOrder();
        if (last != null && last.returns().isEmpty()) {
            var returns = Purchase.returned(this, day, placed, last.lines().getFirst(), reason);
            orders.set(orders.size() - 1, last.with(returns));
        }
    }

    /** Says something on a timeline; what would lie outside the history is not said. */
    void says(
            int day,
            SampleInteraction.Channel channel,
            Direction direction,
            Kind kind,
            String phrase,
            @Nullable SampleProduct product,
            String order) {
        says(day, channel, direction, kind, phrase, product, order, null, null);
    }

    void says(
            int day,
            SampleInteraction.Channel channel,
            Direction direction,
            Kind kind,
            String phrase,
            @Nullable SampleProduct product,
            String order,
            @Nullable String outcome,
            @Nullable Integer satisfaction) {
        if (!happens(day)) {
            return;
        }
        if ((channel == SampleInteraction.Channel.MEETING || keeper.startsWith("key")) && years.weekend(day)) {
            says(day + 1, channel, direction, kind, phrase, product, order, outcome, satisfaction);
            return;
        }
        boolean ours = direction == Direction.OUT || channel != SampleInteraction.Channel.EMAIL;
        String employee = kind == Kind.SURVEY
                ? null
                : channel == SampleInteraction.Channel.PHONE && !keeper.startsWith("key")
                        ? company.agent(dice)
                        : keeper;
        String colleague = employee == null ? "" : company.employee(employee).name();
        // Our people write their own notes in Ukrainian or Russian, whatever was spoken.
        boolean note = channel != SampleInteraction.Channel.EMAIL;
        String language = note && !speaker.language().equals("ru") ? "uk" : speaker.language();
        String called = product == null ? "" : product.called(language);
        var subject = new Phrases.Subject(speaker.feminine(), speaker.given(), city.name(), called, order, colleague);
        var spoken = company.phrases.pick(phrase, language, dice);
        add(
                day,
                channel,
                direction,
                kind,
                ours ? employee : null,
                spoken.subject().about(subject),
                spoken.body().about(subject),
                outcome,
                satisfaction,
                cost(channel, kind),
                null);
    }

    void unsubscribes(int day) {
        unsubscribed = day;
    }

    @Nullable
    Integer unsubscribed() {
        return unsubscribed;
    }

    /** The mailings that reached the customer between giving and taking back consent. */
    void receivesCampaigns() {
        int until = unsubscribed == null ? end() : unsubscribed;
        for (Campaigns.Campaign campaign : company.campaigns.all()) {
            if (campaign.day() >= start() && campaign.day() < until && dice.chance(70)) {
                var spoken = company.phrases.pick(campaign.phrase(), speaker.language(), dice);
                String outcome = dice.chance(28) ? (dice.chance(20) ? "clicked" : "opened") : null;
                add(
                        campaign.day(),
                        SampleInteraction.Channel.EMAIL,
                        Direction.OUT,
                        Kind.CAMPAIGN,
                        null,
                        spoken.subject().pieces()[0],
                        spoken.body().pieces()[0],
                        outcome,
                        null,
                        MAILING,
                        campaign.code());
            }
        }
    }

    /** The web shop says by itself that an order left. */
    void toldOfShipment(int day, String order) {
        if (happens(day)) {
            var subject = new Phrases.Subject(speaker.feminine(), speaker.given(), city.name(), "", order, "");
            var spoken = company.phrases.pick("mail.shipped", speaker.language(), dice);
            add(
                    day,
                    SampleInteraction.Channel.EMAIL,
                    Direction.OUT,
                    Kind.MESSAGE,
                    null,
                    spoken.subject().about(subject),
                    spoken.body().about(subject),
                    null,
                    null,
                    MAILING,
                    null);
        }
    }

    /** Answers the question after a purchase or a complaint. */
    void rates(int day, int stars) {
        says(
                day,
                SampleInteraction.Channel.EMAIL,
                Direction.IN,
                Kind.SURVEY,
                stars >= 4 ? "survey.good" : stars == 3 ? "survey.middle" : "survey.bad",
                null,
                "",
                null,
                stars);
    }

    List<SampleOrder> orders() {
        orders.sort(Comparator.comparing(SampleOrder::placedAt));
        return List.copyOf(orders);
    }

    List<SampleInteraction> interactions() {
        interactions.sort(Comparator.comparing(SampleInteraction::at));
        return List.copyOf(interactions);
    }

    private void add(
            int day,
            SampleInteraction.Channel channel,
            Direction direction,
            Kind kind,
            @Nullable String employee,
            String subject,
            String body,
            @Nullable String outcome,
            @Nullable Integer satisfaction,
            BigDecimal cost,
            @Nullable String campaign) {
        long second = years.second(day, dice.between(9 * 3600, 18 * 3600));
        int duration = switch (channel) {
            case SHOP -> dice.between(180, 1500);
            case PHONE -> dice.between(60, 600);
            case MEETING -> dice.between(1800, 5400);
            case EMAIL -> 0;
        };
        UUID id = Ids.at(second, company.seed, owner, Ids.Kind.INTERACTION, interactions.size());
        interactions.add(new SampleInteraction(
                id,
                customer,
                Instant.ofEpochSecond(second),
                channel,
                direction,
                kind,
                employee,
                subject,
                body,
                duration,
                outcome,
                satisfaction,
                cost,
                campaign));
    }

    private static BigDecimal cost(SampleInteraction.Channel channel, Kind kind) {
        if (kind == Kind.SURVEY) {
            return QUESTION;
        }
        return switch (channel) {
            case SHOP -> SHOP_TALK;
            case PHONE -> CALL;
            case EMAIL -> MAIL;
            case MEETING -> MEETING;
        };
    }
}
