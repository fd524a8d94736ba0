package relata.records.importing;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;
import relata.records.catalog.Trait;
import relata.records.changes.ApiValues;
import relata.records.changes.Values;

/** What a row says of one record: all of it, what of it the record lacks, and what the record is called by it. */
final class RowContent {

    private RowContent() {}

    /** All that a row says of one record; nothing where more than its own fields would have to be compared. */
    static List<MatchKey> key(RecordPlan plan, Item item) {
        if (!plan.path().isEmpty() || !plan.related().isEmpty() || !plan.parts().isEmpty()) {
            return List.of();
        }
        var content = new StringBuilder();
        for (String name : item.values.fields()) {
            content.append(name)
                    .append('\u001e')
                    .append(ApiValues.written(item.values.value(name)))
                    .append('\u001f');
        }
        return List.of(new MatchKey("all of it", content.toString()));
    }

    /**
     * What the file gives that the record has not.
     *
     * @param borne fields whose value the record is known by
     */
    static Values wanted(RecordPlan plan, Item item, Values now, Set<String> borne) {
        Values wanted = Values.none();
        for (String name : item.values.fields()) {
            Object given = item.values.value(name);
            Object is = now.value(name);
            boolean comes = is == null || plan.whenExists() == WhenExists.REPLACE && !borne.contains(name);
            if (given != null && comes && !Objects.equals(ApiValues.written(given), ApiValues.written(is))) {
                wanted.with(name, given);
            }
        }
        return wanted;
    }

    /**
     * A related record of which the row tells no name, and one of a file that tells no names, is called by its number or address
     * until somebody knows better; null where the row has none of these either.
     */
    static @Nullable Values named(RecordPlan plan, Item item) {
        Field<?> title = plan.object().titleField();
        boolean named = plan.path().isEmpty() && tellsNames(plan)
                || plan.owner() != null
                || !title.is(Trait.REQUIRED)
                || !title.type().isText()
                || item.values.value(title.name()) != null
                || plan.object().fields().values().stream()
                        .anyMatch(field -> field.is(Trait.PART_OF_TITLE) && item.values.value(field.name()) != null);
        if (named) {
            return item.values;
        }
        for (List<Field<?>> key : plan.keys()) {
            if (item.values.value(key.getFirst().name()) instanceof String text) {
                return item.values.copy().with(title.name(), text);
            }
        }
        return null;
    }

    private static boolean tellsNames(RecordPlan plan) {
        String title = plan.object().title();
        return plan.keys().isEmpty()
                || plan.cells().stream()
                        .anyMatch(cell -> cell.field().name().equals(title)
                                || cell.field().is(Trait.PART_OF_TITLE));
    }
}
