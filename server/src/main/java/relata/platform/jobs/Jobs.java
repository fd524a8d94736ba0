package relata.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import relata.platform.Ids;
import relata.platform.postgres.Failures;

/**
 * Runs jobs while the server runs. A claim lasts {@link #LEASE} and is renewed three times in that span, so work whose
 * node was killed goes on elsewhere within that time, and at once where the database was started anew. An outage of the
 * database is no failure of the job: it waits.
 */
@Component
public class Jobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final long BEAT_MS = LEASE.toMillis() / 3;
    private static final long LOOK_MS = 1_000;
    private static final int AT_ONCE = 2;
    private static final int TRIES = 5;

    /** Until an outage is looked at again. */
    private static final Duration OUTAGE_REST = Duration.ofSeconds(2);

    /** No lease and no rest between two tries is longer. */
    private static final Duration LONGEST = Duration.ofSeconds(1L << TRIES);

    private final JdbcClient jdbc;
    private final ObjectProvider<Job> beans;
    private final boolean enabled;
    private final Set<UUID> claims = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;

    Jobs(
            JdbcClient jdbc,
            ObjectProvider<Job> beans,
            @Value("${relata.jobs.enabled:${db-scheduler.enabled:true}}") boolean enabled) {
        this.jdbc = jdbc;
        this.beans = beans;
        this.enabled = enabled;
    }

    record Claimed(UUID id, String kind, UUID subject, long requested, int failures, UUID claim) {}

    /** Has the job done in the background, once the transaction at hand is committed. */
    public void submit(String kind, UUID subject) {
        jdbc.sql("""
                 insert into job (id, kind, subject)
                 values (?, ?, ?)
                 on conflict (kind, subject) do update
                    set requested = job.requested + 1, failures = 0
                 """).params(Ids.next(), kind, subject).update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake.release();
                }
            });
        } else {
            wake.release();
        }
    }

    /** Whether a job is being done now, on whichever node: what nobody waits for may give way to it. */
    public boolean busy() {
        return jdbc.sql("select exists (select from job where claim is not null and lease_until > now())")
                .query(Boolean.class)
                .single();
    }

    /** Has the job done before it returns: here, or by a running server that was faster. For commands. */
    public void complete(String kind, UUID subject) throws InterruptedException {
        while (jdbc.sql("select exists (select from job where kind = ? and subject = ?)")
                .params(kind, subject)
                .query(Boolean.class)
                .single()) {
            Optional<Claimed> claimed = claim(List.of(kind), subject);
            if (claimed.isPresent()) {
                try (var beat = new Beat()) {
                    run(claimed.get(), () -> false);
                }
            } else {
                Thread.sleep(LOOK_MS / 4);
            }
        }
    }

    /** Renews the claims of this node while commands work without the server's own loop. */
    private final class Beat implements AutoCloseable {

        private final Semaphore ended = new Semaphore(0);

        Beat() {
            Thread.ofVirtual().start(() -> {
                try {
                    while (!ended.tryAcquire(BEAT_MS, TimeUnit.MILLISECONDS)) {
                        renew();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        /** Never an interruption: it would break the connection of a renewal that is under way. */
        @Override
        public void close() {
            ended.release();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("jobs").start(this::loop);
    }

    /** Lets the portions at hand end; what is left goes on after the next start. */
    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            if (places.tryAcquire(AT_ONCE, 20, TimeUnit.SECONDS)) {
                places.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        long beaten = System.nanoTime();
        boolean failing = false;
        while (running) {
            try {
                if (System.nanoTime() - beaten > TimeUnit.MILLISECONDS.toNanos(BEAT_MS)) {
                    renew();
                    beaten = System.nanoTime();
                }
                startDue();
                failing = false;
                if (wake.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!failing && running) {
                    LOG.warn("Jobs cannot be looked for; trying again every second: {}", e.toString());
                }
                failing = true;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startDue() {
        Map<String, Job> kinds = kinds();
        while (running && !kinds.isEmpty() && places.tryAcquire()) {
            Optional<Claimed> claimed = Optional.empty();
            try {
                claimed = claim(kinds.keySet(), null);
            } finally {
                if (claimed.isEmpty()) {
                    places.release();
                }
            }
            if (claimed.isEmpty()) {
                return;
            }
            Claimed due = claimed.get();
            // Platform threads: reading files keeps a core busy, and virtual ones would starve requests of carriers.
            Thread.ofPlatform().daemon().name("job-" + due.kind()).start(() -> {
                try {
                    run(due, () -> !running);
                } finally {
                    places.release();
                    wake.release();
                }
            });
        }
    }

    private Map<String, Job> kinds() {
        return beans.stream().collect(Collectors.toMap(Job::kind, Function.identity()));
    }

    Optional<Claimed> claim(Iterable<String> kinds, @Nullable UUID subject) {
        UUID claim = Ids.next();
        var named = new java.util.ArrayList<String>();
        kinds.forEach(named::add);
        Optional<Claimed> claimed = jdbc.sql("""
                 update job
                    set claim = :claim, lease_until = now() + :lease * interval '1 second',
                        database_start = pg_postmaster_start_time()
                  where id = (select id from job
                               where (lease_until is null or lease_until < now()
                                      -- written before the clock was set back
                                      or lease_until > now() + :longest * interval '1 second'
                                      -- its holder's connection ended with the PostgreSQL that it was made under
                                      or claim is not null and database_start is distinct from pg_postmaster_start_time())
                                 and kind = any(:kinds)
                                 and (cast(:subject as uuid) is null or subject = cast(:subject as uuid))
                               order by lease_until nulls first, created_at
                               limit 1
                                 for update skip locked)
                 returning id, kind, subject, requested, failures
                 """)
                .param("claim", claim)
                .param("lease", LEASE.toSeconds())
                .param("longest", LONGEST.toSeconds())
                .param("kinds", named.toArray(String[]::new))
                .param("subject", subject)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("subject", UUID.class),
                        row.getLong("requested"),
                        row.getInt("failures"),
                        claim))
                .optional();
        claimed.ifPresent(due -> claims.add(due.claim()));
        return claimed;
    }

    void renew() {
        if (!claims.isEmpty()) {
            jdbc.sql("update job set lease_until = now() + :lease * interval '1 second' where claim = any(:claims)")
                    .param("lease", LEASE.toSeconds())
                    .param("claims", claims.toArray(UUID[]::new))
                    .update();
        }
    }

    private void run(Claimed due, java.util.function.BooleanSupplier stopping) {
        Job job = java.util.Objects.requireNonNull(kinds().get(due.kind()), due.kind());
        try {
            boolean finished = job.run(due.subject(), new Hold(jdbc, due.id(), due.claim(), stopping));
            if (!finished || !ended(due)) {
                release(due, Duration.ZERO, due.failures());
            }
        } catch (Hold.Lost lost) {
            LOG.info("Job {} of {} goes on elsewhere", due.kind(), due.subject());
        } catch (RuntimeException failure) {
            failed(job, due, failure);
        } finally {
            claims.remove(due.claim());
        }
    }

    /** False where the same work was asked for again meanwhile. */
    private boolean ended(Claimed due) {
        return jdbc.sql("delete from job where id = ? and claim = ? and requested = ?")
                        .params(due.id(), due.claim(), due.requested())
                        .update()
                > 0;
    }

    private void failed(Job job, Claimed due, RuntimeException failure) {
        boolean outage = Failures.isOutage(failure);
        int failures = due.failures() + (outage ? 0 : 1);
        if (outage) {
            LOG.warn("Job {} of {} waits for the database: {}", due.kind(), due.subject(), failure.toString());
        } else {
            LOG.warn("Job {} of {} failed, try {} of {}", due.kind(), due.subject(), failures, TRIES, failure);
        }
        try {
            if (outage) {
                release(due, OUTAGE_REST, failures);
            } else if (failures >= TRIES) {
                job.failed(due.subject(), failure);
                ended(due);
            } else {
                release(due, Duration.ofSeconds(1L << failures), failures);
            }
        } catch (RuntimeException unreachable) {
            LOG.warn("The failure of job {} cannot be written down; its lease will end by itself", due.kind());
        }
    }

    private void release(Claimed due, Duration rest, int failures) {
        jdbc.sql("""
                 update job
                    set claim = null, failures = :failures, lease_until = now() + :rest * interval '1 second'
                  where id = :id and claim = :claim
                 """)
                .param("failures", failures)
                .param("rest", rest.toSeconds())
                .param("id", due.id())
                .param("claim", due.claim())
                .update();
    }
}
