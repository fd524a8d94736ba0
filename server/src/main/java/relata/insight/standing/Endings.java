package relata.insight.standing;

/** What facts say of why a customer left. */
public final class Endings {

    /**
     * Whether an interaction {@code i} of a row {@code v} of {@code customer_value} says so, as SQL: a complaint, or four of ten or
     * fewer for satisfaction, from 90 days before the last purchase on.
     */
    public static final String ILL_SERVED =
            "(i.kind = 'complaint' or i.satisfaction <= 4) and i.occurred_at > v.last_on - 90";

    private Endings() {}
}
