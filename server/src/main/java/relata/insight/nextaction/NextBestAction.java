package relata.insight.nextaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.insight.nextaction.Choice.Reason;
import relata.insight.offers.NextOffer;

/**
 * Chooses what to do next: for each action that policy, consent and limits allow, the value that is at stake times the
 * probability that the action changes it, less the cost of the contact; the best that is worth it, or nothing. A pure function.
 * See docs/decisions/next-best-action.md.
 */
final class NextBestAction {

    /** Who has all but left is hardly reached any more: below this probability to stay the effect falls with it. */
    private static final double REACHABLE = .2;

    /** No share is divided by less: the value of somebody who stays is not known from one who has all but left. */
    private static final double LEAST_ACTIVE = .05;

    private static final String OFFERS_GO_BY = "email";

    private static final int USUAL_DUE_DAYS = 7;
    private static final int MOST_REASONS = 4;
    private static final int UNHAPPY = 6;
    private static final int RENEWAL_DAYS = 45;
    private static final double CHANGED = .2;

    private final Assumptions assumptions;
    private final String currency;
    private final Offering offering;

    /** @param currency the reporting currency */
    NextBestAction(Assumptions assumptions, String currency) {
        this.assumptions = assumptions;
        this.currency = currency;
        this.offering = new Offering(assumptions.offer(), currency);
    }

    /** An action with what it would bring, before what it costs. */
    private record Candidate(
            Action action, String channel, @Nullable UUID product, double worth, List<Reason> reasons) {

        Candidate(Action action, String channel, double worth, List<Reason> reasons) {
            this(action, channel, null, worth, reasons);
        }
    }

    /** Whether it may come to an offer: for nobody else are products looked for, which takes two more readings. */
    boolean mayOffer(Situation at) {
        return at.complaint() == null
                && silent(at) >= assumptions.quietDays()
                && at.bought()
                && leaving(at).isEmpty()
                && feedback(at).isEmpty()
                && obstacle(at, Action.OFFER, OFFERS_GO_BY) == null;
    }

    /** @param offers products that could be offered, the best first; none where it may not come to an offer */
    Choice choose(Situation at, List<NextOffer> offers) {
        if (at.complaint() != null) {
            return solve(at);
        }
        long silent = silent(at);
        if (silent < assumptions.quietDays()) {
            return leave(at, List.of(new Reason("contacted-lately", Map.of("days", silent))));
        }
        var blocked = new ArrayList<Reason>();
        Candidate best = null;
        double bestGain = assumptions.leastGain();
        boolean dear = false;
        for (Candidate each : candidates(at, silent, offers)) {
            Reason obstacle = obstacle(at, each.action(), each.channel());
            if (obstacle != null) {
                blocked.add(obstacle);
                continue;
            }
            double gain = each.worth() - cost(at, each.channel());
            dear |= gain < assumptions.leastGain();
            if (gain >= bestGain && (best == null || gain > bestGain)) {
                best = each;
                bestGain = gain;
            }
        }
        if (best != null) {
            return chosen(at, best, bestGain);
        }
        if (dear) {
            blocked.add(Reason.of("costs-more"));
        }
        if (blocked.isEmpty() && at.bought() && offering.best(at, offers).isEmpty()) {
            blocked.add(Reason.of("nothing-open"));
            blocked.add(Reason.of("no-offer"));
        }
        return leave(at, blocked);
    }

    private Choice solve(Situation at) {
        String channel = at.reach().phone() ? "phone" : "email";
        double worth = at.worth() == null ? 0 : at.worth();
        var reasons = new ArrayList<Reason>();
        reasons.add(new Reason(
                "complaint", Map.of("days", at.daysSince(at.complaint()).orElse(0L))));
        about(at, reasons);
        return new Choice(
                Action.SOLVE,
                channel,
                null,
                Math.max(0, worth * assumptions.solve() - cost(at, channel)),
                worth,
                reasons,
                due(at, 1));
    }

