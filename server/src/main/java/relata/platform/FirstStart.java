package relata.platform;

/** What an installation without people needs at its first start. */
public interface FirstStart {

    /** True while there is no administrator. */
    boolean needed();

    /**
     * Makes the first administrator, when there is none.
     *
     * @throws StartRefused with one sentence when the e-mail address or the password is not acceptable
     */
    void administrator(String email, String password);
}
