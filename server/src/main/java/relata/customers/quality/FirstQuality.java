package relata.customers.quality;

import java.util.Objects;
import relata.customers.CustomerFields;
import relata.records.catalog.Field;
import relata.records.changes.Draft;

/**
 * The quality of a customer at its creation, when nothing but its own fields is known of it: nobody has agreed to anything
 * yet, no address is verified, no duplicate is found. {@link Quality} computes the same from the tables a moment later, and
 * then has nothing to write: a second version of every new row would cost as much as the first, twenty indexes included.
 */
public final class FirstQuality {

    private FirstQuality() {}

    public static long of(Draft created) {
        boolean person = CustomerFields.PERSON.equals(created.value(CustomerFields.KIND));
        boolean email = has(created, CustomerFields.EMAIL);
        boolean phone = has(created, CustomerFields.PHONE);
        long score = 100;
        for (Flaw flaw : Flaw.values()) {
            boolean flawed = switch (flaw) {
                case NO_WAY_TO_REACH -> !email && !phone;
                case ONE_WAY_ONLY -> email != phone;
                case NAME_INCOMPLETE ->
                    person && !(has(created, CustomerFields.GIVEN_NAME) && has(created, CustomerFields.FAMILY_NAME));
                case NO_PLACE -> !has(created, CustomerFields.CITY);
                case NO_BIRTHDAY -> person && !has(created, CustomerFields.BIRTHDAY);
                case NO_TAX_ID -> !person && !has(created, CustomerFields.TAX_ID);
                case NO_LANGUAGE -> !has(created, CustomerFields.LANGUAGE);
                case NO_CONSENT -> person;
                case NOTHING_VERIFIED -> email || phone;
                case OUT_OF_TOUCH, POSSIBLE_DUPLICATE -> false;
            };
            score -= flawed ? flaw.points() : 0;
        }
        return Math.max(score, 0);
    }

    private static boolean has(Draft created, Field<?> field) {
        return Objects.nonNull(created.value(field));
    }
}