    private List<Candidate> candidates(Situation at, long silent, List<NextOffer> offers) {
        var candidates = new ArrayList<Candidate>();
        List<Reason> leaving = leaving(at);
        if (at.bought() && !leaving.isEmpty()) {
            double lost = lost(at);
            for (Action action : List.of(Action.CALL, Action.MAIL, Action.VISIT)) {
                candidates.add(new Candidate(
                        action, channel(action), lost * assumptions.effect(action) * reachable(at), leaving));
            }
        } else if (at.bought()) {
            calm(at, offers).ifPresent(candidates::add);
        }
        if (at.terms().cadence() != null && silent > at.terms().cadence().toDays()) {
            String since = at.lastContact() == null ? "never" : at.lastContact().toString();
            Reason neglected = new Reason("not-contacted", Map.of("since", since));
            // A contact that the policy itself asks for is worth at least doing, whatever else speaks for it.
            double worth = Math.max(lost(at) * assumptions.call(), assumptions.leastGain() * 2);
            candidates.add(new Candidate(Action.CALL, "phone", worth + cost(at, "phone"), List.of(neglected)));
            candidates.add(new Candidate(Action.MAIL, "email", worth / 2 + cost(at, "email"), List.of(neglected)));
        }
        return candidates;
    }

    /** Of those who stay as they are: asked how the first order went, or offered something more. */
    private Optional<Candidate> calm(Situation at, List<NextOffer> offers) {
        return feedback(at).or(() -> offer(at, offers));
    }

    private Optional<Candidate> feedback(Situation at) {
        boolean justCame =
                at.purchases() == 1 && at.daysSince(at.last()).orElse(Long.MAX_VALUE) <= assumptions.feedbackDays();
        boolean unhappy = at.satisfaction() != null && at.satisfaction() <= UNHAPPY;
        if (!justCame && !unhappy) {
            return Optional.empty();
        }
        List<Reason> reasons = unhappy
                ? List.of(new Reason("satisfaction", Map.of("answer", at.satisfaction())))
                : List.of(Reason.of("first-order"));
        return Optional.of(new Candidate(Action.FEEDBACK, "email", at.expected() * assumptions.feedback(), reasons));
    }

    /** Where something keeps us from offering, that is what is told, whatever fits. */
    private Optional<Candidate> offer(Situation at, List<NextOffer> offers) {
        if (obstacle(at, Action.OFFER, OFFERS_GO_BY) != null) {
            return Optional.of(new Candidate(Action.OFFER, OFFERS_GO_BY, 0, List.of()));
        }
        return offering.best(at, offers)
                .map(offer -> new Candidate(
                        Action.OFFER,
                        OFFERS_GO_BY,
                        offer.product(),
                        offering.gain(at, offer),
                        offering.reasons(at, offer)));
    }

    /** Why somebody seems about to leave; empty where nothing says so. */
    private List<Reason> leaving(Situation at) {
        var reasons = new ArrayList<Reason>();
        Double active = at.active();
        if (at.renewal() != null) {
            long days = at.renewal().toEpochDay() - at.asOf().toEpochDay();
            if (days <= RENEWAL_DAYS) {
                reasons.add(new Reason("renewal", Map.of("days", Math.max(0, days))));
            }
        }
        at.gap().ifPresent(gap -> {
            long days = at.daysSince(at.last()).orElse(0L);
            if (days > gap * assumptions.overdue()) {
                reasons.add(new Reason("overdue", Map.of("days", days, "usual", Math.round(gap))));
            }
        });
        if (active != null && 1 - active >= assumptions.risk()) {
            reasons.add(new Reason("churn-risk", Map.of("risk", Reason.share(1 - active))));
        }
        return reasons;
    }

