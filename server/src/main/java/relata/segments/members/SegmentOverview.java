package relata.segments.members;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.settings.Settings;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Count;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;
import relata.segments.SegmentSettings;

/** All segments with what is to be known of them at a glance, counted within what the actor may read. */
@Component
class SegmentOverview {

    private final Segments segments;
    private final SegmentQuestions questions;
    private final Catalogs catalogs;
    private final Queries queries;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Texts texts;

    SegmentOverview(
            Segments segments,
            SegmentQuestions questions,
            Catalogs catalogs,
            Queries queries,
            Settings settings,
            JdbcClient jdbc,
            Texts texts) {
        this.segments = segments;
        this.questions = questions;
        this.catalogs = catalogs;
        this.queries = queries;
        this.settings = settings;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** @param share of this segment, 0 to 1, that is in the other one too */
    record Overlap(UUID id, String name, double share) {}

    /** How far the count of all customers is. @param differences null until they are known */
    record Progress(@Nullable Long differences, long done) {}

    record PolicyName(UUID id, String name) {}

    /**
     * @param problem why the members are those of before; null where they are current
     * @param dated whether time alone moves its members, so that they are those as of {@code countedAt}
     * @param members null where counting takes too long
     * @param unknown share of the members, 0 to 1, that are not known well enough
     * @param overlap the segment that shares most of its members
     * @param unexpected how many members the last nightly count had to mend; null where it was not compared
     */
    record Shown(
            UUID id,
            long version,
            String name,
            @Nullable String description,
            String kind,
            @Nullable String rule,
            String state,
            @Nullable String problem,
            boolean dated,
            @Nullable Instant countedAt,
            @Nullable Progress progress,
            @Nullable Long members,
            @Nullable Double unknown,
            @Nullable Overlap overlap,
            @Nullable Long unexpected,
            List<PolicyName> policies) {}

    private record Members(long all, double unknown) {}

    private record Shared(UUID other, double share) {}

    List<Shown> of(Actor actor) {
        Catalog catalog = catalogs.current();
        if (actor.customer() != null
                || !actor.access().may("customer", Action.READ)
                || !actor.access().may(SegmentFields.OBJECT, Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", SegmentFields.OBJECT));
        }
        Sql access = new RowAccess(catalog, actor).condition(SegmentFields.MEMBER, "m", Action.READ);
        Map<UUID, Members> members = members(access);
        long all = members == null
                ? Long.MAX_VALUE
                : members.values().stream().mapToLong(Members::all).sum();
        Map<UUID, Shared> overlaps = overlaps(access, all);
        Map<UUID, List<PolicyName>> policies = policies();
        Map<UUID, Segment> standing = new HashMap<>();
        List<Segment> living = segments.all();
        living.forEach(segment -> standing.put(segment.id(), segment));
        Set<UUID> dated = questions.dated(living);
        return jdbc.sql("""
                 select s.id, s.version, s.name, s.description, s.kind, s.rule, s.state, s.counted_at,
                        n.differences, n.done, n.unexpected
                   from segment s left join segment_count n on n.segment_id = s.id
                  where s.deleted_at is null
                  order by s.name, s.id
                  limit 1000
                 """)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Segment segment = standing.get(id);
                    Optional<Refusal> wrong = segment == null
                            ? Optional.empty()
                            : questions.problem(segment, relata.platform.access.Access.EVERYTHING);
                    String state = wrong.isPresent() ? "broken" : row.getString("state");
                    Members counted = members == null ? null : members.getOrDefault(id, new Members(0, 0));
                    Shared shared = overlaps.get(id);
                    Segment other = shared == null ? null : standing.get(shared.other());
                    OffsetDateTime at = row.getObject("counted_at", OffsetDateTime.class);
                    return new Shown(
                            id,
                            row.getLong("version"),
                            row.getString("name"),
                            row.getString("description"),
                            row.getString("kind"),
                            row.getString("rule"),
                            state,
                            state.equals("broken") ? problem(actor, wrong) : null,
                            dated.contains(id),
                            at == null ? null : at.toInstant(),
                            state.equals("counting")
                                    ? new Progress(row.getObject("differences", Long.class), row.getLong("done"))
                                    : null,
                            counted == null ? null : counted.all(),
                            counted == null ? null : counted.unknown(),
                            shared == null || other == null
                                    ? null
                                    : new Overlap(other.id(), other.name(), shared.share()),
                            row.getObject("unexpected", Long.class),
                            policies.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** In the words of the first thing that is wrong with the rule; what only its figures show has words of its own. */
    private String problem(Actor actor, Optional<Refusal> wrong) {
        return wrong.map(refusal -> refusal.errors().isEmpty()
                        ? texts.text(actor.language(), refusal.code(), refusal.arguments())
                        : texts.text(
                                actor.language(),
                                refusal.errors().getFirst().code(),
                                refusal.errors().getFirst().arguments()))
                .orElseGet(() -> texts.text(actor.language(), "segments.cannot-be-computed"));
    }

    /** Null where it takes too long. */
    private @Nullable Map<UUID, Members> members(Sql access) {
        int limit = SegmentSettings.read(settings).weakQuality();
        Sql sql = Sql.of("""
                 select m.segment_id, count(*), count(*) filter (where q.score < ?)
                   from segment_member m left join customer_flaws q on q.customer_id = m.customer_id
                  where true
                 """, limit).and(access).add(" group by 1").plannedAnew();
        var counted = new HashMap<UUID, Members>();
        try {
            queries.run(sql, Queries.LIST, row -> {
                long all = row.getLong(2);
                return counted.put(row.getObject(1, UUID.class), new Members(all, Audience.share(row.getLong(3), all)));
            });
            return counted;
        } catch (Refusal slow) {
            return null;
        }
    }

    /** The other segment with which each shares most; of many members those of a sample are looked at. */
    private Map<UUID, Shared> overlaps(Sql access, long members) {
        Sql part = Audience.sampled(new Count(members / 2, true), "m.customer_id");
        Sql sql = Sql.of(
                        "with looked as materialized (select m.segment_id, m.customer_id from segment_member m where true")
                .and(access)
                .and(part)
                .add("""
                     ), sizes as (select segment_id, count(*) as all_members from looked group by 1)
                     select distinct on (a.segment_id) a.segment_id, b.segment_id, count(*)::float8 / z.all_members
                       from looked a
                       join looked b on b.customer_id = a.customer_id and b.segment_id <> a.segment_id
                       join sizes z on z.segment_id = a.segment_id
                      group by a.segment_id, b.segment_id, z.all_members
                      order by a.segment_id, 3 desc, b.segment_id
                     """)
                .plannedAnew();
        var shared = new HashMap<UUID, Shared>();
        try {
            queries.run(
                    sql,
                    Queries.LIST,
                    row -> shared.put(
                            row.getObject(1, UUID.class), new Shared(row.getObject(2, UUID.class), row.getDouble(3))));
        } catch (Refusal slow) {
            return Map.of();
        }
        return shared;
    }

    private Map<UUID, List<PolicyName>> policies() {
        var policies = new HashMap<UUID, List<PolicyName>>();
        jdbc.sql("select segment_id, id, name from policy order by priority, id")
                .query(row -> {
                    policies.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new PolicyName(row.getObject(2, UUID.class), row.getString(3)));
                });
        return policies;
    }
}
