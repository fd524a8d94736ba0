package relata.platform;

/** Keeps rows that are worthless after a while. All such stores are asked every hour, by one node. */
public interface Forgetting {

    /** Removes what is no longer needed; answers how many rows. */
    int forget();
}