    /**
     * The value of the customer if it stays, times the probability that it does not. Where no model can be trusted: what it
     * brought in twelve months, once something says that it leaves.
     */
    private double lost(Situation at) {
        Double active = at.active();
        if (active == null) {
            return leaving(at).isEmpty() ? 0 : at.expected();
        }
        return at.expected() / Math.max(active, LEAST_ACTIVE) * (1 - active);
    }

    /** Days since we contacted it. */
    private static long silent(Situation at) {
        return at.daysSince(at.lastContact()).orElse(Long.MAX_VALUE);
    }

    private static double reachable(Situation at) {
        Double active = at.active();
        return active == null ? 1 : Math.min(1, active / REACHABLE);
    }

    private static String channel(Action action) {
        return java.util.Objects.requireNonNull(action.channel());
    }

    /** What keeps us from it: the policy, the limits, the customer's own will, no way to reach it. */
    private static @Nullable Reason obstacle(Situation at, Action action, String channel) {
        Situation.Terms terms = at.terms();
        if (!terms.actions().contains(action.code())) {
            return Reason.of("policy-forbids");
        }
        Map<String, Integer> left = terms.left();
        if (left != null && left.getOrDefault(channel, 0) == 0) {
            return left.containsKey(channel) ? Reason.of("contact-limit") : Reason.of("policy-forbids");
        }
        boolean reached = switch (channel) {
            case "email" -> at.reach().email();
            case "phone" -> at.reach().phone();
            default -> at.reach().address();
        };
        if (!reached) {
            return new Reason("no-way", Map.of("channel", channel));
        }
        String purpose = action.purpose();
        if (purpose == null) {
            return null;
        }
        boolean wanting = at.person() && action.advertises() && !at.reach().agreed(purpose, channel);
        return wanting || at.reach().declined(purpose, channel)
                ? new Reason("no-consent", Map.of("channel", channel))
                : null;
    }

    private static double cost(Situation at, String channel) {
        return at.terms().costs().getOrDefault(channel, 0.0);
    }

    private Choice chosen(Situation at, Candidate best, double gain) {
        var reasons = new ArrayList<>(best.reasons());
        about(at, reasons);
        return new Choice(
                best.action(),
                best.channel(),
                best.product(),
                gain,
                at.bought() && best.product() == null ? lost(at) : null,
                List.copyOf(reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))),
                due(at, USUAL_DUE_DAYS));
    }

    private Choice leave(Situation at, List<Reason> obstacles) {
        var reasons = new ArrayList<>(obstacles.stream().distinct().toList());
        if (reasons.isEmpty()) {
            reasons.add(Reason.of(at.bought() ? "nothing-open" : "no-purchase"));
        }
        return new Choice(
                Action.LEAVE,
                null,
                null,
                0,
                at.bought() ? lost(at) : null,
                List.copyOf(reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))),
                null);
    }

    /** What else matters about the customer, whatever is done. */
    private void about(Situation at, List<Reason> reasons) {
        double before = at.yearBeforeSpent();
        if (before > 0 && at.yearSpent() < before * (1 - CHANGED)) {
            reasons.add(new Reason("spends-less", Map.of("share", Reason.share(1 - at.yearSpent() / before))));
        } else if (before > 0 && at.yearSpent() > before * (1 + CHANGED)) {
            reasons.add(new Reason("spends-more", Map.of("share", Reason.share(at.yearSpent() / before - 1))));
        }
        if (at.key()) {
            reasons.add(Reason.of("key-customer"));
        }
        if (at.worth() != null) {
            reasons.add(new Reason("value", Map.of("amount", Reason.money(at.worth(), currency))));
        } else if (at.expected() > 0) {
            reasons.add(new Reason("brought", Map.of("amount", Reason.money(at.expected(), currency))));
        }
    }

    private static LocalDate due(Situation at, int usualDays) {
        var level = at.terms().serviceLevel();
        return at.asOf().plusDays(level == null ? usualDays : Math.min(usualDays, Math.max(0, level.toDays())));
    }
}
