package relata.sample.story;

import java.util.function.BiConsumer;

/** The stories of business customers; each tells how a year goes and what once went wrong or right. */
enum BusinessStory {
    /** A salon that doubles its orders each spring. */
    SALON_DOUBLES_IN_SPRING(Deliveries::doublesInSpring),
    /** A hotel whose orders follow its guests: the sea in summer, the mountains twice a year. */
    HOTEL_BY_SEASON(Deliveries::bySeason),
    /** A spa that grows, and takes one family of products after the other. */
    SPA_GROWS(Deliveries::grows),
    /** A pharmacy with small deliveries each fortnight. */
    PHARMACY_STEADY(Deliveries::steady),
    /** A new manager brings a supplier of their own. */
    LOST_TO_COMPETITOR(Deliveries::lost),
    /** A wet pallet the day before the guests arrive, made good in one night. */
    DAMAGED_AND_FORGIVEN(Deliveries::damaged),
    /** One building to try, then perhaps all. */
    ON_TRIAL(Deliveries::onTrial),
    /** Somebody offers twelve percent less. */
    PRICE_PRESSURE(Deliveries::pressed),
    /** Orders well and pays late. */
    PAYS_LATE(Deliveries::paysLate);

    private final BiConsumer<Life, Business> plot;

    BusinessStory(BiConsumer<Life, Business> plot) {
        this.plot = plot;
    }

    /** Two in three live the year of their trade, the others have something happen to them. */
    static BusinessStory drawn(Business.Trade trade, Dice dice) {
        if (dice.chance(36)) {
            return dice.pick(
                    new BusinessStory[] {LOST_TO_COMPETITOR, DAMAGED_AND_FORGIVEN, ON_TRIAL, PRICE_PRESSURE, PAYS_LATE
                    });
        }
        return switch (trade) {
            case HOTEL -> HOTEL_BY_SEASON;
            case SPA -> SPA_GROWS;
            case SALON -> SALON_DOUBLES_IN_SPRING;
            case PHARMACY -> PHARMACY_STEADY;
        };
    }

    void tell(Life life, Business business) {
        plot.accept(life, business);
    }
}
