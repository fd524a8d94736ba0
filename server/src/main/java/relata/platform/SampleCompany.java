package relata.platform;

/** Fills an empty installation with a believable company, for a look around and for benchmarks. */
public interface SampleCompany {

    /**
     * Writes the company's customers, orders and history.
     *
     * @param customers how many customers it has
     * @throws StartRefused with one sentence when the installation is not empty
     */
    void fill(int customers);
}
