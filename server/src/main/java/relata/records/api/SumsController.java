package relata.records.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Money;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.changes.ApiValues;
import relata.records.lists.Boards;
import relata.records.lists.Count;
import relata.records.lists.ListQuery;
import relata.records.lists.Lists;
import relata.records.lists.Sums;

/** What a list adds up to: sums of columns, groups, and the board of a choice field. */
@RestController
@RequestMapping("/api/v1/{path:[a-z][a-z-]*}")
class SumsController {

    private final Catalogs catalogs;
    private final Lists lists;
    private final Sums sums;
    private final Boards boards;
    private final Answers answers;

    SumsController(Catalogs catalogs, Lists lists, Sums sums, Boards boards, Answers answers) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.sums = sums;
        this.boards = boards;
        this.answers = answers;
    }

    /** The sum of one column, for money one for each currency, and its median where values are of one kind and not too many. */
    record SumAnswer(
            String field, List<Object> sum, @Nullable Object median, long missing) {}

    record SumsAnswer(Count count, List<SumAnswer> fields) {}

    record GroupAnswer(@Nullable String value, @Nullable String label, long count, List<SumAnswer> sums) {}

    record GroupsAnswer(List<GroupAnswer> groups) {}

    record ColumnAnswer(
            @Nullable String value, @Nullable String label, Count count, List<Map<String, @Nullable Object>> items) {}

    record BoardAnswer(List<ColumnAnswer> columns) {}

    @GetMapping("/sums")
    SumsAnswer sums(
            Actor actor,
            @PathVariable String path,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(required = false) @Nullable String fields) {
        ObjectType object = catalogs.current().atPath(path);
        Count count = lists.count(actor, object, filter, false, true);
        return new SumsAnswer(count, written(sums.sums(actor, object, filter, Requested.list(fields))));
    }

    @GetMapping("/groups")
    GroupsAnswer groups(
            Actor actor,
            @PathVariable String path,
            @RequestParam String by,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(required = false) @Nullable String sum) {
        ObjectType object = catalogs.current().atPath(path);
        List<Sums.Group> found = sums.groups(actor, object, filter, by, Requested.list(sum));
        var values = new ArrayList<@Nullable String>();
        found.forEach(group -> values.add(group.value()));
        var labels = labels(actor, object, by, values);
        var groups = new ArrayList<GroupAnswer>();
        for (Sums.Group group : found) {
            groups.add(new GroupAnswer(group.value(), labels.get(group.value()), group.count(), written(group.sums())));
        }
        return new GroupsAnswer(groups);
    }

    @GetMapping("/board")
    BoardAnswer board(
            Actor actor,
            @PathVariable String path,
            @RequestParam String by,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String fields,
            @RequestParam(defaultValue = "20") int limit) {
        ObjectType object = catalogs.current().atPath(path);
        var query = new ListQuery(filter, Requested.list(sort), Requested.list(fields), limit, null, false);
        Boards.Board board = boards.board(actor, object, by, query);
        var values = new ArrayList<@Nullable String>();
        board.columns().forEach(column -> values.add(column.value()));
        var labels = labels(actor, object, by, values);
        var columns = new ArrayList<ColumnAnswer>();
        for (Boards.Column column : board.columns()) {
            columns.add(new ColumnAnswer(
                    column.value(),
                    labels.get(column.value()),
                    column.count(),
                    answers.records(actor, board.fields(), column.rows())));
        }
        return new BoardAnswer(columns);
    }

    private static List<SumAnswer> written(List<Sums.Sum> sums) {
        var written = new ArrayList<SumAnswer>();
        for (Sums.Sum sum : sums) {
            var values = new ArrayList<Object>();
            for (Object value : sum.sums()) {
                Object json = json(value);
                if (json != null) {
                    values.add(json);
                }
            }
            Object median = sum.median() == null ? null : json(sum.median());
            written.add(new SumAnswer(sum.field(), values, median, sum.missing()));
        }
        return written;
    }

    private static @Nullable Object json(Object value) {
        return value instanceof Money money ? ApiValues.written(money) : ApiValues.written(value);
    }

    /** What people read for values of the grouping field: labels of choices, names of references. */
    private Map<@Nullable String, String> labels(
            Actor actor, ObjectType object, String by, List<@Nullable String> values) {
        var labels = new HashMap<@Nullable String, String>();
        Field<?> field = object.field(by);
        if (field == null) {
            return labels;
        }
        for (Choice choice : field.choices()) {
            labels.put(choice.value(), choice.label().in(actor.language()));
        }
        if (field.type() == FieldType.REFERENCE) {
            Set<UUID> ids = new LinkedHashSet<>();
            for (String value : values) {
                if (value != null) {
                    ids.add(UUID.fromString(value));
                }
            }
            lists.titles(actor, catalogs.current().object(field.target()), ids)
                    .forEach((id, title) -> labels.put(id.toString(), title));
        }
        return labels;
    }
}
