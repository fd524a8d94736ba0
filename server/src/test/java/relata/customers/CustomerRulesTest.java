package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.platform.Refusal;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.testing.Records;
import relata.testing.RelataTest;

@RelataTest(shared = "customers")
class CustomerRulesTest {

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Identities identities;

    Records records;

    @BeforeEach
    void opened() {
        records = new Records(changes, jdbc);
    }

    private static Map<String, Object> person(String name, Object... more) {
        var values = new java.util.HashMap<String, Object>(Map.of("kind", "person", "name", name));
        for (int n = 0; n < more.length; n += 2) {
            values.put((String) more[n], more[n + 1]);
        }
        return values;
    }

    @Test
    void theNameOfAPersonFollowsItsParts() {
        UUID id = records.create("customer", Map.of("kind", "person", "givenName", "Ольга", "familyName", "Гнатюк"));
        assertThat(records.row("customer", id)).containsEntry("name", "Ольга Гнатюк");
        records.change("customer", id, Map.of("patronymic", "Петрівна"));
        assertThat(records.row("customer", id)).containsEntry("name", "Ольга Петрівна Гнатюк");
    }

    @Test
    void aNameAloneIsDivided() {
        UUID id = records.create("customer", person("  Ковальчук   Сергій Іванович "));
        assertThat(records.row("customer", id))
                .containsEntry("name", "Ковальчук Сергій Іванович")
                .containsEntry("given_name", "Сергій")
                .containsEntry("family_name", "Ковальчук");
    }

    @Test
    void addressesAreNormalizedAndIdentifyTheirCustomer() {
        UUID id = records.create(
                "customer", person("Ірина Бондар", "email", " Iryna.Bondar@Example.COM", "phone", "067 700 11 22"));
        assertThat(records.row("customer", id))
                .containsEntry("email", "iryna.bondar@example.com")
                .containsEntry("phone", "+380677001122");
        assertThat(records.column("select normalized from contact_point where customer_id = ? and is_primary", id))
                .containsExactlyInAnyOrder("iryna.bondar@example.com", "+380677001122");
        var found = identities.find(List.of(
                IdentityKey.phone("+38 (067) 700-11-22", "UA").orElseThrow(),
                IdentityKey.email("IRYNA.bondar@example.com").orElseThrow(),
                IdentityKey.email("nobody@example.com").orElseThrow()));
        assertThat(found.values()).containsExactly(id, id);
    }

