package relata.customers.privacy;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.platform.backup.AfterRestore;

/** Whoever was forgotten after a backup was made is forgotten again when it is restored. */
@Component
class ErasureAgain implements AfterRestore {

    private final ErasureLog log;
    private final Erasures erasures;
    private final JdbcClient jdbc;

    ErasureAgain(ErasureLog log, Erasures erasures, JdbcClient jdbc) {
        this.log = log;
        this.erasures = erasures;
        this.jdbc = jdbc;
    }

    @Override
    public void restored() {
        Set<UUID> done = jdbc.sql("select customer_id from erasure").query(Rows::id).list().stream()
                .collect(Collectors.toSet());
        for (UUID customer : log.all()) {
            boolean there = jdbc.sql("select exists (select 1 from customer where id = ? and kind = 'person')")
                    .param(customer)
                    .query(Boolean.class)
                    .single();
            if (there && !done.contains(customer)) {
                erasures.erase(Actor.SYSTEM, customer, "Again after a restore");
            }
        }
    }
}
