package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.people.BuiltInRole;
import relata.platform.settings.DataEnd;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;

/** Models are fitted anew every night, and whatever ends a fit leaves those before it in use. */
@RelataTest
class NightlyFitTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    NightlyFit nightly;

    @Autowired
    PurchaseModels models;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Uploads user;

    @BeforeEach
    void importOrders() throws IOException {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        assertThat(nightly.askIfDue())
                .as("without orders there is nothing to learn from")
                .isFalse();
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
        jdbc.sql("insert into setting (key, value, changed_by) values (?, ?::jsonb, ?)")
                .params(DataEnd.KEY, "{\"timeZone\": \"Europe/Kyiv\", \"dataEndOn\": \"1998-06-30\"}", Actor.SYSTEM_ID)
                .update();
    }

    @Test
    void everyNightAsksOnceAndAFitThatIsKilledWhileItIsKeptLeavesTheOneBeforeInUse() {
        assertThat(nightly.askIfDue()).isTrue();
        assertThat(nightly.askIfDue()).as("once a night").isFalse();
        await(() -> models.currentId().isPresent());
        var first = models.current().orElseThrow();
        assertThat(first.report().asOf()).hasToString("1998-06-30");
        assertThat(first.report().cut()).as("25 of 77 whole weeks held out").hasToString("1998-01-06");
        assertThat(first.zone()).hasToString("Europe/Kyiv");

        jdbc.sql("update purchase_model set asked_at = asked_at - interval '1 day'")
                .update();
        assertThat(nightly.askIfDue()).as("the next night").isTrue();
        await(this::runs);
        transaction.executeWithoutResult(_ -> {
            // whoever keeps a fit asks for its job first and waits here, so that its connection can be killed at that
            // moment
            jdbc.sql("select from job where kind = ? for update")
                    .param(PurchaseModels.KIND)
                    .query()
                    .listOfRows();
            await(this::killed);
            assertThat(models.current().orElseThrow().id()).isEqualTo(first.id());
            assertThat(models.current().orElseThrow().purchases().estimates().values())
                    .isEqualTo(first.purchases().estimates().values());
        });
        await(() -> !models.currentId().orElseThrow().equals(first.id()));
        assertThat(jdbc.sql("select count(*) from purchase_model")
                        .query(Long.class)
                        .single())
                .as("the fit that was killed was done again")
                .isEqualTo(2);
    }

    private boolean runs() {
        return jdbc.sql("select exists (select from purchase_model where stage is not null)")
                .query(Boolean.class)
                .single();
    }

    private boolean killed() {
        jdbc.sql("select pg_stat_clear_snapshot()").query().listOfRows();
        return jdbc.sql("""
                 select count(*) filter (where pg_terminate_backend(pid)) > 0
                   from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'
                    and query like '%from job%for key share%'
                 """).query(Boolean.class).single();
    }

    private static void await(BooleanSupplier reached) {
        for (int look = 0; look < 6_000; look++) {
            if (reached.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("it was not reached within a minute");
    }
}
