package relata.sample.story;

import java.util.List;

/** Everything about one customer; an organization brings its people along. Times ascend. */
public record SampleHistory(
        SampleCustomer customer,
        List<SampleCustomer> people,
        List<SampleRelationship> relationships,
        List<SampleOrder> orders,
        List<SampleInteraction> interactions) {}
