package relata.customers.quality;

/**
 * What a record can lack, and what that takes from its quality of 100. Weights: completeness up to 75, validity 10,
 * freshness 15, uniqueness 15; a record with no way to reach its customer loses most at once, since nobody can work
 * with it. Bits are stored: their order never changes, new ones are added at the end.
 */
public enum Flaw {
    NO_WAY_TO_REACH(
            Aspect.COMPLETENESS,
            30,
            "email",
            "c.email is null and c.phone is null and not exists (select 1 from contact_point p"
                    + " where p.customer_id = c.id and p.deleted_at is null)",
            "!has(email) && !has(phone)"),
    ONE_WAY_ONLY(
            Aspect.COMPLETENESS,
            5,
            "phone",
            "(c.email is null) <> (c.phone is null)",
            "(has(email) && !has(phone)) || (!has(email) && has(phone))"),
    NAME_INCOMPLETE(
            Aspect.COMPLETENESS,
            10,
            "familyName",
            "c.kind = 'person' and (c.given_name is null or c.family_name is null)",
            "kind == \"person\" && (!has(givenName) || !has(familyName))"),
    NO_PLACE(Aspect.COMPLETENESS, 10, "city", "c.city is null", "!has(city)"),
    NO_BIRTHDAY(
            Aspect.COMPLETENESS,
            5,
            "birthday",
            "c.kind = 'person' and c.birthday is null",
            "kind == \"person\" && !has(birthday)"),
    NO_TAX_ID(
            Aspect.COMPLETENESS,
            10,
            "taxId",
            "c.kind = 'organization' and c.tax_id is null",
            "kind == \"organization\" && !has(taxId)"),
    NO_LANGUAGE(Aspect.COMPLETENESS, 5, "language", "c.language is null", "!has(language)"),
    NO_CONSENT(
            Aspect.COMPLETENESS,
            5,
            "consents",
            "c.kind = 'person' and not exists (select 1 from consent k"
                    + " where k.customer_id = c.id and k.deleted_at is null)",
            "kind == \"person\" && !consents.exists(k, true)"),
    NOTHING_VERIFIED(
            Aspect.VALIDITY,
            10,
            "contactPoints",
            "(c.email is not null or c.phone is not null) and not exists (select 1 from contact_point p"
                    + " where p.customer_id = c.id and p.verified_at is not null and p.deleted_at is null)",
            "(has(email) || has(phone)) && !contactPoints.exists(p, has(p.verifiedAt))"),
    OUT_OF_TOUCH(
            Aspect.FRESHNESS,
            15,
            "lastContactAt",
            "greatest(c.last_contact_at, c.changed_at) < now() - interval '730 days'",
            "!has(lastContactAt) || lastContactAt < now - duration(\"17520h\")"),
    POSSIBLE_DUPLICATE(
            Aspect.UNIQUENESS,
            15,
            "name",
            "exists (select 1 from duplicate_candidate d where d.first_id = c.id and d.state = 'open')"
                    + " or exists (select 1 from duplicate_candidate d where d.second_id = c.id and d.state = 'open')",
            "");

    /** The four sides of quality. */
    public enum Aspect {
        COMPLETENESS,
        VALIDITY,
        FRESHNESS,
        UNIQUENESS
    }

    private final Aspect aspect;
    private final int points;
    private final String field;
    private final String condition;
    private final String expression;

    Flaw(Aspect aspect, int points, String field, String condition, String expression) {
        this.aspect = aspect;
        this.points = points;
        this.field = field;
        this.condition = condition;
        this.expression = expression;
    }

    public Aspect aspect() {
        return aspect;
    }

    /** What it takes from 100. */
    public int points() {
        return points;
    }

    /** The field or relation by which it is mended. */
    public String field() {
        return field;
    }

    /** The condition in SQL over a customer named {@code c}. */
    String condition() {
        return condition;
    }

    /** The filter that lists such records; empty where only the review queue does. */
    public String expression() {
        return expression;
    }

    public int bit() {
        return 1 << ordinal();
    }

    /** The code of its message, such as {@code customers.flaw-no-way-to-reach}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
