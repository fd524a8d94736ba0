package relata.platform;

/** Fills an empty installation with a believable company, for a look around and for benchmarks. */
public interface SampleCompany {

    /**
     * Names the company where nobody has, before anybody can set it up otherwise.
     *
     * @throws StartRefused with one sentence when the installation is not empty
     */
    void prepare();

    /**
     * Brings the company's people, goods, customers, orders and history in; people may work meanwhile.
     *
     * @param customers how many customers it has
     * @throws StartRefused as {@link #prepare()}
     */
    void fill(int customers);
}
