package relata.segments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.settings.DataEnd;

/** How often each customer may still be contacted now, under its policy and by what was sent to it lately. */
@Component
public class ContactLimits {

    /** As many as nobody reaches: where no limit holds. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final JdbcClient jdbc;
    private final Policies policies;
    private final DataEnd dataEnd;
    private final Clock clock;

    ContactLimits(JdbcClient jdbc, Policies policies, DataEnd dataEnd, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    /** A contact of ours with a customer. */
    record Contact(String channel, Instant at) {}

    /**
     * By customer and channel how many contacts are still allowed, 0 or more. Customers without a policy are absent, and so
     * are channels that the policy does not allow.
     */
    public Map<UUID, Map<String, Integer>> left(Collection<UUID> customers) {
        Map<UUID, Policy> governed = policies.of(customers);
        Instant now = now();
        int days = governed.values().stream()
                .flatMap(policy -> policy.limits().stream())
                .mapToInt(ContactLimit::days)
                .max()
                .orElse(0);
        Map<UUID, List<Contact>> contacts =
                days == 0 ? Map.of() : contacts(governed.keySet(), now.minus(Duration.ofDays(days)), now);
        var left = new HashMap<UUID, Map<String, Integer>>();
        governed.forEach((customer, policy) ->
                left.put(customer, left(policy, contacts.getOrDefault(customer, List.of()), now)));
        return left;
    }

    /** This moment, or the end of the day on which the company's data end. */
    Instant now() {
        DataEnd.Times times = dataEnd.times();
        return times.dataEndOn() == null
                ? clock.instant()
                : times.dataEndOn().plusDays(1).atStartOfDay(dataEnd.zone()).toInstant();
    }

    private Map<UUID, List<Contact>> contacts(Collection<UUID> customers, Instant from, Instant until) {
        var contacts = new HashMap<UUID, List<Contact>>();
        jdbc.sql("""
                 select customer_id, channel, occurred_at
                   from interaction
                  where customer_id = any(:customers) and occurred_at > :from and occurred_at <= :until
                    and direction = 'out' and deleted_at is null
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(row -> {
                    contacts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new Contact(
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        return contacts;
    }

    /** The least that any limit leaves to each channel. */
    static Map<String, Integer> left(Policy policy, List<Contact> contacts, Instant now) {
        var left = new HashMap<String, Integer>();
        for (String channel : policy.channels()) {
            int most = UNLIMITED;
            for (ContactLimit limit : policy.limits()) {
                if (limit.channel() == null || limit.channel().equals(channel)) {
                    Instant from = now.minus(Duration.ofDays(limit.days()));
                    long made = contacts.stream()
                            .filter(contact ->
                                    limit.channel() == null || limit.channel().equals(contact.channel()))
                            .filter(contact -> contact.at().isAfter(from))
                            .count();
                    most = Math.min(most, (int) Math.max(0, limit.contacts() - made));
                }
            }
            left.put(channel, most);
        }
        return left;
    }
}
