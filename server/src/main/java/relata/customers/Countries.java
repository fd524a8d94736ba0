package relata.customers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of countries as people write them, in the languages of the interface and their own codes. */
final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** ISO 3166 code of the country; empty where the text names none. */
    static Optional<String> code(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(CODES.get(key(name)));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            codes.put(key(code), code);
            Locale country = Locale.of("", code);
            codes.put(key(country.getISO3Country()), code);
            for (Locale language : List.of(Locale.ENGLISH, Locale.of("ru"), Locale.of("uk"), Locale.of("pl"))) {
                codes.put(key(country.getDisplayCountry(language)), code);
            }
        }
        codes.put(key("UK"), "GB");
        codes.put(key("USA"), "US");
        return codes;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
