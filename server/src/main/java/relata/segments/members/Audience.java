package relata.segments.members;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.quality.Flaw;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.settings.Settings;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Count;
import relata.records.lists.Filters;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;
import relata.segments.SegmentSettings;

/**
 * What can be said of a set of customers that nobody has kept yet, within what the actor may read. Counted exactly where
 * that is quick; of large sets the shares are those of a sample by random bits of the ids, and say so.
 */
@Component
class Audience {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Shares of so many customers are right to a percentage point. */
    private static final long ENOUGH = 20_000;

    private static final int LIMIT = 20;

    /** By which channels an offer can reach a customer, and what address each needs of a customer {@code t}. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "email", "t.email is not null",
            "phone", "t.phone is not null",
            "sms", "t.phone is not null",
            "messenger",
                    "exists (select from contact_point p where p.customer_id = t.id and p.deleted_at is null"
                            + " and p.kind in ('telegram', 'viber', 'whatsapp', 'instagram'))",
            "post", "t.street is not null and t.city is not null");

    private static final List<String> CHANNELS = List.of("email", "phone", "sms", "messenger", "post");

    private final Catalogs catalogs;
    private final Filters filters;
    private final Queries queries;
    private final Settings settings;
    private final SegmentQuestions questions;

    Audience(Catalogs catalogs, Filters filters, Queries queries, Settings settings, SegmentQuestions questions) {
        this.catalogs = catalogs;
        this.filters = filters;
        this.queries = queries;
        this.settings = settings;
        this.questions = questions;
    }

    /** {@code from customer t where …}: those under the filter that the actor may read. */
    private Sql rows(Actor actor, String filter) {
        Catalog catalog = catalogs.current();
        var customers = SegmentQuestions.customers(catalog);
        if (actor.customer() != null || !actor.access().may(customers.name(), Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", customers.name()));
        }
        return Sql.of(" from customer t where t.deleted_at is null")
                .and(new RowAccess(catalog, actor).condition(customers, "t", Action.READ))
                .and(filters.condition(catalog, customers, "t", actor, filter, questions.now()));
    }

    /** Exact where that takes at most {@link #PATIENCE}, else up to the bound of lists. */
    Count count(Actor actor, String filter) {
        Sql rows = rows(actor, filter);
        try {
            Sql exact = Sql.of("select count(*)").add(rows).plannedAnew();
            return new Count(queries.run(exact, PATIENCE, row -> row.getLong(1)).getFirst(), true);
        } catch (Refusal slow) {
            if (slow.kind() != Refusal.Kind.UNAVAILABLE) {
                throw slow;
            }
            Sql bounded = Sql.of("select count(*) from (select 1")
                    .add(rows)
                    .add(" limit " + (Lists.COUNT_BOUND + 1) + ") counted")
                    .plannedAnew();
            long counted =
                    queries.run(bounded, Queries.LIST, row -> row.getLong(1)).getFirst();
            return new Count(Math.min(counted, Lists.COUNT_BOUND), counted <= Lists.COUNT_BOUND);
        }
    }

    /** The condition that leaves about {@link #ENOUGH} customers of so many; empty where they are no more. */
    static Sql sampled(Count count, String id) {
        if (count.exact() && count.value() <= ENOUGH) {
            return Sql.empty();
        }
        long of256 = count.exact() ? Math.max(1, Math.round(256.0 * ENOUGH / count.value())) : 4;
        return of256 >= 256 ? Sql.empty() : Sql.of("get_byte(uuid_send(" + id + "), 15) < " + of256);
    }

    /**
     * Why some cannot be reached by a channel; shares of all, 0 to 1, each customer in one of them at most.
     *
     * @param noAddress no address or number for it
     * @param refused refused offers by it, or by any channel
     * @param notAsked neither allowed nor refused
     */
    record Channel(String channel, double noAddress, double refused, double notAsked) {}

    /**
     * Who is not known well enough to be treated rightly: the quality of the record is under the company's limit.
     *
     * @param share of all, 0 to 1
     * @param noWay among them: no way to reach them at all
     * @param noConsent among the rest: nothing asked, nothing allowed
     * @param badData the others: missing or doubtful data
     */
    record Unknown(int limit, double share, double noWay, double noConsent, double badData) {}

    /** @param sampled from how many customers the shares were counted; null where from all */
    record Reach(Count count, @Nullable Long sampled, Unknown unknown, List<Channel> channels) {}

    Reach reach(Actor actor, String filter) {
        Count count = count(actor, filter);
        Sql part = sampled(count, "t.id");
        int limit = SegmentSettings.read(settings).weakQuality();
        Sql sql = Sql.of("with audience as materialized (select t.id");
        CHANNELS.forEach(channel -> sql.add(", " + ADDRESSES.get(channel) + " as " + channel));
        sql.add(rows(actor, filter)).and(part).add("""
                ), told as (
                    select a.*, q.score < ? as weak, q.flaws & ? <> 0 as no_way, q.flaws & ? <> 0 as no_consent,
                           coalesce(k.refused, '{}') as refused, coalesce(k.given, '{}') as given
                      from audience a
                      left join customer_flaws q on q.customer_id = a.id
                      left join lateral (
                           select array_agg(k.channel) filter (where k.state = 'refused') as refused,
                                  array_agg(k.channel) filter (where k.state = 'given') as given
                             from consent k
                            where k.customer_id = a.id and k.purpose = 'offers' and k.deleted_at is null) k on true)
                select count(*), count(*) filter (where weak), count(*) filter (where weak and no_way),
                       count(*) filter (where weak and not no_way and no_consent)
                """, limit, Flaw.NO_WAY_TO_REACH.bit(), Flaw.NO_CONSENT.bit());
        for (String channel : CHANNELS) {
            String refused = "refused && array['" + channel + "', 'any']";
            String given = "given && array['" + channel + "', 'any']";
            sql.add(", count(*) filter (where not " + channel + ")");
            sql.add(", count(*) filter (where " + channel + " and " + refused + ")");
            sql.add(", count(*) filter (where " + channel + " and not (" + refused + ") and not (" + given + "))");
        }
        return queries.run(sql.add(" from told").plannedAnew(), Queries.SUM, row -> {
                    long all = row.getLong(1);
                    var channels = new java.util.ArrayList<Channel>();
                    for (int n = 0; n < CHANNELS.size(); n++) {
                        int at = 5 + 3 * n;
                        channels.add(new Channel(
                                CHANNELS.get(n),
                                share(row.getLong(at), all),
                                share(row.getLong(at + 1), all),
                                share(row.getLong(at + 2), all)));
                    }
                    long weak = row.getLong(2);
                    long noWay = row.getLong(3);
                    long noConsent = row.getLong(4);
                    var unknown = new Unknown(
                            limit,
                            share(weak, all),
                            share(noWay, all),
                            share(noConsent, all),
                            share(weak - noWay - noConsent, all));
                    return new Reach(count, part.isEmpty() ? null : all, unknown, channels);
                })
                .getFirst();
    }

    static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }

