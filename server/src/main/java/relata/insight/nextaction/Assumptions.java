package relata.insight.nextaction;

import java.util.List;

/**
 * What the company assumes of actions as long as no randomized outcomes say more: labelled so wherever it is shown.
 *
 * @param call probability that a call keeps somebody who would have left
 * @param mail the same of a mail
 * @param visit the same of a visit
 * @param offer of those whom an offer fits, the share that it brings to a purchase that would not have come
 * @param feedback share of the lifetime value that asking for feedback keeps
 * @param solve share of the lifetime value that solving a complaint keeps
 * @param quietDays after a contact of ours nobody is contacted for so many days, replies apart
 * @param feedbackDays until so many days after the first order the customer is asked how it went
 * @param leastGain no action is worth less, in the reporting currency
 * @param risk from which probability to leave a customer is to be kept
 * @param overdue after how many of its usual gaps a purchase is overdue
 */
record Assumptions(
        double call,
        double mail,
        double visit,
        double offer,
        double feedback,
        double solve,
        int quietDays,
        int feedbackDays,
        double leastGain,
        double risk,
        double overdue) {

    /** Its key among the settings. */
    static final String KEY = "next-action";

    static final Assumptions USUAL = new Assumptions(.1, .03, .15, .1, .01, .25, 7, 21, 1, .35, 1.3);

    /** The names of the shares, which lie between 0 and 1. */
    static final List<String> SHARES = List.of("call", "mail", "visit", "offer", "feedback", "solve", "risk");

    /** The assumed effect of an action. */
    double effect(Action action) {
        return switch (action) {
            case CALL -> call;
            case MAIL -> mail;
            case VISIT -> visit;
            case OFFER -> offer;
            case FEEDBACK -> feedback;
            case SOLVE -> solve;
            case LEAVE -> 0;
        };
    }
}
