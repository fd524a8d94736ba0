package relata.records.importing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;

/** Tries the refused rows of an import again, a portion after the other, and goes on behind the last one after a crash. */
@Component
class RetryJob implements Job {

    static final String KIND = "import-retry";

    private final ImportStore store;
    private final Sources sources;
    private final RefusedRows refused;
    private final Repairs repairs;

    RetryJob(ImportStore store, Sources sources, RefusedRows refused, Repairs repairs) {
        this.store = store;
        this.sources = sources;
        this.refused = refused;
        this.repairs = repairs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        try {
            while (portion(id, hold)) {
                if (hold.stopping()) {
                    return false;
                }
            }
        } catch (ImportJob.Stopped stopped) {
            return true;
        } catch (Sources.Unusable unusable) {
            store.endRetry(id, unusable.problem());
        } catch (Refusal outdated) {
            store.endRetry(id, new Problem(outdated.code(), outdated.arguments()));
        }
        return true;
    }

    /** Whether there may be more. */
    private boolean portion(UUID id, Hold hold) {
        FileImport run = store.find(id).orElse(null);
        if (run == null || run.status() != Status.RETRYING) {
            return false;
        }
        List<RefusedRows.RefusedRow> rows = refused.after(id, run.retry().after(), ImportJob.BATCH);
        if (rows.isEmpty()) {
            store.endRetry(id, null);
            return false;
        }
        repairs.retry(sources.actor(run.actor()), run, rows, hold);
        return true;
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.endRetry(id, new Problem("records-importing.failed", Map.of()));
    }
}
