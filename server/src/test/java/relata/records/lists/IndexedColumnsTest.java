package relata.records.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.testing.RelataTest;

@RelataTest(shared = "records")
class IndexedColumnsTest {

    @Autowired
    Catalogs catalogs;

    @Autowired
    Filters filters;

    @Autowired
    IndexedColumns indexed;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            city == "Полтава"                         ; name      ; true
            city == "Полтава"                         ;           ; true
            city == "Полтава"                         ; createdAt ; false
            owner == me                               ; name      ; true
            street == "вул. Польова, 16"              ; name      ; false
            kind == "person" && street == "x"         ; name      ; false
            kind == "person" && city == "Полтава"     ; name      ; false
            city == "Полтава" || city == "Львів"      ; name      ; false
            city != "Полтава"                         ; name      ; false
            createdAt > now - duration("24h")         ; createdAt ; false
            has(parent) && parent.city == "Полтава"   ; name      ; false
            """)
    void onePlanServesOnlyWhatAnIndexAnswersInItsOrder(String filter, @Nullable String sort, boolean served) {
        Catalog catalog = catalogs.current();
        var customer = catalog.object("customer");
        var compared = filters.equalities(catalog, customer, filter);
        assertThat(!compared.isEmpty()
                        && indexed.serve(
                                customer, compared, sort == null ? null : Objects.requireNonNull(customer.field(sort))))
                .isEqualTo(served);
    }
}
