package relata.customers.duplicates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.text.AddressSimilarity;
import relata.platform.text.EmailAddress;
import relata.platform.text.NameSimilarity;
import relata.platform.text.PublicMail;
import relata.platform.text.WebAddress;

/**
 * How likely two customers are one, 0 to 1, with the reasons. A name alone is never enough: half the score comes from the
 * name, the rest must come from something else that agrees; what contradicts takes away.
 */
final class Likeness {

    /** From here on a pair stands in the queue. */
    static final double WORTH_A_LOOK = 0.65;

    private static final double NAME = 0.5;

    private Likeness() {}

    /** What of a customer is compared. */
    record Compared(
            UUID id,
            String kind,
            String name,
            @Nullable LocalDate birthday,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String taxId,
            @Nullable String street,
            @Nullable String city,
            @Nullable String website) {}

    /** @param code stable, names a message {@code customers.duplicate-<code>} */
    record Reason(String code, double points) {}

    record Scored(double score, List<Reason> reasons) {}

    static Scored compare(Compared one, Compared other) {
        var reasons = new ArrayList<Reason>();
        if (!one.kind().equals(other.kind())) {
            return new Scored(0, reasons);
        }
        names(one, other, reasons);
        if (one.birthday() != null && other.birthday() != null) {
            boolean same = one.birthday().equals(other.birthday());
            reasons.add(same ? new Reason("same-birthday", 0.3) : new Reason("other-birthday", -0.5));
        }
        double address = AddressSimilarity.score(address(one), address(other));
        if (address >= 0.9) {
            reasons.add(new Reason("same-address", 0.3));
        } else if (address >= 0.5) {
            reasons.add(new Reason("same-street", 0.15));
        }
        contacts(one, other, reasons);
        if (one.taxId() != null && other.taxId() != null && !one.taxId().equals(other.taxId())) {
            reasons.add(new Reason("other-tax-id", -0.5));
        }
        double sum = reasons.stream().mapToDouble(Reason::points).sum();
        return new Scored(Math.clamp(sum, 0, 1), reasons);
    }

    private static void names(Compared one, Compared other, List<Reason> reasons) {
        double alike = NameSimilarity.score(one.name(), other.name());
        if (one.name().equalsIgnoreCase(other.name())) {
            reasons.add(new Reason("same-name", NAME));
        } else if (alike >= 0.999) {
            reasons.add(new Reason("same-name-otherwise-spelled", NAME));
        } else if (alike >= NameSimilarity.ALIKE) {
            reasons.add(new Reason("similar-name", NAME * alike - 0.05));
        }
    }

    private static AddressSimilarity.Key address(Compared customer) {
        return AddressSimilarity.Key.of(
                customer.city() == null ? "" : customer.city(), customer.street() == null ? "" : customer.street());
    }

    private static void contacts(Compared one, Compared other, List<Reason> reasons) {
        Optional<EmailAddress> first = email(one);
        Optional<EmailAddress> second = email(other);
        if (first.isPresent() && second.isPresent()) {
            if (first.get().looseKey().equals(second.get().looseKey())) {
                reasons.add(new Reason("same-mailbox", 0.4));
            } else if (AddressSimilarity.ownDomainShared(first.get(), second.get())) {
                reasons.add(new Reason("same-domain", 0.2));
            }
        }
        String phone = loosePhone(one.phone());
        if (!phone.isEmpty() && phone.equals(loosePhone(other.phone()))) {
            reasons.add(new Reason("same-number", 0.4));
        }
        String site = domain(one);
        if (!site.isEmpty() && site.equals(domain(other)) && reasons.stream().noneMatch(Likeness::isDomain)) {
            reasons.add(new Reason("same-domain", 0.25));
        }
    }

    private static boolean isDomain(Reason reason) {
        return reason.code().equals("same-domain") || reason.code().equals("same-mailbox");
    }

    private static Optional<EmailAddress> email(Compared customer) {
        return customer.email() == null
                ? Optional.empty()
                : EmailAddress.parse(customer.email()).optional();
    }

    /** The nine last digits: the same with and without country and trunk prefix. */
    static String loosePhone(@Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return digits.length() < 9 ? "" : digits.substring(digits.length() - 9);
    }

    /** The domain of its own that an organization has, by its site or its mail; empty where there is none. */
    static String domain(Compared customer) {
        if (!customer.kind().equals("organization")) {
            return "";
        }
        Optional<String> site = customer.website() == null
                ? Optional.empty()
                : WebAddress.parse(customer.website()).optional().map(WebAddress::domain);
        return site.or(() -> email(customer).map(EmailAddress::domain))
                .filter(domain -> !PublicMail.serves(domain))
                .orElse("");
    }
}
