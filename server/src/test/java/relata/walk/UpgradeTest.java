package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.Schema;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.TestDatabase;

/**
 * A filled database of the migrations that have landed takes the newer ones and keeps every row.
 */
@RelataTest(shared = "access")
class UpgradeTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Value("${relata.database.url}")
    String url;

    @Value("${relata.database.user}")
    String user;

    @Value("${relata.database.password}")
    String password;

    @TempDir
    Path directory;

    @Test
    void everyRowOfALandedSchemaIsKept() throws Exception {
        TestDatabase target =
                new LandedDatabase(port, people, jdbc, new DatabaseAddress(url, user, password)).filled(directory);
        var address = target.address();
        Map<String, List<String>> tables = LandedDatabase.columns(target.jdbc());
        Map<String, String> before = LandedDatabase.hashes(tables, target.jdbc());
        assertThat(LandedDatabase.filled(tables, target.jdbc()))
                .as("tables with rows")
                .hasSizeGreaterThan(45)
                .contains("customer", "sales_order", "audit", "file_import", "import_refused_row", "change_journal")
                .contains(
                        "customer_merge", "idempotency_key", "saved_view", "role", "attachment", "duplicate_candidate");

        Schema.migrate(Schema.configuration()
                .dataSource(address.url(), address.user(), address.password())
                .load());

        assertThat(LandedDatabase.hashes(tables, target.jdbc())).isEqualTo(before);
        assertThat(LandedDatabase.columns(target.jdbc()))
                .as("a fresh database has the same columns")
                .isEqualTo(LandedDatabase.columns(TestDatabase.migrated().jdbc()));
    }
}
