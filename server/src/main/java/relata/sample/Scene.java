package relata.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import relata.platform.Actor;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleHistory;

/**
 * What one arrival knows: the stories, who works here, and under which id each customer has come in.
 *
 * @param customers by card number
 * @param employees by key
 */
record Scene(
        List<SampleHistory> histories,
        Surroundings surroundings,
        Rates rates,
        Map<String, UUID> customers,
        Map<String, Actor> employees) {

    UUID customer(SampleCustomer customer) {
        return Objects.requireNonNull(customers.get(customer.externalId()), customer.externalId());
    }

    Actor employee(String key) {
        return Objects.requireNonNull(employees.get(key), key);
    }

    Stream<SampleCustomer> everybody() {
        return histories.stream()
                .flatMap(history -> Stream.concat(Stream.of(history.customer()), history.people().stream()));
    }
}
