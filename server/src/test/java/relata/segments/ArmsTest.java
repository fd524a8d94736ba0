package relata.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.merge.Merges;
import relata.platform.Actor;
import relata.platform.jobs.Jobs;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

@RelataTest(shared = "policies")
class ArmsTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Arms arms;

    @Autowired
    Jobs jobs;

    @Autowired
    Merges merges;

    @Autowired
    People people;

    private Records records;

    @BeforeEach
    void open() {
        records = new Records(changes, jdbc);
    }

    private UUID customer(String kind, String name, Object... more) {
        var values = new java.util.HashMap<String, Object>(Map.of("kind", kind, "name", name));
        for (int n = 0; n < more.length; n += 2) {
            values.put((String) more[n], more[n + 1]);
        }
        return records.create("customer", values);
    }

    private int bucket(UUID customer) {
        await().until(() -> !records.column("select 1 from customer_arm where customer_id = ?", customer)
                .isEmpty());
        return jdbc.sql("select bucket from customer_arm where customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    @Test
    void twoWhoComeIntoOneHouseholdDrawOnePlaceAndJoiningLaterChangesNone() {
        UUID household = records.create("household", Map.of("name", "Вибіркові"));
        UUID first = customer("person", "Вибірка Перша", "household", household);
        UUID second = customer("person", "Вибірка Друга", "household", household);
        assertThat(bucket(first)).isEqualTo(bucket(second));
        UUID single = customer("person", "Вибірка Третя");
        int before = bucket(single);
        records.change("customer", single, Map.of("household", household));
        UUID later = customer("person", "Вибірка Четверта", "household", household);
        assertThat(bucket(single)).isEqualTo(before);
        assertThat(bucket(later)).isEqualTo(bucket(first));
    }

    @Test
    void thePeopleOfAnOrganizationAndItsPartsDrawWithIt() {
        UUID holding = customer("organization", "Вибір Холдинг");
        UUID part = customer("organization", "Вибір Частина", "parent", holding);
        assertThat(bucket(part)).isEqualTo(bucket(holding));
        UUID person = UUID.randomUUID();
        jdbc.sql("insert into customer (id, kind, name) values (?, 'person', 'Вибір Працівник')")
                .param(person)
                .update();
        jdbc.sql("insert into relationship (id, customer_id, other_id, kind) values (?, ?, ?, 'works-at')")
                .params(UUID.randomUUID(), person, part)
                .update();
        arms.of(List.of(person));
        assertThat(bucket(person)).isEqualTo(bucket(holding));
    }

    @Test
    void theShareOfTheCompanyIsDrawnAndALargerOneAddsToIt() {
        Api api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < 4_000; n++) {
            ids.add(new UUID(0x1234_5678_9abcL, n));
        }
        jdbc.sql("""
                 insert into customer (id, kind, name)
                 select id, 'person', 'Lot ' || id from unnest(?::uuid[]) id
                 """).param(ids.toArray(UUID[]::new)).update();
        List<UUID> five = control(ids);
        // 4,000 at 5 %: six standard deviations are 83
        assertThat(five.size()).isBetween(117, 283);
        assertThat(api.put("/api/v1/segment-settings", Map.of("holdoutShare", 10))
                        .status())
                .isEqualTo(200);
        List<UUID> ten = control(ids);
        assertThat(ten).containsAll(five);
        assertThat(ten.size()).isBetween(five.size() + 80, 514);
        assertThat(api.put("/api/v1/segment-settings", Map.of("holdoutShare", 51))
                        .status())
                .isEqualTo(422);
        assertThat(api.put("/api/v1/segment-settings", Map.of("holdoutShare", 5))
                        .json()
                        .path("control")
                        .asLong())
                .isGreaterThanOrEqualTo(five.size());
        assertThat(control(ids)).isEqualTo(five);
    }

    private List<UUID> control(List<UUID> ids) {
        Map<UUID, Boolean> of = arms.of(ids);
        assertThat(of).hasSameSizeAs(ids);
        return ids.stream().filter(of::get).toList();
    }

    @Test
    void thoseWhoWereThereBeforeDrawInTheBackground() throws InterruptedException {
        UUID old = UUID.randomUUID();
        jdbc.sql("insert into customer (id, kind, name) values (?, 'person', 'Old one')")
                .param(old)
                .update();
        jobs.submit("customer-arms", new UUID(0, 0));
        jobs.complete("customer-arms", new UUID(0, 0));
        assertThat(bucket(old)).isBetween(0, 9_999);
    }

    @Test
    void aCustomerComesBackFromAMergeIntoItsOwnArm() {
        UUID one = customer("person", "Злиття Арм Перший");
        UUID other = customer("person", "Злиття Арм Другий");
        int first = bucket(one);
        int second = bucket(other);
        UUID merge = merges.merge(Actor.SYSTEM, one, other, Map.of(), true);
        assertThat(bucket(one)).isEqualTo(first);
        merges.undo(Actor.SYSTEM, merge);
        assertThat(bucket(other)).isEqualTo(second);
    }
}
