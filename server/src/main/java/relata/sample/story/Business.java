package relata.sample.story;

import java.util.List;
import java.util.stream.Stream;
import relata.sample.story.Places.City;

/**
 * A business customer, before any story.
 *
 * @param size how many of everything it needs, 1 (a salon with two chairs) to 12 (a large hotel)
 * @param specification what it orders again and again
 */
record Business(
        long number,
        Trade trade,
        String name,
        String latinName,
        City city,
        String emailDomain,
        int size,
        List<SampleProduct> specification) {

    /** What business customers live on. */
    enum Trade {
        HOTEL("XS,XG,XM,XR", "procurement,spa-manager,finance,general-manager,housekeeping"),
        SPA("XO,XR,XG,SC", "owner,spa-manager,finance,administrator"),
        SALON("XC,XB,HM,HO", "owner,administrator,stylist"),
        PHARMACY("XP,BC,FD,FN,HC", "procurement,pharmacist,finance");

        private final String[] needs;
        private final List<String> roles;

        Trade(String needs, String roles) {
            this.needs = needs.split(",", -1);
            this.roles = List.of(roles.split(",", -1));
        }

        /** A choice among what the trade needs. */
        List<SampleProduct> specification(Assortment assortment, Dice dice, int size) {
            SampleProduct[] choice = assortment.forms(needs);
            int kinds = Math.clamp(size / 2 + 2, 3, 6);
            return Stream.generate(() -> dice.pick(choice))
                    .distinct()
                    .limit(kinds)
                    .toList();
        }

        /** The roles of the people who work there, those whom one meets first in front. */
        List<String> roles() {
            return roles;
        }
    }
}
