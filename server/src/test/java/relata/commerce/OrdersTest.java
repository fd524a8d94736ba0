package relata.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

@RelataTest(shared = "customers")
class OrdersTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    Records records;
    UUID buyer = new UUID(0, 0);

    @BeforeEach
    void opened() {
        records = new Records(changes, jdbc);
        buyer = records.create("customer", Map.of("kind", "person", "name", "Покупець Замовлень"));
    }

    private static String amount(Map<String, ?> row, String column) {
        return String.valueOf(row.get(column));
    }

    private UUID order(String total, String currency) {
        return records.create(
                "order",
                Map.of(
                        "customer",
                        buyer,
                        "placedAt",
                        Instant.parse("2026-05-05T10:00:00Z"),
                        "total",
                        Money.of(total, currency),
                        "cost",
                        Money.of("4", currency)));
    }

    @Test
    void marginAndReportingAmountsFollow() {
        var row = records.row("sales_order", order("10", "EUR"));
        assertThat(amount(row, "margin")).isEqualTo("6.0000");
        assertThat(amount(row, "total_reporting")).isEqualTo("10.0000");
    }

    @Test
    void aRateThatComesLaterOrIsCorrectedValuesItsOrders() {
        UUID id = order("100", "CZK");
        assertThat(records.row("sales_order", id).get("total_reporting")).isNull();
        UUID rate = records.create(
                "exchangeRate",
                Map.of("currency", "czk", "validFrom", LocalDate.of(2026, 5, 1), "rate", new BigDecimal("0.04")));
        assertThat(amount(records.row("sales_order", id), "total_reporting")).isEqualTo("4.0000");
        records.change("exchangeRate", rate, Map.of("rate", new BigDecimal("0.05")));
        assertThat(amount(records.row("sales_order", id), "total_reporting")).isEqualTo("5.0000");
        records.create(
                "exchangeRate",
                Map.of("currency", "CZK", "validFrom", LocalDate.of(2026, 5, 6), "rate", new BigDecimal("9")));
        assertThat(amount(records.row("sales_order", id), "total_reporting")).isEqualTo("5.0000");
        assertThatThrownBy(() -> records.create(
                        "exchangeRate",
                        Map.of("currency", "CZK", "validFrom", LocalDate.of(2026, 5, 6), "rate", new BigDecimal("8"))))
                .hasMessageContaining("rate-twice");
    }

    @Test
    void anOrderIsTheSumOfItsLinesAndAGivenAmountStaysExact() {
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var made = api.post(
                "/api/v1/orders",
                Map.of(
                        "customer",
                        buyer,
                        "placedAt",
                        "2026-05-05T10:00:00Z",
                        "lines",
                        List.of(
                                Map.of("quantity", "3", "amount", Map.of("amount", "29.33", "currency", "EUR")),
                                Map.of(
                                        "quantity", "2",
                                        "unitPrice", Map.of("amount", "5", "currency", "EUR"),
                                        "discount", Map.of("amount", "1", "currency", "EUR")))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("total").get("amount").asString()).isEqualTo("38.33");
        assertThat(made.json().get("units").asString()).isEqualTo("5");
        UUID id = UUID.fromString(made.json().get("id").asString());
        UUID line = (UUID) java.util.Objects.requireNonNull(
                records.column("select id from order_line where order_id = ? and position = 1", id)
                        .getFirst());
        var back = api.post(
                "/api/v1/orders/" + id + "/returns", Map.of("lines", List.of(Map.of("line", line, "quantity", 1))));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().get("returned").get("amount").asString()).startsWith("9.77");
        assertThat(api.post(
                                "/api/v1/orders/" + id + "/returns",
                                Map.of("lines", List.of(Map.of("line", line, "quantity", 3))))
                        .status())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/v1/orders/" + id + "/returns",
                                Map.of("lines", List.of(Map.of("line", line, "quantity", 2))))
                        .json()
                        .get("returned")
                        .get("amount")
                        .asString())
                .isEqualTo("29.33");
        assertThat(records.column("select count(*) from interaction where customer_id = ? and kind = 'return'", buyer))
                .containsExactly(2L);
    }

    @Test
    void anOrderThatFailsInOneLineIsNotMade() {
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var refused = api.post(
                "/api/v1/orders",
                Map.of(
                        "customer",
                        buyer,
                        "placedAt",
                        "2026-05-05T10:00:00Z",
                        "number",
                        "HALF",
                        "lines",
                        List.of(
                                Map.of("quantity", "1", "amount", Map.of("amount", "1", "currency", "EUR")),
                                Map.of("quantity", "-1", "amount", Map.of("amount", "1", "currency", "EUR")))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("lines[1].quantity");
        assertThat(records.column("select 1 from sales_order where number = 'HALF'"))
                .isEmpty();
    }

    @Test
    void notMoreComesBackThanWasSold() {
        UUID id = order("10", "EUR");
        assertThatThrownBy(() -> records.change("order", id, Map.of("returned", Money.of("11", "EUR"))))
                .hasMessageContaining("returned-more-than-sold");
        records.change("order", id, Map.of("returned", Money.of("10", "EUR")));
        assertThat(records.row("sales_order", id)).containsEntry("status", "returned");
    }
}
