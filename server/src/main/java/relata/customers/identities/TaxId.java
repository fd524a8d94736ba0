package relata.customers.identities;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number under which a state knows a person or a company (ЄДРПОУ, РНОКПП, ИНН, VAT). Countries differ too much for one
 * check digit; what all share is 5 to 20 letters and digits, written with or without separators.
 */
public final class TaxId {

    private TaxId() {}

    /** Without separators, in capitals; empty where the text is no such number. */
    public static Optional<String> normalized(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String bare = text.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
        boolean plausible = bare.matches("[A-Z0-9]{5,20}") && bare.chars().anyMatch(Character::isDigit);
        return plausible ? Optional.of(bare) : Optional.empty();
    }
}
