package relata.platform.access;

/**
 * Keeps something compiled from the database on each node. Whatever it is compiled from moves the access stamp in the same
 * transaction, and a request that sees a stamp which its node has not followed yet waits until it has: what one node has
 * answered holds at the next request on every other.
 */
public interface StampFollower {

    /** Compiles anew where the database holds something newer. May be called by several requests at once. */
    void follow();
}
