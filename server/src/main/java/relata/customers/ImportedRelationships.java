package relata.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Choice;
import relata.records.catalog.Label;
import relata.records.changes.Values;
import relata.records.importing.PartMatching;

/** Whom a customer belongs to, works at or came through: found or made on the way, with the role there. */
@Component
class ImportedRelationships implements PartMatching {

    private static final String WORKS_AT = "works-at";

    /** How many of a kind stand in the row of a customer where it is not one. */
    private static final Map<String, Integer> SEVERAL = Map.of(WORKS_AT, 2, "family", 2);

    private static final List<String> OF_EMPLOYERS =
            List.of("other.externalId", "other.taxId", "other.email", "other.phone", "other.website");
    private static final List<String> OWN = List.of("role", "level", "influence", "attitude", "since", "until", "note");
    private static final List<String> WORDS =
            List.of("employer", "worksat", "работодатель", "местоработы", "роботодавець", "місцероботи");

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
        var offers = new ArrayList<Offer>();
        for (Choice kind : RelationshipFields.KIND.choices()) {
            int several = SEVERAL.getOrDefault(kind.value(), 1);
            for (int number = 1; number <= several; number++) {
                var constants = new LinkedHashMap<String, String>();
                constants.put("kind", kind.value());
                if (number > 1) {
                    constants.put(NUMBER, String.valueOf(number));
                }
                boolean employer = number == 1 && kind.value().equals(WORKS_AT);
                var fields = new ArrayList<>(List.of("other.id"));
                fields.addAll(employer ? OF_EMPLOYERS : List.of());
                fields.addAll(OWN);
                offers.add(new Offer(
                        "relationships",
                        constants,
                        label(kind, number),
                        "other.name",
                        fields,
                        employer ? WORDS : List.of()));
            }
        }
        return offers;
    }

    /** Only the employer goes by its own word: a column called "Other" says nothing of relationships. */
    private static Label label(Choice kind, int number) {
        String count = number > 1 ? " " + number : "";
        Label word = kind.label();
        return kind.value().equals(WORKS_AT)
                ? new Label(word.en() + count, word.ru() + count, word.uk() + count)
                : new Label(
                        "Relationship: " + word.en() + count,
                        "Связь: " + word.ru() + count,
                        "Зв’язок: " + word.uk() + count);
    }

    @Override
    public Set<Map<String, String>> used() {
        return ImportedParts.kinds(jdbc, "relationship", "true");
    }

    @Override
    public List<Standing> standing(List<UUID> customers) {
        return ImportedParts.standing(jdbc, "relationship", "kind", "true", customers);
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
