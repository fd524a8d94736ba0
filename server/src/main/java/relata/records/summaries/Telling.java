package relata.records.summaries;

import com.ibm.icu.text.Collator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.records.catalog.Catalog;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.lists.Lists;

/** Turns tallies into an answer in the words of one reader: values named and put in order, shares and changes computed. */
final class Telling {

    /** Periods without records are told between others, so that a line falls to nothing; not where that makes a line of thousands. */
    private static final int MOST_PERIODS = 1_000;

    private final Actor actor;
    private final Catalog catalog;
    private final Lists lists;
    private final SummaryCompiler compiler;
    private final SummaryQuestion question;
    private final Instant now;

    Telling(
            Actor actor,
            Catalog catalog,
            Lists lists,
            SummaryCompiler compiler,
            SummaryQuestion question,
            Instant now) {
        this.actor = actor;
        this.catalog = catalog;
        this.lists = lists;
        this.compiler = compiler;
        this.question = question;
        this.now = now;
    }

    Summary tell(Tallies tallies) {
        var groups = new ArrayList<Summary.Group>();
        var places = new ArrayList<Map<Key, Integer>>();
        for (int i = 0; i < question.groups().size(); i++) {
            List<Summary.Value> values = values(i, tallies.totals().get(i));
            var placed = new HashMap<Key, Integer>();
            values.forEach(value -> placed.put(value.key(), placed.size()));
            places.add(placed);
            groups.add(new Summary.Group(
                    question.groups().get(i),
                    compiler.groups().get(i).type(),
                    label(compiler.groups().get(i)),
                    values));
        }
        var figures = new Figures(question, tallies, places);
        var totals = new ArrayList<List<Summary.Cell>>();
        for (int i = 0; i < places.size(); i++) {
            totals.add(figures.cells(tallies.totals().get(i), List.of(i)));
        }
        var every = new ArrayList<Integer>();
        for (int i = 0; i < places.size(); i++) {
            every.add(i);
        }
        return new Summary(
                compiler.zone().getId(),
                groups,
                columns(),
                figures.cells(tallies.cells(), every),
                totals,
                figures.cells(List.of(tallies.all()), List.of()).getFirst());
    }

    private List<Summary.Column> columns() {
        var columns = new ArrayList<Summary.Column>();
        for (int i = 0; i < question.measures().size(); i++) {
            Worth worth = compiler.measures().get(i);
            columns.add(new Summary.Column(
                    question.measures().get(i),
                    worth == null ? null : worth.type(),
                    worth == null ? null : label(worth)));
        }
        return columns;
    }

    private @Nullable String label(Worth worth) {
        Field<?> field = worth.field();
        return field == null ? null : field.label().in(actor.language());
    }

    private List<Summary.Value> values(int group, List<Tally> totals) {
        Grouping grouping = question.groups().get(group);
        Worth worth = compiler.groups().get(group);
        Set<Key> keys = dense(grouping, totals);
        Map<String, String> labels = labels(worth, keys);
        var filters = new ArrayList<String>();
        var values = new ArrayList<Summary.Value>();
        for (Key key : keys) {
            if (key.kind() != Key.Kind.REST) {
                String filter = KeyFilters.filter(grouping, worth.type(), compiler.zone(), key);
                filters.add(filter);
                values.add(value(grouping, worth, key, labels, filter));
            }
        }
        values.sort(order(group, grouping, worth, totals));
        if (keys.contains(Key.REST)) {
            values.add(value(grouping, worth, Key.REST, labels, KeyFilters.rest(filters)));
        }
        return values;
    }

