package relata.insight.experiments;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is compared: who was in which arm by one field, and what came of it by others.
 *
 * @param arm the field that names the arm
 * @param control its value for those left alone
 * @param outcomes what is compared
 * @param before a measurement from before, such as last year's spend, that sharpens the comparison; null for none
 * @param shares the planned share of each arm, by its value; empty for equal shares
 * @param filter which records take part; empty for all
 * @param known fields that were known before anybody was assigned; records are ranked by them, not at all where there are none
 */
public record Design(
        String arm,
        String control,
        List<Outcome> outcomes,
        @Nullable String before,
        Map<String, Double> shares,
        String filter,
        List<String> known) {

    /**
     * @param yes the value that counts as yes; null for numbers, amounts and yes-or-no fields
     */
    public record Outcome(String field, @Nullable String yes) {}

    public Design {
        outcomes = List.copyOf(outcomes);
        shares = Map.copyOf(shares);
        known = List.copyOf(known);
    }
}
