package relata.sample.story;

import java.util.function.Consumer;

/** The small stories private customers live, with how many of a thousand live each. */
enum PersonStory {
    /** Comes by when it happens, until one day it no longer does; nobody hears why. */
    NOW_AND_THEN(260, Whims::comesNowAndThen),
    /** Likes to look in, at no particular time. */
    LIKES_TO_LOOK_IN(140, Whims::likesToLookIn),
    /** Came for a discount and never again. */
    BARGAIN_ONCE(90, Occasions::bargainOnce),
    /** Gives presents twice a year and is silent in between. */
    GIFT_BUYER(50, Occasions::giftsTwiceAYear),
    /** Joined the mailing list, asked something, never bought. */
    LOOKED_AROUND(85, Occasions::lookedAround),
    /** Two purchases to try us, then somebody cheaper. */
    TRIED_AND_LEFT(45, Turns::triedAndLeft),
    /** Buys the same thing whenever it is empty, until it is given up by us. */
    REFILLER(40, Habits::refills),
    /** Fills the bathroom shelf of a family each quarter. */
    FAMILY_STOCK(25, Habits::stocksUp),
    /** Something small after payday. */
    PAYDAY_TREAT(25, Habits::treatsAfterPayday),
    /** A home that smells of the season, closed windows from October to March. */
    HOME_SCENT(20, Habits::scentsTheHome),
    /** Every new perfume. */
    COLLECTOR(10, Habits::collects),
    /** Celebrates birthdays, the own and another one. */
    BIRTHDAYS(25, Occasions::birthdays),
    /** On holiday in one of our cities. */
    TOURIST(20, Occasions::holiday),
    /** Thirty small presents for wedding guests. */
    WEDDING(10, Occasions::wedding),
    /** A student who grows into premium. */
    STUDENT_GROWS(25, Turns::studentGrows),
    /** Moved to another city, some of them abroad. */
    MOVED(25, Turns::moved),
    /** Angry after a late delivery, returned after an apology. */
    FORGAVE_LATE_DELIVERY(20, Turns::forgave),
    /** Angry after a late delivery, never returned. */
    LOST_TO_LATE_DELIVERY(15, Turns::lostToLateDelivery),
    /** A face cream that burned; changed to another series. */
    ALLERGY(15, Turns::allergy),
    /** A child changes what one buys. */
    NEW_MOTHER(15, Turns::newMother),
    /** Silent for a year, then a call. */
    WON_BACK(20, Turns::wonBack),
    /** Came because a friend would not stop praising. */
    FRIEND_OF_FRIEND(20, Turns::recommended),
    /** The same person on a second card, forgotten soon. */
    SECOND_CARD(0, Occasions::secondCard);

    private static final int[] CUMULATIVE = new int[values().length];
    private static final PersonStory[] ALL = values();

    static {
        int sum = 0;
        for (PersonStory story : values()) {
            sum += story.weight;
            CUMULATIVE[story.ordinal()] = sum;
        }
    }

    private final int weight;
    private final Consumer<Life> plot;

    PersonStory(int weight, Consumer<Life> plot) {
        this.weight = weight;
        this.plot = plot;
    }

    static PersonStory drawn(Dice dice) {
        return ALL[dice.weighted(CUMULATIVE)];
    }

    void tell(Life life) {
        plot.accept(life);
    }
}
