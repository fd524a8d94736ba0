package relata.platform.postgres;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The database of this installation: open, or being opened on another thread. */
record Database(CompletableFuture<OpenDatabase> opening) implements AutoCloseable {

    /** Waits until it is open; fails as the opening failed. */
    OpenDatabase open() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }

    /** Waits for the opening first, so that no server of ours stays behind a start that failed elsewhere. */
    @Override
    public void close() {
        var database = opening.exceptionally(failure -> null).join();
        if (database != null) database.close();
    }
}
