package relata.customers;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The country whose telephone numbers people write without its code: the company's own. */
@Component
class HomeCountry {

    /** Where the sample company and most first users are; the company's setting {@code country} says otherwise. */
    private static final String DEFAULT = "UA";

    private final JdbcClient jdbc;

    HomeCountry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** ISO 3166 code. */
    String code() {
        Optional<String> set = jdbc.sql("select value ->> 'country' from setting where key = 'company'")
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(value -> value);
        return set.flatMap(CustomerTexts::region).orElse(DEFAULT);
    }
}
