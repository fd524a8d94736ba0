package relata.platform.settings;

import relata.platform.Language;

/**
 * The company that uses this installation.
 *
 * @param reportingCurrency ISO 4217 code of the currency in which it reports
 * @param language the language of what the company itself sends
 */
public record Company(String name, String reportingCurrency, Language language) {

    /** Its key among the settings. */
    public static final String KEY = "company";

    /** What holds until somebody has set the company up. */
    public static final Company UNNAMED = new Company("Relata", "EUR", Language.EN);
}
