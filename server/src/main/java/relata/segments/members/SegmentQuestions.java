package relata.segments.members;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.settings.DataEnd;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.expressions.Expected;
import relata.records.expressions.Expressions;
import relata.records.lists.Filters;
import relata.records.sql.Sql;

/** Reads the rules of segments, and writes what makes a customer a member as a condition in SQL. */
@Component
class SegmentQuestions {

    private final Catalogs catalogs;
    private final Expressions expressions;
    private final Filters filters;
    private final DataEnd dataEnd;
    private final Clock clock;

    SegmentQuestions(Catalogs catalogs, Expressions expressions, Filters filters, DataEnd dataEnd, Clock clock) {
        this.catalogs = catalogs;
        this.expressions = expressions;
        this.filters = filters;
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    /** The rule in the eyes of its author: a name that the author may not read is unknown. */
    Rule read(Catalog catalog, String text, Access author) {
        return Rule.of(
                expressions
                        .check(catalog, customers(catalog), text, Expected.CONDITION, author)
                        .orRefuse("rule"),
                catalog);
    }

    /** The rule of a segment that stands; empty where it is right no more, as after a field was deleted. */
    Optional<Rule> standing(Segment segment) {
        if (segment.rule() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(catalogs.current(), segment.rule(), Access.EVERYTHING));
        } catch (Refusal wrong) {
            return Optional.empty();
        }
    }

    /** Those whose members time alone moves, by their own rule or by that of a segment they ask about. */
    Set<UUID> dated(List<Segment> segments) {
        var asks = new LinkedHashMap<UUID, Set<UUID>>();
        var dated = new HashSet<UUID>();
        for (Segment segment : segments) {
            standing(segment).ifPresent(rule -> {
                asks.put(segment.id(), rule.segments());
                if (rule.dated()) {
                    dated.add(segment.id());
                }
            });
        }
        SegmentOrder.steps(asks)
                .forEach(step -> step.forEach(segment -> {
                    if (asks.getOrDefault(segment, Set.of()).stream().anyMatch(dated::contains)) {
                        dated.add(segment);
                    }
                }));
        return dated;
    }

    /** What is wrong with a rule; empty where it is right. */
    Optional<Refusal> problem(Segment segment, Access access) {
        if (segment.rule() == null) {
            return Optional.empty();
        }
        try {
            read(catalogs.current(), segment.rule(), access);
            return Optional.empty();
        } catch (Refusal wrong) {
            return Optional.of(wrong);
        }
    }

    /** {@code select segment, customer …} of the members that the segment should have; {@code t} is the customer. */
    Sql wanted(Segment segment) {
        return Sql.of("select cast(? as uuid) as segment_id, t.id as customer_id from customer t", segment.id())
                .add(" where t.deleted_at is null")
                .and(membership(segment));
    }

    private Sql membership(Segment segment) {
        String rule = segment.rule();
        if (rule == null) {
            return Sql.of(
                    "exists (select from segment_pick p where p.customer_id = t.id and p.segment_id = ?)",
                    segment.id());
        }
        Catalog catalog = catalogs.current();
        return filters.condition(catalog, customers(catalog), "t", company(), rule, now());
    }

    /** What rules take for now: this moment, or the end of the day on which the company's data end. */
    Instant now() {
        DataEnd.Times times = dataEnd.times();
        return times.dataEndOn() == null
                ? clock.instant()
                : times.dataEndOn().plusDays(1).atStartOfDay(dataEnd.zone()).toInstant();
    }

    /** Who asks for the company: sees everything, and begins the day in its time zone. */
    private Actor company() {
        Actor system = Actor.SYSTEM;
        return new Actor(
                system.id(), system.kind(), system.name(), system.language(), dataEnd.zone(), system.access(), null);
    }

    static ObjectType customers(Catalog catalog) {
        return catalog.object("customer");
    }

    /** The filter of the customers' list that shows the members. */
    static String members(UUID segment) {
        return "segments.exists(s, s.segment == \"" + segment + "\")";
    }
}
