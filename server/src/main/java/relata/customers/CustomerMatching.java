package relata.customers;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.records.importing.MatchKey;
import relata.records.importing.Matching;

/** Rows of a file find their customer as everything that comes in does: by its ids, addresses and numbers, normalized. */
@Component
class CustomerMatching implements Matching {

    private static final Set<String> FIELDS = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            CustomerFields.EXTERNAL_ID.name(),
            CustomerFields.TAX_ID.name(),
            CustomerFields.EMAIL.name(),
            CustomerFields.PHONE.name())));

    /** The home country is asked for anew after this time, not for every row. */
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(10);

    private record Region(String code, long readAt) {}

    private final Identities identities;
    private final HomeCountry home;
    private volatile Region region = new Region("", System.nanoTime() - REMEMBERED);

    CustomerMatching(Identities identities, HomeCountry home) {
        this.identities = identities;
        this.home = home;
    }

    @Override
    public String object() {
        return CustomerFields.OBJECT;
    }

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public Optional<MatchKey> key(String field, Object value) {
        String text = value.toString();
        Optional<IdentityKey> key = switch (field) {
            case "externalId" -> IdentityKey.externalId(text);
            case "taxId" -> IdentityKey.taxId(text);
            case "email" -> IdentityKey.email(text);
            case "phone" -> IdentityKey.phone(text, homeRegion());
            default -> Optional.empty();
        };
        return key.map(found -> new MatchKey(found.kind(), found.value()));
    }

    private String homeRegion() {
        if (System.nanoTime() - region.readAt() >= REMEMBERED) {
            region = new Region(home.code(), System.nanoTime());
        }
        return region.code();
    }

    @Override
    public Map<MatchKey, UUID> find(Collection<MatchKey> keys) {
        var asked = new LinkedHashMap<IdentityKey, MatchKey>();
        keys.forEach(key -> asked.put(new IdentityKey(key.kind(), key.value()), key));
        var found = new HashMap<MatchKey, UUID>();
        identities.find(asked.keySet()).forEach((key, id) -> {
            MatchKey match = asked.get(key);
            if (match != null) {
                found.put(match, id);
            }
        });
        return found;
    }
}