    private Set<Key> dense(Grouping grouping, List<Tally> totals) {
        var keys = new LinkedHashSet<Key>();
        totals.forEach(tally -> keys.add(tally.keys().getFirst()));
        Step step = grouping.step();
        if (step == null || keys.contains(Key.REST)) {
            return keys;
        }
        var days = keys.stream()
                .filter(key -> key.kind() == Key.Kind.VALUE)
                .map(key -> LocalDate.parse(java.util.Objects.requireNonNull(key.value())))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return keys;
        }
        var dense = new LinkedHashSet<Key>();
        for (LocalDate day = days.getFirst(); !day.isAfter(days.getLast()); day = step.next(day)) {
            dense.add(Key.of(day.toString()));
            if (dense.size() > MOST_PERIODS) {
                return keys;
            }
        }
        dense.addAll(keys);
        return dense;
    }

    private Summary.Value value(Grouping grouping, Worth worth, Key key, Map<String, String> labels, String filter) {
        String value = key.value();
        if (value == null) {
            return new Summary.Value(key, null, null, null, null, null, false, filter);
        }
        if (!grouping.bounds().isEmpty()) {
            int range = Integer.parseInt(value);
            BigDecimal least = range == 0 ? null : grouping.bounds().get(range - 1);
            BigDecimal below =
                    range == grouping.bounds().size() ? null : grouping.bounds().get(range);
            return new Summary.Value(key, null, null, null, least, below, false, filter);
        }
        if (worth.type() == FieldType.DATE || worth.type() == FieldType.TIME) {
            LocalDate from = LocalDate.parse(value);
            LocalDate to = (grouping.step() == null ? Step.DAY : grouping.step()).next(from);
            boolean unfinished = to.isAfter(now.atZone(compiler.zone()).toLocalDate())
                    && !from.isAfter(now.atZone(compiler.zone()).toLocalDate());
            return new Summary.Value(key, null, from, to, null, null, unfinished, filter);
        }
        boolean named = worth.type() == FieldType.REFERENCE || worth.type() == FieldType.CHOICE;
        String label = named ? labels.get(value) : worth.type().isText() ? value : null;
        return new Summary.Value(key, label, null, null, null, null, false, filter);
    }

    private Map<String, String> labels(Worth worth, Set<Key> keys) {
        var labels = new HashMap<String, String>();
        Field<?> field = worth.field();
        if (field != null) {
            for (Choice choice : field.choices()) {
                labels.put(choice.value(), choice.label().in(actor.language()));
            }
        }
        String target = worth.target();
        if (target != null) {
            var ids = new LinkedHashSet<UUID>();
            for (Key key : keys) {
                if (key.value() != null) {
                    ids.add(UUID.fromString(key.value()));
                }
            }
            lists.titles(actor, catalog.object(target), ids).forEach((id, title) -> labels.put(id.toString(), title));
        }
        return labels;
    }

    private Comparator<Summary.Value> order(int group, Grouping grouping, Worth worth, List<Tally> totals) {
        Comparator<Summary.Value> missingLast =
                Comparator.comparing(value -> value.key().kind() == Key.Kind.MISSING);
        Integer sort = question.sort();
        if (group == 0 && sort != null) {
            var figures = new HashMap<Key, @Nullable BigDecimal>();
            totals.forEach(tally -> figures.put(
                    tally.keys().getFirst(),
                    Figure.of(question.measures().get(sort), tally, sort).value()));
            Comparator<BigDecimal> direction =
                    question.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            return Comparator.comparing(value -> figures.get(value.key()), Comparator.nullsLast(direction));
        }
        return missingLast.thenComparing(natural(grouping, worth));
    }

    private Comparator<Summary.Value> natural(Grouping grouping, Worth worth) {
        boolean numbered = !grouping.bounds().isEmpty() || worth.isNumber();
        Field<?> field = worth.field();
        if (numbered) {
            return Comparator.comparing(
                    value -> value.key().value() == null
                            ? null
                            : new BigDecimal(value.key().value()),
                    Comparator.nullsLast(Comparator.naturalOrder()));
        }
        if (worth.type() == FieldType.CHOICE && field != null) {
            List<String> values = field.choices().stream().map(Choice::value).toList();
            return Comparator.comparing(
                    value -> values.indexOf(String.valueOf(value.key().value())));
        }
        if (worth.type() == FieldType.DATE || worth.type() == FieldType.TIME) {
            return Comparator.comparing(Summary.Value::from, Comparator.nullsLast(Comparator.naturalOrder()));
        }
        Collator collator = Collator.getInstance(actor.language().locale());
        return Comparator.comparing(
                (Summary.Value value) ->
                        value.label() == null ? String.valueOf(value.key().value()) : value.label(),
                collator::compare);
    }
}
