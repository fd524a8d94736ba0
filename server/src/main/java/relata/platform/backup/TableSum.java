package relata.platform.backup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Number of rows of a table and the sum of their 64-bit hashes, in which the order of rows and columns plays no part. */
record TableSum(String table, long rows, String sum) {

    static TableSum of(Connection connection, String table, List<String> columns) throws SQLException {
        var sql = "select count(*), coalesce(sum(hashtextextended(row(" + Sql.quoted(columns)
                + ")::text, 0)::numeric), 0) from " + Sql.quoted(table);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var sum = rows.getBigDecimal(2);
            return new TableSum(table, rows.getLong(1), (sum == null ? BigDecimal.ZERO : sum).toPlainString());
        }
    }

    static List<TableSum> all(Connection connection, SchemaListing schema) throws SQLException {
        var sums = new ArrayList<TableSum>();
        for (var table : schema.tables()) {
            sums.add(of(connection, table, schema.storedColumns(table)));
        }
        return sums;
    }
}
