package relata.records.importing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;
import relata.platform.tables.ContentKey;
import relata.platform.tables.Row;
import relata.platform.tables.cells.Amount;
import relata.platform.tables.cells.Parsed;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.changes.ApiValues;

/** Reads the cells of a row into the records it describes; what cannot be read is a reason at its item. */
final class RowReader {

    /** What stands between the choices of one cell. */
    static final String SEPARATORS = "[;\\n|]";

    private final RecordPlan root;
    private final boolean recognizeRows;

    private final LongFunction<String> origins;

    /** @param origins the words for where a row came from */
    RowReader(RecordPlan root, boolean recognizeRows, LongFunction<String> origins) {
        this.root = root;
        this.recognizeRows = recognizeRows;
        this.origins = origins;
    }

    Item read(Row row) {
        Item item = read(root, row);
        if (item.isEmpty()) {
            item.reasons.add(Reason.of("", "records-importing.row-empty"));
        }
        if (recognizeRows && item.givenId == null && !hasKey(item)) {
            item.rowKey = rowKey(row);
        }
        return item;
    }

    private boolean hasKey(Item item) {
        return root.keys().stream()
                .anyMatch(fields -> fields.stream()
                        .allMatch(field -> item.values.value(field.name()) != null
                                || item.related.containsKey(field.name())
                                || item.meant.containsKey(field.name())));
    }

    private static Item.RowKey rowKey(Row row) {
        return new Item.RowKey(half(row.key()), row.occurrence());
    }

