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

    static String country(SampleCustomer customer) {
        return switch (customer.territory()) {
            case "pl" -> "PL";
            case "md" -> "MD";
            case "ro" -> "RO";
            case "sk" -> "SK";
            default -> "UA";
        };
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

    static String channel(SampleOrder order) {
        return order.channel().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String place(SampleOrder order) {
        return order.channel() == SampleOrder.Channel.SHOP ? "Магазин " + order.shop() : null;
    }

    static String purpose(Consent consent) {
        return consent.purpose().equals("marketing") ? "offers" : "orders";
    }

    /** What a card holds as an e-mail address though it is none. */
    static @Nullable String unreadable(SampleCustomer customer) {
        for (ContactPoint point : customer.contactPoints()) {
            if (point.kind() == SampleCustomer.ContactKind.EMAIL && normal(point, "UA") == null) {
                return "E-mail на картці: " + point.value();
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