    /** @param share of the audience, 0 to 1, that is in this segment too */
    record Shared(UUID id, String name, double share) {}

    record Overlap(Count count, @Nullable Long sampled, List<Shared> segments) {}

    /** The segments that share most customers with this set, at most {@link #LIMIT}. */
    Overlap overlap(Actor actor, String filter) {
        Count count = count(actor, filter);
        Sql part = sampled(count, "t.id");
        Sql sql = Sql.of("with audience as materialized (select t.id")
                .add(rows(actor, filter))
                .and(part)
                .add("""
                     )
                     select s.id, s.name, count(*), (select count(*) from audience)
                       from audience a
                       join segment_member m on m.customer_id = a.id
                       join segment s on s.id = m.segment_id and s.deleted_at is null
                      group by s.id, s.name
                      order by 3 desc, s.name
                      limit ?
                     """, LIMIT)
                .plannedAnew();
        record Counted(Shared shared, long all) {}
        List<Counted> found = queries.run(
                sql,
                Queries.SUM,
                row -> new Counted(
                        new Shared(
                                row.getObject(1, UUID.class), row.getString(2), share(row.getLong(3), row.getLong(4))),
                        row.getLong(4)));
        Long sampled =
                part.isEmpty() || found.isEmpty() ? null : found.getFirst().all();
        return new Overlap(count, sampled, found.stream().map(Counted::shared).toList());
    }
}
