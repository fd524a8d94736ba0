package relata.sample;

import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import relata.platform.text.EmailAddress;
import relata.platform.text.PhoneNumber;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleCustomer.Consent;
import relata.sample.story.SampleCustomer.ContactPoint;
import relata.sample.story.SampleInteraction;
import relata.sample.story.SampleOrder;
import relata.sample.story.SampleProduct;
import relata.sample.story.SampleRelationship;

/** How the sample's own terms are called in the catalog and by the company. */
final class Wording {

    private Wording() {}

    /** The one form of a contact point under which it is compared; null where nobody can be reached by it. */
    static @Nullable String normal(ContactPoint point, String country) {
        return switch (point.kind()) {
            case EMAIL ->
                EmailAddress.parse(point.value())
                        .optional()
                        .map(EmailAddress::address)
                        .orElse(null);
            case PHONE ->
                PhoneNumber.parse(point.value(), country)
                        .optional()
                        .map(PhoneNumber::e164)
                        .orElse(null);
            case TELEGRAM -> point.value().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    static String role(String code) {
        return switch (code) {
            case "procurement" -> "Закупівлі";
            case "spa-manager" -> "Керівниця SPA";
            case "finance" -> "Фінанси";
            case "general-manager" -> "Генеральний менеджер";
            case "housekeeping" -> "Господарська служба";
            case "owner" -> "Власниця";
            case "administrator" -> "Адміністраторка";
            case "stylist" -> "Провідна стилістка";
            case "pharmacist" -> "Завідувачка аптеки";
            default -> code;
        };
    }

    /** The country that the card tells with its address; without one a number is read as those at home are. */
    static String country(SampleCustomer customer) {
        return customer.addresses().isEmpty()
                ? "UA"
                : customer.addresses().getFirst().country();
    }

    static String level(SampleRelationship relationship) {
        return switch (relationship.level()) {
            case EXECUTIVE -> "top";
            case MANAGEMENT -> "middle";
            case OPERATIONAL -> "specialist";
        };
    }

    static String influence(SampleRelationship relationship) {
        return switch (relationship.influence()) {
            case 5, 4 -> "decides";
            case 3 -> "approves";
            case 2 -> "advises";
            default -> "uses";
        };
    }

    static String attitude(SampleRelationship relationship) {
        return relationship.attitude() > 0 ? "ally" : relationship.attitude() == 0 ? "neutral" : "critic";
    }

    static String kind(SampleInteraction interaction) {
        return switch (interaction.kind()) {
            case VISIT -> "visit";
            case CALL -> "call";
            case MESSAGE -> "mail";
            case COMPLAINT -> "complaint";
            case SURVEY -> "satisfaction";
            case CAMPAIGN -> "campaign";
            case MEETING -> "meeting";
        };
    }

    /** Whether a colleague notes it by hand; everything else is remembered by the software that did it. */
    static boolean noted(SampleInteraction interaction) {
        return switch (interaction.kind()) {
            case CALL, MEETING, COMPLAINT -> true;
            case VISIT, MESSAGE, SURVEY, CAMPAIGN -> false;
        };
    }

    static @Nullable String outcome(SampleInteraction interaction) {
        return switch (interaction.outcome()) {
            case null -> null;
            case "opened" -> "лист відкрито";
            case "clicked" -> "перехід на сайт";
            case "interested" -> "зацікавлення";
            case "agreed" -> "домовлено";
            case "refused" -> "відмова";
            case "lost" -> "втрачено";
            default -> interaction.outcome();
        };
    }

    /** One to five stars on the product's scale from 0 to 10. */
    static @Nullable Long satisfaction(SampleInteraction interaction) {
        return interaction.satisfaction() == null ? null : interaction.satisfaction() * 2L;
    }

    static String channel(SampleOrder order) {
        return order.channel().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String place(SampleOrder order) {
        return order.channel() == SampleOrder.Channel.SHOP ? "Магазин " + order.shop() : null;
    }

    static String purpose(Consent consent) {
        return consent.purpose().equals("marketing") ? "offers" : "orders";
    }

    /**
     * What a card holds as an e-mail address or a telephone number though it is none: mistyped, or a number without its
     * country that somebody took along when moving abroad.
     */
    static @Nullable String unreadable(SampleCustomer customer) {
        for (ContactPoint point : customer.contactPoints()) {
            if (normal(point, country(customer)) == null) {
                boolean email = point.kind() == SampleCustomer.ContactKind.EMAIL;
                return (email ? "E-mail на картці: " : "Телефон на картці: ") + point.value();
            }
        }
        return null;
    }

    static String family(SampleProduct.Family family) {
        return switch (family) {
            case PERFUME -> "Парфуми";
            case BODY -> "Догляд за тілом";
            case FACE -> "Догляд за обличчям";
            case HAIR -> "Догляд за волоссям";
            case ROOM -> "Аромати для дому";
            case MAKEUP -> "Макіяж";
            case MEN -> "Для чоловіків";
            case GIFT -> "Подарунки";
            case PROFESSIONAL -> "Для бізнесу";
        };
    }

    /** One for each purpose and channel: what holds today. */
    static Iterable<Consent> lastDecisions(SampleCustomer customer) {
        var last = new LinkedHashMap<String, Consent>();
        customer.consents().forEach(consent -> last.put(consent.purpose() + "/" + consent.channel(), consent));
        return last.values();
    }
}
