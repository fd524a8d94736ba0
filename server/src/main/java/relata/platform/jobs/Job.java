package relata.platform.jobs;

import java.util.UUID;

/**
 * A kind of long work. It keeps its own checkpoint in the database, written with each portion in one transaction, and goes
 * on there when it is run again: after a crash, on another node, after a restart.
 */
public interface Job {

    /** Its name in the table of jobs. */
    String kind();

    /**
     * Works until nothing is left, or until {@link Hold#stopping()} says to leave the rest.
     *
     * @param subject what it works on, such as the id of an import
     * @return whether nothing is left
     */
    boolean run(UUID subject, Hold hold);

    /** Told once it has failed so often that it will not be tried again. */
    void failed(UUID subject, RuntimeException reason);
}
