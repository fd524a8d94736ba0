package relata.customers.duplicates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import relata.customers.duplicates.Likeness.Compared;
import relata.platform.text.EmailAddress;
import relata.platform.text.GivenNames;
import relata.platform.text.NameKey;
import relata.platform.text.OrganizationName;
import relata.platform.text.PersonName;

/** Keys under which records meet that may be one: never all pairs are compared, only those that share a key. */
final class MatchKeys {

    private MatchKeys() {}

    static Set<String> of(Compared customer) {
        var keys = new LinkedHashSet<String>();
        if (customer.kind().equals("person")) {
            String name = person(customer.name());
            if (!name.isEmpty()) {
                keys.add("n:" + name);
            }
            if (customer.birthday() != null) {
                keys.add("b:" + customer.birthday());
            }
        } else {
            OrganizationName.parse(customer.name()).optional().ifPresent(name -> keys.add("o:" + name.key()));
            String domain = Likeness.domain(customer);
            if (!domain.isEmpty()) {
                keys.add("d:" + domain);
            }
        }
        if (customer.email() != null) {
            EmailAddress.parse(customer.email()).optional().ifPresent(email -> keys.add("e:" + email.looseKey()));
        }
        String phone = Likeness.loosePhone(customer.phone());
        if (!phone.isEmpty()) {
            keys.add("p:" + phone);
        }
        return keys;
    }

    /** Family and given name by their sounds, in whichever order they were written; a patronymic does not take part. */
    private static String person(String name) {
        List<String> words = new ArrayList<>();
        PersonName.parse(name).optional().ifPresent(parts -> {
            words.add(parts.given());
            words.add(parts.family());
        });
        var keys = new TreeSet<String>();
        for (String word : words) {
            String key = GivenNames.canonical(NameKey.of(word));
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys.size() < 2 ? "" : String.join(" ", keys);
    }
}
