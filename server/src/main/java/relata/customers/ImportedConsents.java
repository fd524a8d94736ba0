package relata.customers;

import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Decisions of customers in a file, one for each purpose and channel. A decision about a channel is about the customer's
 * primary address of that channel, where there is one; the file and its row are the evidence.
 */
@Component
class ImportedConsents implements PartMatching {

    /** The kind of contact point that a channel reaches; other channels have none of their own. */
    private static final Map<String, String> POINTS = Map.of("email", "email", "phone", "phone", "sms", "phone");

    private static final Map<String, List<String>> WORDS = Map.of(
            "offers email",
                    List.of(
                            "newsletter",
                            "emailconsent",
                            "emailoptin",
                            "optin",
                            "subscribed",
                            "consent",
                            "marketingconsent",
                            "рассылка",
                            "розсилка",
                            "согласие",
                            "згода",
                            "согласиенарассылку",
                            "згоданарозсилку"),
            "offers sms", List.of("smsconsent", "smsoptin", "смсрассылка", "смсрозсилка", "согласиесмс", "згодасмс"),
            "offers phone", List.of("phoneconsent", "callconsent", "согласиеназвонки", "згоданадзвінки"));

    private final JdbcClient jdbc;

    ImportedConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return "consent";
    }

    @Override
    public List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        for (Choice purpose : ContactFields.CONSENT_PURPOSE.choices()) {
            for (Choice channel : ContactFields.CONSENT_CHANNEL.choices()) {
                var constants = new LinkedHashMap<String, String>();
                constants.put("purpose", purpose.value());
                constants.put("channel", channel.value());
                offers.add(new Offer(
                        "consents",
                        constants,
                        new Label(
                                "Consent: " + purpose.label().en() + ", "
                                        + channel.label().en(),
                                "Согласие: " + purpose.label().ru() + ", "
                                        + channel.label().ru(),
                                "Згода: " + purpose.label().uk() + ", "
                                        + channel.label().uk()),
                        "state",
                        List.of("decidedAt", "evidence"),
                        WORDS.getOrDefault(purpose.value() + " " + channel.value(), List.of())));
            }
        }
        return offers;
    }

    @Override
    public Map<Boolean, String> yesNo(String field) {
        return field.equals("state") ? Map.of(true, "given", false, "refused") : Map.of();
    }

    @Override
    public Set<Map<String, String>> used() {
        return jdbc.sql("select distinct purpose, channel from consent where deleted_at is null")
                .query((row, _) -> Map.of("purpose", row.getString(1), "channel", row.getString(2)))
                .set();
    }

    @Override
    public List<Standing> standing(List<UUID> customers) {
        return jdbc.sql("""
                        select c.customer_id, c.purpose, c.channel, c.id
                          from consent c
                          left join contact_point p on p.id = c.contact_point_id
                         where c.customer_id = any(:customers) and c.deleted_at is null
                           and (p.id is null or p.is_primary)
                         order by p.id is null, c.id
                        """)
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, _) -> new Standing(
                        row.getObject(1, UUID.class),
                        Map.of("purpose", row.getString(2), "channel", row.getString(3)),
                        row.getObject(4, UUID.class)))
                .list();
    }

    /** The decision about the primary address comes before one about the channel as a whole. */
    @Override
    public List<Recognized> recognize(List<Values> parts) {
        return ImportedParts.recognize(
                parts,
                ImportedConsents::key,
                customers -> jdbc.sql("""
                                select c.customer_id, c.purpose, c.channel, c.id
                                  from consent c
                                  left join contact_point p on p.id = c.contact_point_id
                                 where c.customer_id = any(:customers) and c.deleted_at is null
                                   and (p.id is null or p.is_primary)
                                 order by p.id is null, c.id
                                """)
                        .param("customers", customers)
                        .query((row, _) -> new ImportedParts.There(
                                ImportedParts.key(row.getString(1), row.getString(2), row.getString(3)),
                                row.getObject(4, UUID.class)))
                        .list());
    }

    private static @Nullable String key(Values part) {
        String purpose = part.value(ContactFields.CONSENT_PURPOSE);
        String channel = part.value(ContactFields.CONSENT_CHANNEL);
        return purpose == null || channel == null
                ? null
                : ImportedParts.key(String.valueOf(part.value("customer")), purpose, channel);
    }

    @Override
    public void complete(List<Coming> parts) {
        Map<String, UUID> points = primaryPoints(parts);
        for (Coming part : parts) {
            Values given = part.given();
            if (given.has(ContactFields.CONSENT_STATE)) {
                prove(part);
            }
            String kind = POINTS.get(String.valueOf(given.value(ContactFields.CONSENT_CHANNEL)));
            if (part.there() == null && kind != null) {
                UUID point = points.get(ImportedParts.key(String.valueOf(given.value("customer")), kind));
                given.with(ContactFields.CONSENT_POINT, point);
            }
        }
    }

    /** What the file itself says of the evidence stands; what holds for all rows is told from which row it came. */
    private static void prove(Coming part) {
        String said = part.given().value(ContactFields.CONSENT_EVIDENCE);
        String always = part.constants().value(ContactFields.CONSENT_EVIDENCE);
        if (said == null || said.equals(always)) {
            part.given()
                    .with(
                            ContactFields.CONSENT_EVIDENCE,
                            always == null ? part.origin() : always + " (" + part.origin() + ")");
        }
    }

    private Map<String, UUID> primaryPoints(List<Coming> parts) {
        var points = new HashMap<String, UUID>();
        jdbc.sql("""
                 select customer_id, kind, id
                   from contact_point
                  where customer_id = any(:customers) and is_primary and kind in ('email', 'phone') and deleted_at is null
                 """)
                .param(
                        "customers",
                        parts.stream()
                                .filter(part -> part.there() == null)
                                .map(part -> (UUID) part.given().value("customer"))
                                .toArray(UUID[]::new))
                .query(row -> {
                    points.put(ImportedParts.key(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
                });
        return points;
    }
}
