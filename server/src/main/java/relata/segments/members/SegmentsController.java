package relata.segments.members;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.jobs.Jobs;
import relata.records.api.Answers;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Count;
import relata.records.lists.ListQuery;
import relata.records.lists.Lists;
import relata.records.lists.Page;

/** What can be asked of segments beyond reading, making and changing them, which the record engine does. */
@RestController
class SegmentsController {

    private static final int SAMPLE = 10;
    private static final List<String> SAMPLED = List.of("name", "kind", "city", "owner");

    private final Catalogs catalogs;
    private final Lists lists;
    private final Answers answers;
    private final Aliases aliases;
    private final Segments segments;
    private final SegmentQuestions questions;
    private final SegmentOverview overview;
    private final Audience audience;
    private final HandPicked picked;
    private final Jobs jobs;
    private final JdbcClient jdbc;

    SegmentsController(
            Catalogs catalogs,
            Lists lists,
            Answers answers,
            Aliases aliases,
            Segments segments,
            SegmentQuestions questions,
            SegmentOverview overview,
            Audience audience,
            HandPicked picked,
            Jobs jobs,
            JdbcClient jdbc) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.answers = answers;
        this.aliases = aliases;
        this.segments = segments;
        this.questions = questions;
        this.overview = overview;
        this.audience = audience;
        this.picked = picked;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    record OverviewAnswer(List<SegmentOverview.Shown> items) {}

    /** All segments with members, overlap, share not known, policies and what they are as of. */
    @GetMapping("/api/v1/segments/overview")
    OverviewAnswer overview(Actor actor) {
        return new OverviewAnswer(overview.of(actor));
    }

    record PreviewAnswer(Count count, boolean dated, List<Map<String, @Nullable Object>> sample) {}

    /** Who would be in a segment with these conditions: how many, and the first of them. */
    @GetMapping("/api/v1/segments/preview")
    PreviewAnswer preview(Actor actor, @RequestParam String filter) {
        Catalog catalog = catalogs.current();
        boolean dated = !filter.isBlank()
                && questions.read(catalog, filter, actor.access()).dated();
        var fields = SAMPLED.stream()
                .filter(field -> actor.access().reads("customer", field))
                .toList();
        Count count = audience.count(actor, filter);
        var query = new ListQuery(filter, List.of(), fields, SAMPLE, null, false);
        Page page = lists.page(actor, SegmentQuestions.customers(catalog), query);
        return new PreviewAnswer(count, dated, answers.records(actor, page.fields(), page.rows()));
    }

    /** Who of them is not known well enough, who cannot be reached by which channel, and why. */
    @GetMapping("/api/v1/segments/preview/reach")
    Audience.Reach reach(Actor actor, @RequestParam String filter) {
        return audience.reach(actor, filter);
    }

    /** Which segments they are in already. */
    @GetMapping("/api/v1/segments/preview/overlap")
    Audience.Overlap overlap(Actor actor, @RequestParam String filter) {
        requireRead(actor);
        return audience.overlap(actor, filter);
    }

    private static void requireRead(Actor actor) {
        if (!actor.access().may(SegmentFields.OBJECT, Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", SegmentFields.OBJECT));
        }
    }

    record MembersAnswer(
            List<Map<String, @Nullable Object>> items,
            @Nullable String previous,
            @Nullable String next,
            String filter) {}

    /** The members that the actor may read. The customers' list shows the same under {@code filter}. */
    @GetMapping("/api/v1/segments/{id}/members")
    MembersAnswer members(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        requireRead(actor);
        Segment segment = segment(id);
        String filter = SegmentQuestions.members(segment.id());
        var query = new ListQuery(filter, List.of(), List.of(), limit, cursor, false);
        Page page = lists.page(actor, SegmentQuestions.customers(catalogs.current()), query);
        return new MembersAnswer(
                answers.records(actor, page.fields(), page.rows()), page.previous(), page.next(), filter);
    }

    private Segment segment(UUID id) {
        return segments.find(id)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", SegmentFields.OBJECT, "id", id)));
    }

    /** @param ids these customers; or, where absent, those under the filter */
    record Chosen(@Nullable List<UUID> ids, @Nullable String filter) {}

    record Changed(long customers) {}

    /** Adds customers to a list that is chosen by hand. */
    @PostMapping("/api/v1/segments/{id}/members")
    Changed add(Actor actor, @PathVariable UUID id, @RequestBody Chosen chosen) {
        return new Changed(picked.add(actor, id, chosen.ids(), chosen.filter()));
    }

    /** Takes customers out of a list that is chosen by hand. */
    @PostMapping("/api/v1/segments/{id}/removals")
    Changed remove(Actor actor, @PathVariable UUID id, @RequestBody Chosen chosen) {
        return new Changed(picked.remove(actor, id, chosen.ids(), chosen.filter()));
    }

    record Asked(UUID id) {}

    /** Has all customers asked anew, in the background; the overview shows how far that is. */
    @PostMapping("/api/v1/segments/{id}/counts")
    Asked count(Actor actor, @PathVariable UUID id) {
        lists.requireAllowed(actor, SegmentFields.SEGMENT, segment(id).id(), Action.CHANGE);
        jobs.submit(SegmentCount.KIND, id);
        return new Asked(id);
    }

    record Membership(UUID id, String name, String kind, Instant since) {}

    record MembershipsAnswer(List<Membership> items) {}

    /** The segments that one customer is in. */
    @GetMapping("/api/v1/customers/{id}/segments")
    MembershipsAnswer of(Actor actor, @PathVariable UUID id) {
        ObjectType type = SegmentQuestions.customers(catalogs.current());
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, Action.READ);
        requireRead(actor);
        return new MembershipsAnswer(jdbc.sql("""
                 select s.id, s.name, s.kind, m.since
                   from segment_member m join segment s on s.id = m.segment_id and s.deleted_at is null
                  where m.customer_id = ?
                  order by s.name, s.id
                 """)
                .param(customer)
                .query((row, _) -> new Membership(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list());
    }
}
