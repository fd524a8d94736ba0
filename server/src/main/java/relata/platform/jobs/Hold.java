package relata.platform.jobs;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The right of one node to do one job for now. */
public final class Hold {

    /** The lease ran out and another node has taken the job over. */
    public static final class Lost extends RuntimeException {

        Lost() {
            super("another node has taken this job over", null, false, false);
        }
    }

    private final JdbcClient jdbc;
    private final UUID job;
    private final UUID claim;
    private final BooleanSupplier stopping;

    Hold(JdbcClient jdbc, UUID job, UUID claim, BooleanSupplier stopping) {
        this.jdbc = jdbc;
        this.job = job;
        this.claim = claim;
        this.stopping = stopping;
    }

    /**
     * To be asked in every transaction that writes: keeps others from taking the job over before its end, and throws {@link
     * Lost} where one has. The weakest of locks: taking over skips the row, while renewing the lease does not wait for the
     * transaction, however long it stalls.
     */
    public void require() {
        boolean held = jdbc.sql("select true from job where id = ? and claim = ? for key share")
                .params(job, claim)
                .query(Boolean.class)
                .optional()
                .isPresent();
        if (!held) {
            throw new Lost();
        }
    }

    /** Whether the server is being stopped: finish the portion at hand and leave the rest. */
    public boolean stopping() {
        return stopping.getAsBoolean();
    }
}
