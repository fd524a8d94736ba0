package relata.commerce;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Money;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.records.api.Answers;
import relata.records.api.Requested;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/** Orders with their lines in one request, and what comes back of them. */
@RestController
class OrdersController {

    private static final String SOURCE = "api";

    private final Catalogs catalogs;
    private final Changes changes;
    private final Lists lists;
    private final Answers answers;
    private final Returns returns;
    private final TransactionTemplate transaction;

    OrdersController(
            Catalogs catalogs,
            Changes changes,
            Lists lists,
            Answers answers,
            Returns returns,
            TransactionTemplate transaction) {
        this.catalogs = catalogs;
        this.changes = changes;
        this.lists = lists;
        this.answers = answers;
        this.returns = returns;
        this.transaction = transaction;
    }

    /** An order; with {@code lines} its total is their sum. All is made or nothing. */
    @PostMapping("/api/v1/orders")
    ResponseEntity<Map<String, @Nullable Object>> create(Actor actor, @RequestBody Map<String, @Nullable Object> body) {
        ObjectType object = catalogs.current().object(OrderFields.OBJECT);
        Map<String, @Nullable Object> own = new LinkedHashMap<String, @Nullable Object>();
        own.putAll(body);
        List<Values> lines = lines(own.remove("lines"));
        Values values = Requested.values(object, own);
        if (!lines.isEmpty() && !values.has(OrderFields.TOTAL)) {
            total(lines, values);
        }
        UUID id = transaction.execute(_ -> {
            UUID order = changes.apply(actor, object.name(), Change.create(values), SOURCE)
                    .id();
            write(actor, order, lines);
            return order;
        });
        Row row = lists.require(actor, object, java.util.Objects.requireNonNull(id));
        return ResponseEntity.created(URI.create("/api/v1/orders/" + row.id()))
                .eTag("\"" + row.version() + "\"")
                .body(answers.record(actor, object, row));
    }

    private List<Values> lines(@Nullable Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list)) {
            throw Refusal.invalid("lines", "commerce.lines-are-a-list", Map.of());
        }
        ObjectType line = catalogs.current().object(OrderFields.LINE);
        var lines = new ArrayList<Values>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> json)) {
                throw Refusal.invalid("lines", "commerce.lines-are-a-list", Map.of());
            }
            var named = new LinkedHashMap<String, @Nullable Object>();
            json.forEach((name, value) -> named.put(String.valueOf(name), value));
            lines.add(Requested.values(line, named));
        }
        return lines;
    }

    /** The sum of the lines' amounts, given or derived; left out where a line has none, which its own rules then refuse. */
    private static void total(List<Values> lines, Values order) {
        BigDecimal sum = BigDecimal.ZERO;
        String currency = null;
        for (Values line : lines) {
            Money amount = line.has(OrderFields.LINE_AMOUNT)
                    ? line.value(OrderFields.LINE_AMOUNT)
                    : LineAmounts.amount(
                            line.value(OrderFields.LINE_QUANTITY),
                            line.value(OrderFields.LINE_UNIT_PRICE),
                            line.value(OrderFields.LINE_DISCOUNT));
            if (amount == null || (currency != null && !currency.equals(amount.currency()))) {
                return;
            }
            currency = amount.currency();
            sum = sum.add(amount.amount());
        }
        if (currency != null) {
            order.with(OrderFields.TOTAL, new Money(sum, currency));
        }
    }

    private void write(Actor actor, UUID order, List<Values> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<Change> creations = lines.stream()
                .map(line -> Change.create(line.with(OrderFields.LINE_ORDER, order)))
                .toList();
        List<Outcome> outcomes = changes.applyAll(actor, OrderFields.LINE, creations, SOURCE);
        var errors = new ArrayList<FieldError>();
        for (int n = 0; n < outcomes.size(); n++) {
            if (outcomes.get(n) instanceof Outcome.Refused refused) {
                String line = "lines[" + n + "]";
                if (refused.errors().isEmpty()) {
                    errors.add(new FieldError(line, refused.code(), Map.of()));
                }
                refused.errors()
                        .forEach(error -> errors.add(
                                new FieldError(line + "." + error.field(), error.code(), error.arguments())));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    record ReturnedLine(UUID line, BigDecimal quantity, Returns.@Nullable Amount amount) {}

    record Return(
            @Nullable List<ReturnedLine> lines,
            Returns.@Nullable Amount amount,
            @Nullable String note) {}

    /** What came back: lines with quantities, or an amount for an order without lines. */
    @PostMapping("/api/v1/orders/{id}/returns")
    ResponseEntity<Map<String, @Nullable Object>> returned(
            Actor actor, @PathVariable UUID id, @RequestBody Return body) {
        ObjectType object = catalogs.current().object(OrderFields.OBJECT);
        List<Returns.Line> lines = body.lines() == null
                ? List.of()
                : body.lines().stream()
                        .map(line -> new Returns.Line(line.line(), line.quantity(), line.amount()))
                        .toList();
        returns.record(actor, id, lines, body.amount(), body.note(), null);
        Row row = lists.require(actor, object, id);
        return ResponseEntity.ok().eTag("\"" + row.version() + "\"").body(answers.record(actor, object, row));
    }
}
