package relata.customers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Label;
import relata.records.changes.Values;
import relata.records.importing.PartMatching;

/** The company that a contact of a file works at, found or made on the way, with the role there. */
@Component
class ImportedRelationships implements PartMatching {

    private static final String WORKS_AT = "works-at";

    private final JdbcClient jdbc;

    ImportedRelationships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return "relationship";
    }

    @Override
    public List<Offer> offers() {
        return List.of(new Offer(
                "relationships",
                Map.of("kind", WORKS_AT),
                new Label("Works at", "Работает в", "Працює в"),
                "other.name",
                List.of(
                        "other.externalId",
                        "other.taxId",
                        "other.email",
                        "other.phone",
                        "other.website",
                        "role",
                        "level",
                        "influence",
                        "since",
                        "until",
                        "note"),
                List.of("employer", "worksat", "работодатель", "местоработы", "роботодавець", "місцероботи")));
    }

    @Override
    public Map<String, Object> defaults(Map<String, String> constants) {
        boolean works = WORKS_AT.equals(constants.get("kind"));
        return Map.of("other.kind", works ? CustomerFields.ORGANIZATION : CustomerFields.PERSON);
    }

    @Override
    public List<Recognized> recognize(List<Values> parts) {
        return ImportedParts.recognize(
                parts,
                ImportedRelationships::key,
                customers -> jdbc.sql("""
                                select customer_id, kind, other_id, id
                                  from relationship
                                 where customer_id = any(:customers) and deleted_at is null
                                 order by id
                                """)
                        .param("customers", customers)
                        .query((row, _) -> new ImportedParts.There(
                                ImportedParts.key(row.getString(1), row.getString(2), row.getString(3)),
                                row.getObject(4, UUID.class)))
                        .list());
    }

    private static @Nullable String key(Values part) {
        UUID other = part.value(RelationshipFields.OTHER);
        return other == null
                ? null
                : ImportedParts.key(
                        String.valueOf(part.value("customer")),
                        String.valueOf(part.value(RelationshipFields.KIND)),
                        other);
    }
}
