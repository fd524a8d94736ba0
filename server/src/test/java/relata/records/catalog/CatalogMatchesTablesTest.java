package relata.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.testing.RelataTest;

@RelataTest(shared = "records")
class CatalogMatchesTablesTest {

    @Autowired
    List<ObjectDeclarations> declarations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDeclaredFieldHasItsColumnOfItsType() {
        for (ObjectType object : Catalogs.standardObjects(declarations)) {
            Map<String, String> columns = columns(object.table());
            assertThat(columns).as(object.table()).containsKeys("id", "version", "created_at", "deleted_at");
            for (Field<?> field : object.fields().values()) {
                if (!field.isCalculated()) {
                    assertThat(columns)
                            .as(object.name() + "." + field.name())
                            .containsEntry(field.column(), field.type().sqlType());
                }
                if (field.currencyColumn() != null) {
                    assertThat(columns).as(object.name()).containsKey(field.currencyColumn());
                }
            }
        }
    }

    private Map<String, String> columns(String table) {
        var columns = new HashMap<String, String>();
        jdbc.sql("""
                        select attname, format_type(atttypid, atttypmod) as type
                          from pg_attribute
                         where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
                        """).param("table", table).query(row -> {
            columns.put(row.getString(1), row.getString(2).replace("timestamp with time zone", "timestamptz"));
        });
        return columns;
    }
}
