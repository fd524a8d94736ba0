package relata.sample.story;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one customer; an organization brings its people along. Times ascend.
 *
 * @param newHousehold the household of the customer, given with its first member only
 */
public record SampleHistory(
        SampleCustomer customer,
        List<SampleCustomer> people,
        List<SampleRelationship> relationships,
        List<SampleOrder> orders,
        List<SampleInteraction> interactions,
        @Nullable Household newHousehold) {

    /** People who live together. */
    public record Household(UUID id, String name) {}
}
