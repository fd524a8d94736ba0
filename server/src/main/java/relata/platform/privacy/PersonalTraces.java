package relata.platform.privacy;

import java.util.Collection;
import java.util.UUID;

/**
 * Copies of records that a module keeps where no foreign key leads: journals of imports, values before bulk edits, sent
 * mail. Each such module offers a bean of this type.
 */
public interface PersonalTraces {

    /**
     * Makes the copies of these records say nothing about anyone any more; runs in the transaction of the erasure. Twice
     * changes nothing more.
     *
     * @param records ids of the customer and of everything that belonged to it
     */
    void erase(Collection<UUID> records);
}
