package relata.customers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Choice;
import relata.records.catalog.Label;
import relata.records.changes.Values;
import relata.records.importing.PartMatching;

/** Further addresses of a customer in a file, one of each kind; the main one is the customer's own fields. */
@Component
class ImportedAddresses implements PartMatching {

    private final JdbcClient jdbc;

    ImportedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return "address";
    }

    @Override
    public List<Offer> offers() {
        return ContactFields.ADDRESS_KIND.choices().stream()
                .filter(kind -> !kind.value().equals("main"))
                .map(ImportedAddresses::offer)
                .toList();
    }

    private static Offer offer(Choice kind) {
        return new Offer(
                "addresses",
                Map.of("kind", kind.value()),
                new Label(
                        "Address: " + kind.label().en(),
                        "Адрес: " + kind.label().ru(),
                        "Адреса: " + kind.label().uk()),
                null,
                List.of("street", "postalCode", "city", "region", "country", "note"),
                List.of());
    }

    @Override
    public Set<Map<String, String>> used() {
        return ImportedParts.kinds(jdbc, "address", "kind <> 'main'");
    }

    @Override
    public List<Standing> standing(List<UUID> customers) {
        return ImportedParts.standing(jdbc, "address", "kind", "kind <> 'main'", customers);
    }

    @Override
    public List<Recognized> recognize(List<Values> parts) {
        return ImportedParts.recognize(
                parts,
                part -> ImportedParts.key(
                        String.valueOf(part.value("customer")), String.valueOf(part.value(ContactFields.ADDRESS_KIND))),
                customers -> jdbc.sql("""
                                select customer_id, kind, id
                                  from address
                                 where customer_id = any(:customers) and deleted_at is null
                                 order by id
                                """)
                        .param("customers", customers)
                        .query((row, _) -> new ImportedParts.There(
                                ImportedParts.key(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)))
                        .list());
    }
}
