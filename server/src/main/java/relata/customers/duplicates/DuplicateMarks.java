package relata.customers.duplicates;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;

/**
 * Asks for the search of duplicates of customers that changed; the search has its own pace and its own queue. A customer may
 * stand there several times: to look whether it does would be to wait for a search that is under way.
 */
@Component
@Order(CustomerPicture.FACTS)
class DuplicateMarks implements CustomerPicture {

    private final JdbcClient jdbc;

    DuplicateMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void recompute(List<UUID> customers) {
        jdbc.sql("""
                 insert into duplicate_check (customer_id)
                 select id from customer where id = any(:customers) and deleted_at is null
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
