package relata.records.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relata.testing.TestDatabase;

class SqlTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void anEmptyCollectionFitsIdsAndTexts() throws SQLException {
        assertThat(count(Sql.of("select count(*) from customer where id = any(?)", List.of())))
                .isZero();
        assertThat(count(Sql.of("select count(*) from customer where name = any(?)", List.of())))
                .isZero();
    }

    @Test
    void collectionsOfIdsAndTextsAreArrays() throws SQLException {
        UUID id = UUID.randomUUID();
        assertThat(count(
                        Sql.of("select count(*) from unnest(cast(? as uuid[])) as u (x) where x = ?", List.of(id), id)))
                .isEqualTo(1);
        assertThat(count(Sql.of("select count(*) where 'b' = any(?)", List.of("a", "b"))))
                .isEqualTo(1);
    }

    private static long count(Sql sql) throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = sql.prepare(connection);
                var result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
