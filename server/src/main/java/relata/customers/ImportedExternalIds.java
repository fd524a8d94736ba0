package relata.customers;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Label;
import relata.records.changes.Values;
import relata.records.importing.PartMatching;

/** Ids of a customer in other systems, one for each system. */
@Component
class ImportedExternalIds implements PartMatching {

    private static final int MOST_SYSTEMS = 20;

    private final JdbcClient jdbc;

    ImportedExternalIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return "externalId";
    }

    @Override
    public List<Offer> offers() {
        return systems().stream()
                .map(system -> new Offer(
                        "externalIds",
                        Map.of("system", system),
                        new Label("Id in " + system, "Номер в " + system, "Номер у " + system),
                        "value",
                        List.of(),
                        List.of()))
                .toList();
    }

    /** The systems that are known, found along the index, one step each. */
    private List<String> systems() {
        return jdbc.sql("""
                        with recursive known (system) as (
                            (select system from external_id where deleted_at is null order by system limit 1)
                            union all
                            select (select e.system from external_id e
                                     where e.deleted_at is null and e.system > known.system
                                     order by e.system limit 1)
                              from known
                             where known.system is not null)
                        select system from known
                         where system is not null and system !~ '[\\[\\],=]'
                         limit :most
                        """)
                .param("most", MOST_SYSTEMS)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public Set<Map<String, String>> used() {
        var used = new HashSet<Map<String, String>>();
        systems().forEach(system -> used.add(Map.of("system", system)));
        return used;
    }

    @Override
    public List<Standing> standing(List<UUID> customers) {
        return ImportedParts.standing(jdbc, "external_id", "system", "true", customers);
    }

    @Override
    public List<Recognized> recognize(List<Values> parts) {
        return ImportedParts.recognize(
                parts,
                part -> ImportedParts.key(
                        String.valueOf(part.value("customer")),
                        String.valueOf(part.value(ContactFields.EXTERNAL_SYSTEM))),
                customers -> jdbc.sql("""
                                select customer_id, system, id
                                  from external_id
                                 where customer_id = any(:customers) and deleted_at is null
                                 order by id
                                """)
                        .param("customers", customers)
                        .query((row, _) -> new ImportedParts.There(
                                ImportedParts.key(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)))
                        .list());
    }
}
