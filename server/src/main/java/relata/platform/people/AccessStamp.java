package relata.platform.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves whenever rights change, in the same transaction, so that nobody acts on rights compiled before. Its row lock
 * puts changes of rights in a row, which also makes "the last administrator" a question with one answer.
 */
@Component
class AccessStamp {

    private final JdbcClient jdbc;

    AccessStamp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called before the change it announces. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move() {
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
    }
}
