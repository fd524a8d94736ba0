package relata.insight.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Refusal;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Queries;
import relata.records.summaries.Summaries;
import relata.records.summaries.Summary;
import relata.records.summaries.Tallies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers reports. What is counted quickly is counted each time. What takes long is kept, told at once with its date, and
 * counted anew when the reader asks for fresh figures because the data have changed since. The key is the statement with the
 * reader's access in it: nobody is told what they could not have counted themselves.
 */
@Component
class ReportAnswers implements Forgetting, PersonalTraces {

    /** Counting that is done sooner than this is not worth remembering. */
    private static final Duration QUICK = Duration.ofMillis(150);

    /** PostgreSQL tells of rows written up to ten seconds late; after this long a kept answer is not trusted without counting. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofDays(7);

    /** Each statement works in three processes and gathers in memory; more at a time would only wait for each other. */
    private static final int AT_ONCE = 2;

    private final Summaries summaries;
    private final Catalogs catalogs;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration quick;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Autowired
    ReportAnswers(Summaries summaries, Catalogs catalogs, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this(summaries, catalogs, jdbc, json, clock, QUICK);
    }

    /** @param quick what is counted within this is not kept */
    ReportAnswers(
            Summaries summaries, Catalogs catalogs, JdbcClient jdbc, JsonMapper json, Clock clock, Duration quick) {
        this.summaries = summaries;
        this.catalogs = catalogs;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.quick = quick;
    }

    /**
     * @param countedAt when it was counted
     * @param current whether nothing has been written since; where not, asking for fresh figures counts again
     */
    record Answer(Summary summary, Instant countedAt, boolean current) {}

    private record Kept(Tallies tallies, long stamp, Instant countedAt, Duration took) {}

    /** Refuses an object that is unknown or closed, wrong or hidden fields, and what takes too long. */
    Answer answer(Actor actor, String objectName, Definition definition, boolean fresh) {
        ObjectType object = object(objectName);
        definition.shapeOrTable();
        Summaries.Asked asked = summaries.ask(actor, object, definition.question(), definition.zoneFor(actor));
        byte[] identity = hash(asked.identity());
        long stamp = stamp(asked.tables());
        Instant now = clock.instant();
        Kept kept = kept(identity).orElse(null);
        if (kept != null && kept.took().compareTo(quick) > 0) {
            boolean current =
                    kept.stamp() == stamp && kept.countedAt().plus(TRUSTED).isAfter(now);
            if (current || !fresh) {
                return new Answer(asked.told(kept.tallies()), kept.countedAt(), current);
            }
        }
        return counted(asked, identity, stamp, now);
    }

    private Answer counted(Summaries.Asked asked, byte[] identity, long stamp, Instant wanted) {
        enter();
        try {
            Kept kept = kept(identity).orElse(null);
            if (kept != null && kept.countedAt().isAfter(wanted)) {
                return new Answer(
                        asked.told(kept.tallies()), kept.countedAt(), true); // by another while this one waited
            }
            Instant begun = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
            Tallies tallies = asked.counted();
            Duration took = Duration.between(begun, clock.instant());
            if (took.compareTo(quick) > 0) {
                keep(identity, new Kept(tallies, stamp, begun, took));
            }
            return new Answer(asked.told(tallies), begun, true);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(Queries.SUMMARY.toSeconds(), TimeUnit.SECONDS)) {
                throw Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        "insight.reports-busy",
                        Map.of("seconds", Queries.SUMMARY.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "insight.reports-busy", Map.of("seconds", 0));
        }
    }

    ObjectType object(String name) {
        @Nullable ObjectType object = catalogs.current().find(name);
        if (object == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
        }
        return object;
    }

    /** How many rows were written in these tables since the server's statistics began: two equal ones have nothing between them. */
    private long stamp(List<String> tables) {
        return jdbc.sql("""
                        select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint
                          from pg_stat_user_tables
                         where schemaname = current_schema() and relname = any(?)
                        """)
                .param(tables.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private Optional<Kept> kept(byte[] identity) {
        return jdbc.sql("select tallies::text, stamp, counted_at, took_ms from report_answer where identity = ?")
                .param(identity)
                .query((row, _) -> new Kept(
                        json.readValue(row.getString(1), Tallies.class),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        Duration.ofMillis(row.getLong(4))))
                .optional();
    }

    private void keep(byte[] identity, Kept kept) {
        jdbc.sql("""
                 insert into report_answer (identity, tallies, stamp, counted_at, took_ms)
                 values (:identity, :tallies::jsonb, :stamp, :at, :took)
                     on conflict (identity) do update
                    set tallies = excluded.tallies, stamp = excluded.stamp, counted_at = excluded.counted_at,
                        took_ms = excluded.took_ms
                  where report_answer.counted_at < excluded.counted_at
                 """)
                .param("identity", identity)
                .param("tallies", json.writeValueAsString(kept.tallies()))
                .param("stamp", kept.stamp())
                .param("at", Timestamp.from(kept.countedAt()))
                .param("took", kept.took().toMillis())
                .update();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from report_answer where counted_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /** Names of people may be keys of groups; all of it can be counted again. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("delete from report_answer").update();
    }
}
