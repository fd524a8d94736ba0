package relata.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

/** Further addresses and numbers of a customer in a file: each once, however it is written. */
@Component
class ImportedContactPoints implements PartMatching {

    /** Second and third ones of a kind are in many files, a sixth in none. */
    private static final int SEVERAL = 3;

    /** The primary e-mail and phone are the customer's own fields. */
    private static final String BESIDE_THE_RECORD = "not (is_primary and kind in ('email', 'phone'))";

    private static final Map<String, List<String>> WORDS = Map.of(
            "email2", List.of("email2", "secondemail", "почта2", "пошта2"),
            "phone2",
                    List.of(
                            "phone2",
                            "secondphone",
                            "mobile2",
                            "tel2",
                            "телефон2",
                            "второйтелефон",
                            "другийтелефон",
                            "тел2",
                            "дополнительныйтелефон",
                            "додатковийтелефон"),
            "telegram", List.of("telegram", "телеграм", "tg"),
            "viber", List.of("viber", "вайбер"),
            "whatsapp", List.of("whatsapp", "вотсап"),
            "instagram", List.of("instagram", "инстаграм", "інстаграм"));

    private final JdbcClient jdbc;
    private final HomeCountry home;

    ImportedContactPoints(JdbcClient jdbc, HomeCountry home) {
        this.jdbc = jdbc;
        this.home = home;
    }

    @Override
    public String object() {
        return "contactPoint";
    }

    @Override
    public List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        for (Choice kind : ContactFields.KINDS) {
            // The first e-mail and phone are fields of the customer itself.
            boolean counted = kind.value().equals("email") || kind.value().equals("phone");
            for (int number = counted ? 2 : 1; number <= (counted ? SEVERAL : 1); number++) {
                var constants = new LinkedHashMap<String, String>();
                constants.put("kind", kind.value());
                if (counted) {
                    constants.put(NUMBER, String.valueOf(number));
                }
                String count = counted ? " " + number : "";
                offers.add(new Offer(
                        "contactPoints",
                        constants,
                        new Label(
                                "Contact point: " + kind.label().en() + count,
                                "Контактные данные: " + kind.label().ru() + count,
                                "Контактні дані: " + kind.label().uk() + count),
                        "value",
                        List.of("label"),
                        WORDS.getOrDefault(kind.value() + count.strip(), List.of())));
            }
        }
        return offers;
    }

    @Override
    public Set<Map<String, String>> used() {
        return ImportedParts.kinds(jdbc, "contact_point", BESIDE_THE_RECORD);
    }

    @Override
    public List<Standing> standing(List<UUID> customers) {
        return ImportedParts.standing(jdbc, "contact_point", "kind", BESIDE_THE_RECORD, customers);
    }

    @Override
    public List<Recognized> recognize(List<Values> parts) {
        String region = home.code();
        return ImportedParts.recognize(
                parts,
                part -> key(part, region),
                customers -> jdbc.sql("""
                                select customer_id, kind, normalized, id
                                  from contact_point
                                 where customer_id = any(:customers) and deleted_at is null
                                 order by id
                                """)
                        .param("customers", customers)
                        .query((row, _) -> new ImportedParts.There(
                                ImportedParts.key(row.getString(1), row.getString(2), row.getString(3)),
                                row.getObject(4, UUID.class)))
                        .list());
    }

    private static @Nullable String key(Values part, String region) {
        String kind = part.value(ContactFields.POINT_KIND);
        String value = part.value(ContactFields.POINT_VALUE);
        if (kind == null || value == null) {
            return null;
        }
        return ContactPointRules.normalized(kind, value, region)
                .map(normalized -> ImportedParts.key(
                        String.valueOf(part.value("customer")), kind.toLowerCase(Locale.ROOT), normalized))
                .orElse(null);
    }
}