    @Test
    void anAddressOfAnotherCustomerIsRefusedWithWhoHasIt() {
        UUID first = records.create("customer", person("Перша", "email", "taken@example.com"));
        var refusal = catchThrowableOfType(
                Refusal.class, () -> records.create("customer", person("Друга", "email", "TAKEN@example.com")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.code()).isEqualTo("customers.contact-point-taken");
        assertThat(refusal.detail()).asString().contains(first.toString()).contains("Перша");
    }

    @Test
    void ofTwoWhoComeAtOnceWithOneAddressOnlyOneIsMade() throws Exception {
        for (int round = 0; round < 10; round++) {
            String email = "race" + round + "@example.com";
            var barrier = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var tries = threads.invokeAll(List.of(() -> race(barrier, email), () -> race(barrier, email)));
                assertThat(List.of(tries.get(0).get(), tries.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
            assertThat(records.column("select 1 from customer where email = ?", email))
                    .hasSize(1);
        }
    }

    private boolean race(CyclicBarrier barrier, String email) throws Exception {
        barrier.await();
        try {
            records.create("customer", person("Раса", "email", email));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("customers.contact-point-taken");
            return false;
        }
    }

    @Test
    void ofAFileOnlyTheRowsInConflictAreRefused() {
        records.create("customer", person("Є вже", "email", "there@example.com"));
        var outcomes = records.imported(
                "customer",
                List.of(
                        person("Новий", "email", "new1@example.com"),
                        person("Зайнятий", "email", "there@example.com"),
                        person("Двічі", "email", "new1@example.com"),
                        person("Хибний", "email", "no address")));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Written.class);
        assertThat(outcomes.subList(1, 4)).allMatch(outcome -> outcome instanceof Outcome.Refused);
    }

    @Test
    void aChangedAddressCorrectsThePrimaryContactPointAndItsIdentity() {
        UUID id = records.create("customer", person("Зміна", "email", "old@example.com"));
        records.change("customer", id, Map.of("email", "new@example.com"));
        assertThat(records.column("select value from contact_point where customer_id = ? and deleted_at is null", id))
                .containsExactly("new@example.com");
        assertThat(records.column("select value from customer_identity where customer_id = ?", id))
                .containsExactly("new@example.com");
        var emptied = new java.util.HashMap<String, Object>();
        emptied.put("email", null);
        records.change("customer", id, emptied);
        assertThat(records.column("select value from customer_identity where customer_id = ?", id))
                .isEmpty();
    }

    @Test
    void furtherContactPointsIdentifyAndFindTheCustomerAndPrimaryOnesShowOnIt() {
        UUID id = records.create("customer", person("Дві адреси", "email", "one@example.com"));
        UUID second =
                records.create("contactPoint", Map.of("customer", id, "kind", "email", "value", "Two@Example.com"));
        assertThat(records.row("customer", id)).containsEntry("email", "one@example.com");
        assertThat(String.valueOf(records.row("customer", id).get("search_text")))
                .contains("one@example.com")
                .contains("two@example.com");
        records.change("contactPoint", second, Map.of("primary", true));
        assertThat(records.row("customer", id)).containsEntry("email", "two@example.com");
        assertThat(records.column(
                        "select count(*) from contact_point where customer_id = ? and is_primary and deleted_at is null",
                        id))
                .containsExactly(1L);
        records.delete("contactPoint", second);
        assertThat(records.row("customer", id)).containsEntry("email", "one@example.com");
    }

    @Test
    void aSharedNumberIdentifiesNobody() {
        UUID first = records.create("customer", person("Мати", "phone", "+380671110001"));
        UUID point = (UUID) records.column("select id from contact_point where customer_id = ?", first)
                .getFirst();
        records.change("contactPoint", java.util.Objects.requireNonNull(point), Map.of("shared", true));
        UUID second = records.create("customer", person("Дочка", "phone", "+380671110001"));
        assertThat(records.column("select 1 from customer_identity where customer_id in (?, ?)", first, second))
                .isEmpty();
        assertThat(records.column("select shared from contact_point where customer_id = ?", second))
                .containsExactly(true);
    }

    @Test
    void theBinFreesIdentitiesAndRestoringTakesThemBackOrSaysWhoHasThem() {
        UUID id = records.create("customer", person("У кошику", "email", "bin@example.com"));
        records.delete("customer", id);
        assertThat(records.column("select 1 from customer_identity where customer_id = ?", id))
                .isEmpty();
        records.restore("customer", id);
        assertThat(records.column("select value from customer_identity where customer_id = ?", id))
                .containsExactly("bin@example.com");
        records.delete("customer", id);
        records.create("customer", person("Наступник", "email", "bin@example.com"));
        assertThatThrownBy(() -> records.restore("customer", id)).hasMessageContaining("contact-point-taken");
    }

    @Test
    void theMainAddressAndTheCustomersColumnsAreOne() {
        UUID id = records.create("customer", person("Адреса", "city", "Львів", "street", "вул. Франка, 1"));
        UUID address = (UUID)
                java.util.Objects.requireNonNull(records.column("select id from address where customer_id = ?", id)
                        .getFirst());
        records.change("address", address, Map.of("city", "Київ"));
        assertThat(records.row("customer", id)).containsEntry("city", "Київ").containsEntry("street", "вул. Франка, 1");
        records.change("customer", id, Map.of("street", "вул. Лесі Українки, 5"));
        assertThat(records.row("address", address)).containsEntry("street", "вул. Лесі Українки, 5");
        records.delete("address", address);
        assertThat(records.row("customer", id)).containsEntry("city", null);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> records.create("customer", person("Х", "birthday", LocalDate.of(2190, 1, 1))))
                .hasMessageContaining("birthday-to-come");
        assertThatThrownBy(() -> records.create("customer", person("Х", "phone", "12")))
                .hasMessageContaining("wrong-phone");
        assertThatThrownBy(() -> records.create("customer", person("Х", "taxId", "?")))
                .hasMessageContaining("wrong-tax-id");
        assertThatThrownBy(() -> records.create(
                        "customer",
                        Map.of("kind", "organization", "name", "Ромашка", "birthday", LocalDate.of(1990, 1, 1))))
                .hasMessageContaining("only-for-people");
        UUID id = records.create("customer", person("Людина"));
        assertThatThrownBy(() -> records.change("customer", id, Map.of("kind", "organization")))
                .hasMessageContaining("kind-is-fixed");
    }

    @Test
    void anOrganizationIsNeverPartOfItself() {
        UUID top = records.create("customer", Map.of("kind", "organization", "name", "Холдинг"));
        UUID middle = records.create("customer", Map.of("kind", "organization", "name", "Завод", "parent", top));
        UUID low = records.create("customer", Map.of("kind", "organization", "name", "Цех", "parent", middle));
        assertThatThrownBy(() -> records.change("customer", top, Map.of("parent", low)))
                .hasMessageContaining("parent-within-itself");
        UUID person = records.create("customer", person("Директор"));
        assertThatThrownBy(() -> records.change("customer", low, Map.of("parent", person)))
                .hasMessageContaining("parent-is-no-organization");
    }

    @Test
    void consentIsGivenWithEvidenceAndRefusedAlways() {
        UUID id = records.create("customer", person("Згода"));
        var given = Map.<String, Object>of("customer", id, "purpose", "offers", "channel", "email", "state", "given");
        assertThatThrownBy(() -> records.create("consent", given)).hasMessageContaining("consent-needs-evidence");
        UUID refused = records.create(
                "consent", Map.of("customer", id, "purpose", "offers", "channel", "email", "state", "refused"));
        assertThat(records.row("consent", refused).get("decided_at")).isNotNull();
        assertThatThrownBy(() -> records.create(
                        "consent", Map.of("customer", id, "purpose", "offers", "channel", "email", "state", "refused")))
                .hasMessageContaining("consent-twice");
    }

    @Test
    void nobodyIsRelatedToThemselvesOrTwiceInOneWay() {
        UUID one = records.create("customer", person("Один"));
        UUID firm = records.create("customer", Map.of("kind", "organization", "name", "Фірма зв'язків"));
        assertThatThrownBy(
                        () -> records.create("relationship", Map.of("customer", one, "other", one, "kind", "family")))
                .hasMessageContaining("related-to-itself");
        records.create("relationship", Map.of("customer", one, "other", firm, "kind", "works-at", "role", "директор"));
        assertThatThrownBy(() -> records.create(
                        "relationship", Map.of("customer", one, "other", firm, "kind", "works-at", "role", "директор")))
                .hasMessageContaining("related-already");
    }
}
