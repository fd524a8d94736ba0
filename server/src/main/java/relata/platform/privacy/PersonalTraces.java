package relata.platform.privacy;

/**
 * Copies of records that a module keeps where no foreign key leads: journals of imports, values before bulk edits, sent
 * mail. Each such module offers a bean of this type.
 */
public interface PersonalTraces {

    /**
     * Makes the copies say nothing about this person any more; runs in the transaction of the erasure. Twice changes
     * nothing more. Files go once it is committed.
     */
    void erase(ForgottenPerson person);
}
