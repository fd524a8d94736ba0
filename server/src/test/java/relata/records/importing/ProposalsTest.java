package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Files come in as they are proposed, without a hand on the mapping. */
@RelataTest(shared = "imports")
class ProposalsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Uploads user;

    @BeforeEach
    void signIn() {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void columnsFindTheirFieldsInThreeLanguages() {
        JsonNode english = proposed("products", "Code,Name,Price,Family\nP-1,Soap,1,Care\n");
        assertThat(targets(english)).isEqualTo("code name price family ");
        JsonNode ukrainian = proposed("products", "Артикул;Назва;Ціна;Група\nP-1;Мило;1,5;Догляд\n");
        assertThat(targets(ukrainian)).isEqualTo("code name price family ");
        JsonNode related =
                proposed("orders", "Номер,Клиент: Внешний номер,Клиент: Имя,Дата,Сумма\n1,K-1,Олена,2024-01-02,10\n");
        assertThat(targets(related)).isEqualTo("number customer.externalId customer.name placedAt total ");
    }

    @Test
    void idsOfAnotherSystemAreNotTakenForOurs() {
        JsonNode products = proposed("products", "product_id,product_name\nP200,CRM Starter\nP201,CRM Professional\n");
        assertThat(targets(products)).isEqualTo("code name ");
        JsonNode customers =
                proposed("customers", "id,name,external_id\n17,Olena Kovalchuk,K-17\n18,Ivan Bondar,K-18\n");
        assertThat(targets(customers)).as("the column that says so comes first").endsWith("name externalId ");
        JsonNode ours = proposed("products", "id,name\n019ac000-0000-7000-8000-000000000001,Soap\n");
        assertThat(targets(ours)).isEqualTo("id name ");
    }

    @Test
    void pricesOfProductsAreKnownByTheirWords() {
        for (String price :
                new String[] {"sales_price", "Unit price", "List price", "цена", "ціна", "Роздрібна ціна"}) {
            JsonNode read = proposed("products", "code,name," + price + "\nP-1,Soap,12\nP-2,Cream,30\n");
            assertThat(targets(read)).as(price).isEqualTo("code name price ");
            assertThat(constant(read, "currency")).as(price).isNotEmpty();
        }
    }

    @Test
    void whoOrdersIsAPersonOrAnOrganizationByTheNames() {
        JsonNode companies = proposed(
                "orders", "number,Клієнт,date,total\n1,ТОВ Ромашка,2024-01-02,10\n2,ТОВ Будинок краси,2024-01-03,20\n");
        assertThat(targets(companies)).isEqualTo("number customer.name placedAt total ");
        assertThat(constant(companies, "customer.kind")).isEqualTo("organization");
        JsonNode accounts =
                proposed("orders", "number,account_id,date,total\n1,A1000,2024-01-02,10\n2,A1001,2024-01-03,20\n");
        assertThat(targets(accounts)).isEqualTo("number customer.externalId placedAt total ");
        assertThat(constant(accounts, "customer.kind")).isEqualTo("organization");
        JsonNode people = proposed(
                "orders",
                "number,first name,family name,company id,e-mail,date,total\n1,Olena,Bondar,7,o@example.com,2024-01-02,10\n");
        assertThat(targets(people))
                .isEqualTo("number customer.givenName customer.familyName customer.externalId customer.email"
                        + " placedAt total ");
        assertThat(constant(people, "customer.kind")).isEqualTo("person");
    }

    @Test
    void ordersThatNameTheirCustomersComeInWithoutAHand() {
        String marker = "Проба " + System.nanoTime();
        String file = "Номер,Контрагент,Дата,Сума\nH-1-%1$s,ТОВ %1$s,2024-01-02,10\nH-2-%1$s,ТОВ %1$s,2024-01-03,20\n"
                .formatted(marker);
        JsonNode begun = proposed("orders", file);
        String id = begun.path("id").asString();
        JsonNode done = user.started(id);
        assertThat(Uploads.rows(done)).as(done.toString()).isEqualTo("2 0 0 0");
        assertThat(done.path("rows").path("related").path("customer").asLong()).isEqualTo(1);
        assertThat(user.count("customers", "kind == \"organization\" && name == \"ТОВ " + marker + "\""))
                .isEqualTo(1);
    }

    @Test
    void aNumberThatRepeatsIsTheCustomersAlsoWithoutHeader() {
        var bare = new StringBuilder();
        var headed = new StringBuilder("Id,Date,Price\n");
        for (int i = 0; i < 40; i++) {
            bare.append(" %05d %04d 199701%02d  %d   %d.33%n".formatted(i / 3, i / 3, 1 + i % 28, 1 + i % 4, 10 + i));
            headed.append("%d,2005-01-%02d,%d.5%n".formatted(1 + i / 3, 1 + i % 28, 10 + i));
        }
        assertThat(targets(proposed("orders", bare.toString())))
                .isEqualTo("customer.externalId - placedAt units total ");
        assertThat(targets(proposed("orders", headed.toString()))).isEqualTo("customer.externalId placedAt total ");
    }

    @Test
    void customersOfAFileWithoutNamesAreCalledByTheirNumbers() {
        String marker = "N" + System.nanoTime();
        JsonNode begun = proposed("customers", "external id,city\n%1$s-1,Київ\n%1$s-2,Львів\n".formatted(marker));
        String id = begun.path("id").asString();
        assertThat(Uploads.rows(user.started(id))).isEqualTo("2 0 0 0");
        assertThat(user.count("customers", "name == externalId && externalId.startsWith(\"" + marker + "\")"))
                .isEqualTo(2);
    }

    @Test
    void anOrderNeedsNoNameOfItsCustomer() {
        String known = "known" + System.nanoTime();
        assertThat(user.imported("customers", "name,external_id\nОлена Бондар," + known + "\n", """
                                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "externalId"}],
                                 "constants": {"kind": "person"}}
                                """)
                        .path("rows")
                        .path("created")
                        .asLong())
                .isEqualTo(1);
        String file = """
                number,customer id,city,e-mail,date,total
                W-1-%1$s,%1$s,Львів,,2024-01-02,10
                W-2-%1$s,new-%1$s,Одеса,,2024-01-03,20
                W-3-%1$s,,,%1$s@example.com,2024-01-04,30
                W-4-%1$s,,Київ,,2024-01-05,40
                """.formatted(known);
        JsonNode begun = proposed("orders", file);
        assertThat(targets(begun)).isEqualTo("number customer.externalId customer.city customer.email placedAt total ");
        String id = begun.path("id").asString();
        JsonNode done = user.started(id);
        assertThat(Uploads.rows(done)).isEqualTo("3 0 0 1");
        assertThat(user.count("customers", "name == \"Олена Бондар\" && externalId == \"" + known + "\""))
                .isEqualTo(1);
        assertThat(user.count("customers", "name == \"new-" + known + "\" && city == \"Одеса\""))
                .as("called by its number until somebody knows better")
                .isEqualTo(1);
        assertThat(user.count("customers", "name == \"" + known + "@example.com\""))
                .isEqualTo(1);
        JsonNode refused =
                user.api.get("/api/v1/imports/" + id + "/refused").json().path("items");
        assertThat(refused.get(0).path("reasons").get(0).path("code").asString())
                .isEqualTo("records-importing.nothing-to-call-it");
    }

    @Test
    void aNumberThatRepeatsInAFileOfPurchasesIsTheCustomers() {
        JsonNode read = proposed("orders", """
                        00004 19970101 1 29.33
                        00004 19970118 2 29.73
                        00021 19970101 3 14.96
                        00021 19970113 2 26.48
                        00050 19970101 1 11.77
                        """);
        assertThat(targets(read)).startsWith("customer.externalId ");
        assertThat(constant(read, "customer.kind")).isEqualTo("person");
    }

    /** What is proposed for the file of the text. */
    private JsonNode proposed(String object, String text) {
        return user.upload(object, "file.csv", text).json();
    }

    private static String constant(JsonNode read, String target) {
        return read.path("mapping").path("constants").path(target).asString("");
    }

    private static String targets(JsonNode json) {
        var targets = new StringBuilder();
        json.path("columns")
                .forEach(column ->
                        targets.append(column.path("target").asString("-")).append(' '));
        return targets.toString();
    }
}
