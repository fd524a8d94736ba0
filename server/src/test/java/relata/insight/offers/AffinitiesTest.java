package relata.insight.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.models.affinity.Affinities;
import relata.models.affinity.NextProducts;
import relata.models.numerics.Workers;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Eight groups of customers, each of whom holds the same three products: who holds two of them is offered the third. */
@RelataTest
class AffinitiesTest {

    private static final int GROUPS = 8;
    private static final int MEMBERS = 15;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AffinityLearning learning;

    @Autowired
    NightlyAffinities nightly;

    @Autowired
    NextOffers next;

    private final List<UUID> products = new ArrayList<>();
    private final List<int[]> baskets = new ArrayList<>();
    private Api api;

    @BeforeEach
    void signIn() {
        api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void whatGoesWithWhatIsLearnedTriedAndOfferedAsTheLibraryRanksIt() {
        assertThat(nightly.askIfDue()).as("nothing was bought yet").isFalse();
        for (int item = 0; item < 3 * GROUPS; item++) {
            products.add(product("Product " + item, item % 3 == 0 ? "Hair care" : "Body care"));
        }
        UUID almost = buyer(Map.of(0, 100, 1, 300));
        assertThat(nightly.askIfDue()).isTrue();
        assertThat(nightly.askIfDue()).as("once a night").isFalse();
        tooFewCustomersTeachNothingAndThatIsSaid(almost);

        for (int member = 0; member < GROUPS * MEMBERS; member++) {
            int first = 3 * (member % GROUPS);
            buyer(Map.of(first, 10, first + 1, 10, first + 2, 10));
        }
        UUID mixed = buyer(Map.of(3, 10, 6, 10, 7, 10, 12, 10));
        learning.ask();
        await().atMost(Duration.ofMinutes(1)).until(this::learned);

        JsonNode told = affinities(almost);
        assertThat(told.path("products").asInt()).isEqualTo(2);
        assertThat(told.path("categories")).hasSize(2);
        JsonNode most = told.path("categories").path(0);
        assertThat(most.path("family").asString()).isEqualTo("Body care");
        assertThat(most.path("share").asDouble()).isCloseTo(.75, within(1e-9));
        JsonNode known = told.path("learned");
        assertThat(known.path("customers").asInt()).isEqualTo(GROUPS * MEMBERS + 2);
        assertThat(known.path("tried").asInt()).isEqualTo(GROUPS * MEMBERS + 2);
        assertThat(known.path("found").asInt()).isGreaterThan(100);
        assertThat(known.path("foundByShare").asInt()).isLessThan(60);
        assertThat(known.path("usable").asBoolean()).isTrue();

        JsonNode offer = told.path("offers").path(0);
        assertThat(offer.path("product").asString()).isEqualTo(products.get(2).toString());
        assertThat(offer.path("together").asInt()).isEqualTo(MEMBERS);
        assertThat(offer.path("holders").asInt()).isEqualTo(MEMBERS + 1);
        assertThat(offer.path("becauseName").asString()).isIn("Product 0", "Product 1");
        assertThat(offers(mixed)).isEqualTo(byLibrary(3, 6, 7, 12));
        assertThat(offer.path("margin").asDouble()).isEqualTo(10);
        assertThat(offer.path("lines").asInt()).isEqualTo(MEMBERS);
        assertThat(offer.path("unknownMargins").asInt()).isEqualTo(MEMBERS);
        double fit = (MEMBERS + 10.0 * MEMBERS / (GROUPS * MEMBERS + 2)) / (MEMBERS + 1 + 10);
        assertThat(offer.path("fit").asDouble()).isCloseTo(fit, within(1e-9));
        assertThat(offer.path("chance").asDouble())
                .as("no model takes anything from the fit and the assumed effect")
                .isCloseTo(fit * told.path("effect").asDouble(), within(1e-9));
        oneAndManyAreOfferedTheSame(almost, mixed);
        whatBringsMostForItsChanceIsOfferedFirstAndWhatBringsALossNever(mixed);

        jdbc.sql("update product set active = false where id = ?")
                .param(products.get(2))
                .update();
        assertThat(offers(almost))
                .as("what is no longer sold")
                .doesNotContain(products.get(2).toString());
        UUID stranger = customer();
        assertThat(affinities(stranger).path("offers")).as("who bought nothing").isEmpty();
    }

    private void oneAndManyAreOfferedTheSame(UUID one, UUID other) {
        UUID stranger = customer();
        Map<UUID, List<NextOffer>> both = next.of(List.of(other, stranger, one));
        assertThat(both)
                .containsOnlyKeys(one, other)
                .containsEntry(one, next.of(List.of(one)).get(one));
    }

    private void whatBringsMostForItsChanceIsOfferedFirstAndWhatBringsALossNever(UUID mixed) {
        jdbc.sql("update order_line set cost = 5 where product_id in (?, ?)")
                .params(products.get(8), products.get(13))
                .update();
        jdbc.sql("update order_line set cost = 11 where product_id = ?")
                .param(products.get(14))
                .update();
        learning.ask();
        await().atMost(Duration.ofMinutes(1)).until(this::learned);
        List<NextOffer> offers = next.of(List.of(mixed)).get(mixed);
        assertThat(offers)
                .extracting(NextOffer::product)
                .as("product 8 goes best with what is held, and brings half of what the others do")
                .startsWith(products.get(4), products.get(5))
                .doesNotContain(products.get(14));
        assertThat(next.of(List.of(mixed)).get(mixed)).isEqualTo(offers);
    }

    private void tooFewCustomersTeachNothingAndThatIsSaid(UUID only) {
        await().atMost(Duration.ofMinutes(1)).until(this::learned);
        JsonNode told = affinities(only);
        assertThat(told.path("learned").path("enough").asBoolean(true)).isFalse();
        assertThat(told.path("learned").path("tried").asInt()).isEqualTo(1);
        assertThat(told.path("offers")).isEmpty();
        assertThat(told.path("categories").path(0).path("share").asDouble()).isEqualTo(.75);
    }

    @Test
    void whoDoesNotReadOrdersIsRefused() {
        UUID somebody = customer();
        Api nobody = Api.at(port).bearing(people.with().token());
        assertThat(nobody.get("/api/v1/customers/" + somebody + "/affinities").status())
                .isIn(403, 404);
    }

    private boolean learned() {
        return jdbc.sql("select count(*) > 0 and bool_and(state in ('done', 'refused')) from affinity_run")
                .query(Boolean.class)
                .single();
    }

    private JsonNode affinities(UUID customer) {
        var answer = api.get("/api/v1/customers/" + customer + "/affinities");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<String> offers(UUID customer) {
        return StreamSupport.stream(affinities(customer).path("offers").spliterator(), false)
                .filter(offer -> !offer.path("because").isNull())
                .map(offer -> offer.path("product").asString())
                .toList();
    }

    private List<String> byLibrary(int... held) {
        var holdings = new Holdings();
        for (int[] basket : baskets) {
            holdings.add(Arrays.stream(basket).mapToObj(products::get).toArray(UUID[]::new));
        }
        int[] own = Arrays.stream(held)
                .map(item -> java.util.stream.IntStream.range(0, holdings.products())
                        .filter(n -> holdings.product(n).equals(products.get(item)))
                        .findFirst()
                        .orElseThrow())
                .toArray();
        var affinities = Affinities.of(holdings.baskets(), AffinityLearning.SETTINGS, Workers.caller());
        return new NextProducts(affinities)
                .of(own, AffinityLearning.OFFERS).stream()
                        .map(offer -> holdings.product(offer.item()).toString())
                        .toList();
    }

    private UUID product(String name, String family) {
        UUID id = Ids.next();
        jdbc.sql("insert into product (id, name, family) values (?, ?, ?)")
                .params(id, name, family)
                .update();
        return id;
    }

    private UUID customer() {
        UUID id = Ids.next();
        jdbc.sql("insert into customer (id, kind, name) values (?, 'person', 'Somebody')")
                .param(id)
                .update();
        return id;
    }

    /** @param bought amounts by the number of the product */
    private UUID buyer(Map<Integer, Integer> bought) {
        UUID customer = customer();
        UUID order = Ids.next();
        int total = bought.values().stream().mapToInt(Integer::intValue).sum();
        jdbc.sql("""
                 insert into sales_order (id, customer_id, placed_at, currency, total, total_reporting)
                 values (?, ?, now() - interval '2 days', 'EUR', ?, ?)
                 """).params(order, customer, total, total).update();
        int position = 1;
        for (var line : bought.entrySet()) {
            jdbc.sql("""
                     insert into order_line (id, order_id, position, product_id, quantity, amount, currency)
                     values (?, ?, ?, ?, 1, ?, 'EUR')
                     """)
                    .params(Ids.next(), order, position++, products.get(line.getKey()), line.getValue())
                    .update();
        }
        baskets.add(
                bought.keySet().stream().mapToInt(Integer::intValue).sorted().toArray());
        return customer;
    }
}
