package relata.customers.marks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Ids;
import relata.testing.TestDatabase;

class MarksDrainTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final Marks marks = new Marks(database.jdbc());

    @Order(CustomerPicture.FACTS)
    private static final class Sums extends Seen {}

    @Order(CustomerPicture.WORK)
    private static final class Work extends Seen {}

    private abstract static class Seen implements CustomerPicture {

        final List<UUID> customers = new ArrayList<>();

        @Override
        public void recompute(List<UUID> marked) {
            customers.addAll(marked);
        }
    }

    @Test
    void onlyThePartsThatFollowAreComputedWhereTheEarlierOnesAreRight() {
        UUID changed = customer();
        UUID chosen = customer();
        UUID chosenThenChanged = customer();
        UUID changedThenChosen = customer();
        database.jdbc().sql("delete from customer_mark").update();
        marks.mark(List.of(changed, changedThenChosen));
        marks.mark(List.of(chosen, chosenThenChanged, changedThenChosen), CustomerPicture.WORK);
        marks.mark(List.of(chosenThenChanged));

        var sums = new Sums();
        var work = new Work();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        int taken = new MarksDrain(database.jdbc(), transaction, List.of(sums, work)).drain();

        assertThat(taken).isEqualTo(4);
        assertThat(sums.customers).containsExactlyInAnyOrder(changed, chosenThenChanged, changedThenChosen);
        assertThat(work.customers).containsExactlyInAnyOrder(changed, chosen, chosenThenChanged, changedThenChosen);
    }

    private UUID customer() {
        UUID id = Ids.next();
        database.jdbc()
                .sql("insert into customer (id, kind, name) values (?, 'person', 'Olha')")
                .param(id)
                .update();
        return id;
    }
}
