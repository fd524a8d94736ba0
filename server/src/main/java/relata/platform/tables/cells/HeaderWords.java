package relata.platform.tables.cells;

import java.util.regex.Pattern;

/** What the name of a column says about its content, in English, Russian and Ukrainian. */
public enum HeaderWords {
    ID(
            "(?:^|[^a-z])(?:id|code|sku|key|uid|guid|nr|no)(?:[^a-z]|$)|№|номер|код|артикул|ідентифікатор|идентификатор|едрпоу|єдрпоу|инн|іпн"),
    MONEY(
            "price|amount|total|cost|revenue|spend|salary|budget|value|margin|paid|сума|сумма|цін|цен|варт|стоим|дохід|доход|виручка|выручка|оплат"),
    PHONE("phone|mobile|tel(?:[^a-z]|$)|cell|fax|телефон|моб"),
    PERSON(
            "(?:^|[^a-z])(?:first|last|given|family|full)?[ _]?name|surname|contact|owner|manager|agent|піб|фио|ф\\.и\\.о|ім.я|имя|прізвище|фамилия|контакт|менеджер"),
    ORGANIZATION(
            "company|organi[sz]ation|account|firm|employer|vendor|supplier|компан|організац|организац|фирм|фірм|підприєм|предприят|контрагент|[єе]дрпоу"),
    DATE("date|birthday|created|updated|_at$|дата|день|народж|рожд");

    private final Pattern pattern;

    HeaderWords(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean in(String name) {
        return pattern.matcher(name).find();
    }
}
