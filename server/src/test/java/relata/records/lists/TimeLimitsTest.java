package relata.records.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import relata.platform.Refusal;
import relata.records.sql.Sql;
import relata.testing.TestDatabase;

class TimeLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final TimeLimits limits = new TimeLimits();
    private final Queries queries =
            new Queries(new JdbcTemplate(TestDatabase.empty().dataSource()), limits);

    @Test
    void aStatementPastItsTimeIsStoppedAndRefusedWithWhatWouldHelp() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> queries.run(Sql.of("select pg_sleep(600)"), SHORT, row -> row.getString(1)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("records.too-slow"));
    }

    @Test
    void whatIsReadWithinItsTimeIsLeftAlone() {
        assertThat(queries.run(Sql.of("select n from generate_series(1, 3) n"), SHORT, row -> row.getInt(1)))
                .containsExactly(1, 2, 3);
    }
}
