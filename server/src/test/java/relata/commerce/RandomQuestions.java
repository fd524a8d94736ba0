package relata.commerce;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import relata.records.summaries.Grouping;
import relata.records.summaries.Measure;
import relata.records.summaries.Step;
import relata.records.summaries.SummaryQuestion;

/** Questions about orders and lines, among them such as the sums by day cannot tell. */
final class RandomQuestions {

    private static final List<String> FILTERS = List.of(
            "",
            "",
            "status != \"cancelled\"",
            "status in [\"paid\", \"placed\"] || !has(channel)",
            "placedAt > timestamp(\"2025-04-10T13:30:00Z\")",
            "placedAt >= timestamp(\"2025-04-01T00:00:00Z\") && !(timestamp(\"2025-05-07T09:00:00Z\") < placedAt)",
            "placedAt > now - days(400) && channel == \"web\"",
            "total.amount > 50");
    private static final List<String> LINE_FILTERS = List.of(
            "",
            "order.status != \"cancelled\"",
            "order.placedAt < timestamp(\"2025-04-10T13:30:00Z\") && has(product)",
            "!(product.family == \"Care\")",
            "!has(order.placedAt)",
            "quantity > 2");

    private final Random random;

    RandomQuestions(Random random) {
        this.random = random;
    }

    SummaryQuestion question(boolean ofLines) {
        var groups = new ArrayList<Grouping>();
        for (int count = random.nextInt(3); count > 0; count--) {
            groups.add(ofLines ? lineGrouping() : orderGrouping());
        }
        var measures = new ArrayList<Measure>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            measures.add(ofLines ? lineMeasure() : orderMeasure());
        }
        Integer top = random.nextInt(4) == 0 ? 2 : null;
        Integer sort = top == null ? null : 0;
        return new SummaryQuestion(one(ofLines ? LINE_FILTERS : FILTERS), groups, measures, sort, true, top);
    }

    private Grouping orderGrouping() {
        return switch (random.nextInt(4)) {
            case 0 -> new Grouping("channel", null, List.of());
            case 1 -> new Grouping("status", null, List.of());
            default -> new Grouping("placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Grouping lineGrouping() {
        return switch (random.nextInt(5)) {
            case 0 -> new Grouping("product", null, List.of());
            case 1 -> new Grouping("product.family", null, List.of());
            case 2 -> new Grouping("order.status", null, List.of());
            default -> new Grouping("order.placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Measure orderMeasure() {
        return switch (random.nextInt(6)) {
            case 0 -> of(Measure.Kind.COUNT, null);
            case 1 -> of(Measure.Kind.AVERAGE, "totalReporting");
            case 2 -> of(Measure.Kind.SUM, "total");
            case 3 -> of(Measure.Kind.SUM, "marginReporting");
            case 4 -> of(Measure.Kind.DISTINCT, "channel");
            default -> of(Measure.Kind.SUM, "returnedReporting");
        };
    }

    private Measure lineMeasure() {
        return switch (random.nextInt(5)) {
            case 0 -> of(Measure.Kind.COUNT, null);
            case 1 -> of(Measure.Kind.AVERAGE, "quantity");
            case 2 -> of(Measure.Kind.SUM, "amount");
            case 3 -> of(Measure.Kind.DISTINCT, "product");
            default -> of(Measure.Kind.SUM, "returnedQuantity");
        };
    }

    static Measure of(Measure.Kind kind, String field) {
        return new Measure(kind, field, Measure.Show.VALUE);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
