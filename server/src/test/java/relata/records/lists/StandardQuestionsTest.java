package relata.records.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.SampleCompany;
import relata.platform.people.BuiltInRole;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.Statements;

/**
 * What the standard screens ask reads a bounded number of rows, however many the tables hold: each question is sent as the
 * web client sends it, on to its second page and back, and every statement that served it is run again under EXPLAIN.
 */
@RelataTest
@Import(Statements.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardQuestionsTest {

    private static final int CUSTOMERS = 20_000;

    /**
     * Ten times the bound of a count: where a tenth of all rows fit, reading them as they lie until the bound is reached is
     * the quickest, and no more at a million. One pass over a large table touches far more.
     */
    private static final long MOST_ROWS = 10L * Lists.COUNT_BOUND;

    private static final AtomicInteger REQUEST = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    SampleCompany sample;

    @Autowired
    Catalogs catalogs;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    Api seller;

    @BeforeAll
    void fill() {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(administrator.token());
        var salesperson = people.with(BuiltInRole.SALES);
        seller = Api.at(port).bearing(salesperson.token());
        if (customers() < CUSTOMERS) sample.fill(CUSTOMERS);
        own(administrator.id(), 2_000, 0);
        own(salesperson.id(), 60, 3_000);
        jdbc.sql("analyze").update();
    }

    private long customers() {
        return jdbc.sql("select count(*) from customer").query(Long.class).single();
    }

    /** In the order of ids, as everybody locks customers: what the sample sets off in the background writes to them too. */
    private void own(UUID owner, int many, int from) {
        jdbc.sql("""
                 with chosen as (select id from customer order by md5(id::text) limit ? offset ?),
                 locked as materialized (
                     select id from customer where id in (select id from chosen) order by id for no key update)
                 update customer set owner_id = ? where id in (select id from locked)
                 """).params(many, from, owner).update();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListOfTheStandardScreensReadsABoundedNumberOfRows(String path) {
        String next = "&cursor=" + answered(admin, path).text("next");
        if (!next.endsWith("=")) {
            Api.Answer second = answered(admin, path + next);
            answered(admin, path + "&cursor=" + second.text("previous"));
        }
    }

    @ParameterizedTest
    @MethodSource("ownLists")
    void aPersonWhoSeesOnlyTheirOwnWaitsForNobodyElsesRecords(String path) {
        Api.Answer first = answered(seller, path);
        if (!first.text("next").isEmpty()) {
            answered(seller, path + "&cursor=" + first.text("next"));
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchReadsABoundedNumberOfRows(String typed) {
        Api.Answer answer = answered(admin, "/api/v1/search?limit=12&q=" + encoded(typed));
        assertThat(answer.json().path("items")).as(answer.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=-createdAt", "&sort=-lastContactAt", "&filter=kind+%3D%3D+%22person%22"})
    void aBoardReadsABoundedNumberOfRows(String question) {
        Api.Answer board = answered(admin, "/api/v1/customers/board?by=kind&limit=20" + question);
        assertThat(board.json()
                        .path("columns")
                        .valueStream()
                        .mapToInt(column -> column.path("items").size()))
                .as(board.toString())
                .containsExactly(20, question.contains("filter") ? 0 : 20);
    }

    /** The default order of every object both ways, and what columns, quick filters and related lists ask beyond it. */
    Stream<String> lists() {
        var paths = new ArrayList<String>();
        for (ObjectType object : catalogs.current().objects()) {
            if (object.can(Capability.PAGE) || object.can(Capability.CREATE)) {
                if (object.defaultSort().isEmpty()) {
                    paths.add(list(object.path(), "", ""));
                } else {
                    String key = object.defaultSort().getFirst().replace("-", "");
                    paths.add(list(object.path(), "", key));
                    paths.add(list(object.path(), "", "-" + key));
                }
            }
        }
        for (String key :
                List.of("createdAt", "changedAt", "lastContactAt", "city", "quality", "spent", "lastOrderAt")) {
            paths.add(list("customers", "", key));
            paths.add(list("customers", "", "-" + key));
        }
        String city =
                text("select city from customer where city is not null group by city order by count(*) desc limit 1");
        String team = text("select team_id from customer where team_id is not null limit 1");
        String territory = text("select territory_id from customer where territory_id is not null limit 1");
        for (String filter : List.of(
                "kind == \"organization\"",
                "kind == \"person\"",
                "owner == me",
                "!has(owner)",
                "team == \"" + team + "\"",
                "territory == \"" + territory + "\"",
                "city == \"" + city + "\"",
                "owner == me && kind == \"person\"")) {
            paths.add(list("customers", filter, "name"));
        }
        paths.add(list("customers", "owner == me", "-lastContactAt"));
        paths.add(list("customers", "lastContactAt < now - duration(\"2160h\")", "lastContactAt"));
        paths.add(list("orders", "", "-changedAt"));
        paths.add(list("orders", "", "-totalReporting"));
        paths.add(list("orders", "", "number"));
        paths.add(list("orders", "placedAt > now - duration(\"720h\")", "-placedAt"));
        paths.add(list("products", "active", "name"));
        paths.add(list("products", "", "family"));
        paths.addAll(ofOneCustomer());
        return paths.stream();
    }

    private List<String> ofOneCustomer() {
        String customer = text("select customer_id from interaction group by 1 order by count(*) desc limit 1");
        String order = text("select order_id from order_line limit 1");
        return List.of(
                list("orders", of("customer", customer), "-placedAt"),
                list("interactions", of("customer", customer), "-occurredAt"),
                list("interactions", of("customer", customer) + " && kind == \"visit\"", "-occurredAt"),
                list("contact-points", of("customer", customer), ""),
                list("consents", of("customer", customer), ""),
                list("addresses", of("customer", customer), ""),
                list("relationships", of("customer", customer), ""),
                list("relationships", of("other", customer), ""),
                list("open-matters", of("customer", customer), "-since"),
                list("costs", of("customer", customer), "-incurredOn"),
                list("order-lines", of("order", order), "position"),
                "/api/v1/customers/" + customer + "?",
                "/api/v1/customers/" + customer + "/timeline?limit=50",
                "/api/v1/customers/" + customer + "/timeline?limit=50&kind=visit",
                "/api/v1/customers/" + customer + "/timeline?limit=50&channel=shop");
    }

    Stream<String> ownLists() {
        return Stream.of(
                list("customers", "", "name"),
                list("customers", "", "-lastContactAt"),
                list("customers", "kind == \"person\"", "name"));
    }

    Stream<String> searches() {
        String name = text("select name from customer where kind = 'person' order by id desc limit 1");
        String email = text("select email from customer where email is not null order by id desc limit 1");
        String phone = text("select phone from customer where phone is not null order by id desc limit 1");
        return Stream.of(
                name,
                name.substring(0, 4),
                name.substring(1, 5),
                "Shevchenko",
                "Київ",
                email,
                email.substring(0, 6),
                phone.substring(phone.length() - 7));
    }

    private static String of(String field, String id) {
        return field + " == \"" + id + "\"";
    }

    private static String list(String path, String filter, String sort) {
        return "/api/v1/" + path + "?limit=50&filter=" + encoded(filter) + "&sort=" + sort;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private Api.Answer answered(Api as, String path) {
        String id = "question-" + REQUEST.incrementAndGet();
        Api.Answer answer = as.with("X-Request-Id", id).get(path);
        assertThat(answer.status()).as(path + "\n" + answer).isEqualTo(200);
        List<String> ran = statements.of(id).stream()
                .filter(sql -> sql.stripLeading().startsWith("select"))
                .toList();
        assertThat(ran).as(path).isNotEmpty();
        for (String sql : ran) {
            Plan plan = Plan.read(sql, text("explain (analyze, format json) " + sql));
            assertThat(plan.stepsBeyond(MOST_ROWS)).as(() -> path + "\n" + plan).isEmpty();
        }
        return answer;
    }
}