    static UUID half(ContentKey key) {
        String hex = key.hex();
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private Item read(RecordPlan plan, Row row) {
        Item item = new Item(row.number());
        for (RecordPlan.Cell cell : plan.cells()) {
            read(plan, cell, row, item);
        }
        if (plan.idColumn() >= 0) {
            givenId(plan, row.cell(plan.idColumn()).strip(), item);
        }
        plan.related().forEach((reference, relatedPlan) -> {
            Item related = read(relatedPlan, row);
            if (!related.isEmpty()) {
                item.related.put(reference, related);
            }
        });
        plan.parts().forEach((step, partPlan) -> {
            Item part = read(partPlan, row);
            if (part.told || !part.reasons.isEmpty()) {
                part.origin = origins.apply(row.number());
                item.parts.put(step, part);
            }
        });
        item.told = !item.values.isEmpty()
                || !item.pending.isEmpty()
                || !item.meant.isEmpty()
                || !item.related.isEmpty()
                || !item.parts.isEmpty();
        if (!item.isEmpty()) {
            constants(plan, item);
        }
        return item;
    }

    private static void givenId(RecordPlan plan, String text, Item item) {
        if (text.isEmpty()) {
            return;
        }
        try {
            item.givenId = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            item.reasons.add(new Reason(plan.path() + "id", "records-importing.not-an-id", Map.of("value", text)));
        }
    }

    private static void constants(RecordPlan plan, Item item) {
        for (String field : plan.constants().fields()) {
            if (item.values.value(field) == null) {
                item.values.with(field, plan.constants().value(field));
            }
        }
    }

    private static void read(RecordPlan plan, RecordPlan.Cell cell, Row row, Item item) {
        String text = row.cell(cell.column());
        if (text.isBlank()) {
            return;
        }
        Field<?> field = cell.field();
        String target = plan.path() + field.name();
        switch (parsed(cell, text)) {
            case Parsed.Absent<?> absent -> {}
            case Parsed.Refused<?> refused -> item.reasons.add(new Reason(target, refused.code(), refused.arguments()));
            case Parsed.Value<?> value -> {
                if (field.type() == FieldType.REFERENCE && value.value() instanceof String meant) {
                    item.meant.put(field.name(), meant);
                } else if (field.type() == FieldType.MONEY) {
                    money(cell, row, (Amount) value.value(), target, item);
                } else {
                    keep(cell, value.value(), target, item);
                }
            }
        }
    }

    private static Parsed<?> parsed(RecordPlan.Cell cell, String text) {
        return switch (cell.field().type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL -> cell.parser().text(text);
            case NUMBER -> cell.parser().number(text);
            case INTEGER -> cell.parser().integer(text);
            case MONEY -> cell.parser().money(text);
            case DATE -> cell.parser().date(text);
            case TIME -> cell.parser().time(text);
            case BOOLEAN -> cell.parser().yesNo(text);
            case CHOICE -> choice(cell, text);
            case CHOICES -> choices(cell, text);
            case REFERENCE -> reference(cell, text);
        };
    }

    private static Parsed<?> choice(RecordPlan.Cell cell, String text) {
        return switch (cell.parser().text(text)) {
            case Parsed.Absent<String> absent -> absent;
            case Parsed.Refused<String> refused -> refused;
            case Parsed.Value<String> word -> {
                String value = cell.choices().get(word.value().toLowerCase(Locale.ROOT));
                if (value == null && cell.parser().yesNo(word.value()) instanceof Parsed.Value<Boolean> said) {
                    value = cell.yesNo().get(said.value());
                }
                yield value != null
                        ? new Parsed.Value<>(value)
                        : Parsed.refused(
                                "records-importing.no-such-choice",
                                "value",
                                shortened(word.value()),
                                "choices",
                                String.join(
                                        ", ",
                                        cell.field().choices().stream()
                                                .map(each -> each.value())
                                                .toList()));
            }
        };
    }

    private static Parsed<?> choices(RecordPlan.Cell cell, String text) {
        var values = new ArrayList<String>();
        for (String part : parts(cell, text)) {
            switch (choice(cell, part)) {
                case Parsed.Value<?> value -> values.add((String) value.value());
                case Parsed.Absent<?> absent -> {}
                case Parsed.Refused<?> refused -> {
                    return refused;
                }
            }
        }
        return values.isEmpty() ? new Parsed.Absent<>() : new Parsed.Value<>(values);
    }

    /** Commas separate too, unless a choice is written with one. */
    private static List<String> parts(RecordPlan.Cell cell, String text) {
        var parts = new ArrayList<String>();
        for (String part : text.split(SEPARATORS)) {
            if (cell.choices().containsKey(part.strip().toLowerCase(Locale.ROOT))) {
                parts.add(part);
            } else {
                parts.addAll(List.of(part.split(",")));
            }
        }
        return parts;
    }

    private static Parsed<?> reference(RecordPlan.Cell cell, String text) {
        return switch (cell.parser().text(text)) {
            case Parsed.Absent<String> absent -> absent;
            case Parsed.Refused<String> refused -> refused;
            case Parsed.Value<String> meant -> {
                try {
                    yield meant.value().length() == 36 ? new Parsed.Value<>(UUID.fromString(meant.value())) : meant;
                } catch (IllegalArgumentException notAnId) {
                    yield meant;
                }
            }
        };
    }

    private static void money(RecordPlan.Cell cell, Row row, Amount amount, String target, Item item) {
        String named = cell.currencyColumn() < 0
                ? ""
                : row.cell(cell.currencyColumn()).strip().toUpperCase(Locale.ROOT);
        String currency = amount.currency() != null
                ? amount.currency()
                : !named.isEmpty() ? named : Objects.requireNonNullElse(cell.currency(), "");
        if (currency.isEmpty()) {
            item.reasons.add(Reason.of(target, "records-importing.no-currency"));
        } else if (!currency.matches("[A-Z]{3}")) {
            item.reasons.add(new Reason(target, "tables.money.unknown-currency", Map.of("value", shortened(currency))));
        } else {
            var json = new LinkedHashMap<String, Object>();
            json.put("amount", amount.value());
            json.put("currency", currency);
            keep(cell, json, target, item);
        }
    }

    private static void keep(RecordPlan.Cell cell, @Nullable Object value, String target, Item item) {
        Field<?> field = cell.field();
        try {
            Object exact = value instanceof Instant moment ? moment.truncatedTo(ChronoUnit.MICROS) : value;
            Object kept = exact instanceof BigDecimal || exact instanceof Map || exact instanceof String
                    ? ApiValues.read(field, exact)
                    : exact;
            if (kept != null && cell.pending()) {
                item.pending.put(field.name(), kept);
            } else if (kept != null) {
                item.values.with(field.name(), kept);
            }
        } catch (ApiValues.Unreadable e) {
            item.reasons.add(new Reason(target, e.code(), e.arguments()));
        }
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /** An id for a record that the file makes. */
    static UUID newId(Item item) {
        return item.givenId != null ? item.givenId : Ids.next();
    }
}
