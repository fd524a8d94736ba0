package relata.platform.postgres;

/** Waiting between two looks at another process. */
final class Pauses {

    private Pauses() {}

    static void brief() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
