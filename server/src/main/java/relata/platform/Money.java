package relata.platform;

import java.math.BigDecimal;

/** An amount in one currency (ISO 4217 code); kept with at most four decimals, as the database keeps it. */
public record Money(BigDecimal amount, String currency) {

    public static final int SCALE = 4;

    public Money {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an ISO 4217 currency code: " + currency);
        }
        if (amount.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException("more than " + SCALE + " decimals: " + amount.toPlainString());
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
