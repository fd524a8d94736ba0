package relata.customers.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import relata.customers.CustomerFields;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** The quality of one record with its reasons, and where the whole base is weak. */
@RestController
class QualityController {

    private static final int GROUPS = 50;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Queries queries;
    private final Quality quality;
    private final Texts texts;

    QualityController(Catalogs catalogs, Lists lists, Aliases aliases, Queries queries, Quality quality, Texts texts) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.queries = queries;
        this.quality = quality;
        this.texts = texts;
    }

    record ReasonAnswer(String code, String aspect, String field, String detail, int points) {}

    record RecordAnswer(int score, List<ReasonAnswer> reasons) {}

    @GetMapping("/api/v1/customers/{id}/quality")
    RecordAnswer ofOne(Actor actor, @PathVariable UUID id) {
        ObjectType type = catalogs.current().object(CustomerFields.OBJECT);
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, Action.READ);
        Quality.Scored scored = quality.of(customer).orElseGet(() -> Quality.scored(0));
        return new RecordAnswer(
                scored.score(),
                scored.flaws().stream()
                        .map(flaw -> new ReasonAnswer(
                                flaw.code(),
                                flaw.aspect().name().toLowerCase(java.util.Locale.ROOT),
                                flaw.field(),
                                detail(actor, flaw),
                                flaw.points()))
                        .toList());
    }

    private String detail(Actor actor, Flaw flaw) {
        return texts.text(actor.language(), "customers.flaw-" + flaw.code());
    }

    /**
     * @param share of all records, 0 to 1
     * @param gain by how much the average score would rise if all such records were mended
     * @param filter opens these records in the list; empty where the review queue shows them
     */
    record FlawAnswer(
            String code,
            String aspect,
            String field,
            String detail,
            int points,
            long count,
            double share,
            double gain,
            String filter) {}

    record GroupAnswer(@Nullable UUID id, @Nullable String name, long count, double score) {}

    /** @param weak records with a score under 50 */
    record BaseAnswer(
            long count,
            double score,
            long weak,
            String weakFilter,
            List<FlawAnswer> reasons,
            List<GroupAnswer> owners,
            List<GroupAnswer> territories) {}

    @GetMapping("/api/v1/data-quality")
    BaseAnswer ofAll(Actor actor) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.object(CustomerFields.OBJECT);
        if (actor.customer() != null || !actor.access().may(type.name(), Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", type.name()));
        }
        Flaw[] flaws = Flaw.values();
        Sql sql = Sql.of("select count(*), coalesce(avg(q.score), 0)::float8, count(*) filter (where q.score < 50)");
        for (Flaw flaw : flaws) {
            sql.add(", count(*) filter (where q.flaws & " + flaw.bit() + " <> 0)");
        }
        sql.add(" from customer_flaws q where true").and(reached(catalog, actor, type));
        record Counted(long count, double score, long weak, List<Long> byFlaw) {}
        Counted counted = queries.run(sql, Queries.SUM, row -> {
                    var byFlaw = new ArrayList<Long>();
                    for (int n = 0; n < flaws.length; n++) {
                        byFlaw.add(row.getLong(4 + n));
                    }
                    return new Counted(row.getLong(1), row.getDouble(2), row.getLong(3), byFlaw);
                })
                .getFirst();
        var reasons = new ArrayList<FlawAnswer>();
        for (Flaw flaw : flaws) {
            long count = counted.byFlaw().get(flaw.ordinal());
            double share = counted.count() == 0 ? 0 : (double) count / counted.count();
            reasons.add(new FlawAnswer(
                    flaw.code(),
                    flaw.aspect().name().toLowerCase(java.util.Locale.ROOT),
                    flaw.field(),
                    detail(actor, flaw),
                    flaw.points(),
                    count,
                    share,
                    share * flaw.points(),
                    flaw.expression()));
        }
        reasons.sort(Comparator.comparing(FlawAnswer::gain).reversed());
        return new BaseAnswer(
                counted.count(),
                counted.score(),
                counted.weak(),
                "quality < 50",
                reasons,
                groups(catalog, actor, type, "owner_id", "user"),
                groups(catalog, actor, type, "territory_id", "territory"));
    }

    /** The narrow table carries owner, team and territory of each record, so access needs no other table. */
    private static Sql reached(Catalog catalog, Actor actor, ObjectType type) {
        return new RowAccess(catalog, actor).condition(type, "q", Action.READ);
    }

    private List<GroupAnswer> groups(Catalog catalog, Actor actor, ObjectType type, String column, String target) {
        Sql sql = Sql.of("select q." + column + ", count(*), avg(q.score)::float8 from customer_flaws q where true")
                .and(reached(catalog, actor, type))
                .add(" group by 1 order by sum(100 - q.score) desc limit ?", GROUPS);
        record Group(@Nullable UUID id, long count, double score) {}
        List<Group> groups = queries.run(
                sql, Queries.SUM, row -> new Group(row.getObject(1, UUID.class), row.getLong(2), row.getDouble(3)));
        var ids = new HashSet<UUID>();
        for (Group group : groups) {
            if (group.id() != null) {
                ids.add(group.id());
            }
        }
        Map<UUID, String> names = lists.titles(actor, catalog.object(target), ids);
        return groups.stream()
                .map(group -> new GroupAnswer(
                        group.id(), group.id() == null ? null : names.get(group.id()), group.count(), group.score()))
                .toList();
    }
}
