package relata.records.catalog;

import java.time.Duration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Refusal;

/**
 * Runs changes of definitions, one at a time in the whole installation. A lock is waited for a moment only and tried
 * again, so that readers and writers never queue up behind it.
 */
@Component
class DefinitionChanges {

    /** The channel on which other nodes hear of a new version. */
    static final String CHANNEL = "relata_catalog";

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '300ms'";

    private final Catalogs catalogs;
    private final JdbcTemplate jdbc;

    /** Nested, so that what waited too long for its lock can be tried again within the transaction of a request. */
    private final TransactionTemplate transaction;

    private final TransactionTemplate outside;

    DefinitionChanges(Catalogs catalogs, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.catalogs = catalogs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Runs the work in a transaction, maybe more than once; nothing stays of it where the definitions then contradict each other. */
    void run(Runnable work) {
        for (int tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.execute(LOCK_TIMEOUT);
                    jdbc.update("update catalog_version set version = version + 1");
                    work.run();
                    check();
                    jdbc.execute("notify " + CHANNEL);
                });
                committed(catalogs::refresh);
                return;
            } catch (CannotAcquireLockException | QueryTimeoutException e) {
                giveUpOrWait(e, tried);
            }
        }
    }

    /** Does what must see, or show, only what is committed: now, or once the transaction around this is. */
    void committed(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                outside.executeWithoutResult(status -> work.run());
            }
        });
    }

    /** A catalog that cannot be compiled would keep every later start from coming up. */
    private void check() {
        try {
            catalogs.compile();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "records.definitions-contradict");
        }
    }

    private static void giveUpOrWait(DataAccessException failure, int tried) {
        if (tried == TRIES) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "records.catalog-busy");
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
