package relata.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Exchange rates: one a day and currency; orders of the days concerned are valued anew. */
@Component
class ExchangeRateRules implements Rules {

    private final JdbcClient jdbc;
    private final OrderTotals totals;

    ExchangeRateRules(JdbcClient jdbc, OrderTotals totals) {
        this.jdbc = jdbc;
        this.totals = totals;
    }

    @Override
    public String object() {
        return "exchangeRate";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            if (draft.changes().value("currency") instanceof String code) {
                draft.changes().with("currency", code.strip().toUpperCase(Locale.ROOT));
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Field<?> currency = field(batch, "currency");
        Field<?> rate = field(batch, "rate");
        var wanted = new HashMap<Rates.Day, Draft>();
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            String code = String.valueOf(draft.value(currency));
            if (!isCurrency(code)) {
                draft.refuse(currency, "commerce.no-such-currency", Map.of("value", code));
            } else if (code.equals(batch.catalog().reportingCurrency())) {
                draft.refuse(currency, "commerce.rate-of-reporting-currency");
            }
            if (draft.value(rate) instanceof BigDecimal value && value.signum() <= 0) {
                draft.refuse(rate, "commerce.rate-above-zero");
            }
            LocalDate from = draft.value(OrderFields.RATE_FROM);
            if (from != null && wanted.putIfAbsent(new Rates.Day(code, from), draft) != null) {
                draft.refuse(OrderFields.RATE_FROM, "commerce.rate-twice");
            }
        }
        if (!wanted.isEmpty()) {
            checkTwice(wanted);
        }
    }

    private void checkTwice(Map<Rates.Day, Draft> wanted) {
        jdbc.sql("""
                 select currency, valid_from, id
                   from exchange_rate
                  where currency = any(:currencies) and valid_from = any(:days::date[]) and deleted_at is null
                 """)
                .param(
                        "currencies",
                        wanted.keySet().stream()
                                .map(Rates.Day::currency)
                                .distinct()
                                .toArray(String[]::new))
                .param(
                        "days",
                        wanted.keySet().stream()
                                .map(day -> day.day().toString())
                                .distinct()
                                .toArray(String[]::new))
                .query(row -> {
                    Draft draft = wanted.get(new Rates.Day(row.getString(1), row.getObject(2, LocalDate.class)));
                    if (draft != null && !draft.id().equals(row.getObject(3, java.util.UUID.class))) {
                        draft.refuse(OrderFields.RATE_FROM, "commerce.rate-twice");
                    }
                });
    }

    @Override
    public void react(Batch batch) {
        Field<?> currency = field(batch, "currency");
        var days = new LinkedHashSet<Rates.Day>();
        for (Draft draft : batch.drafts()) {
            LocalDate from = draft.value(OrderFields.RATE_FROM);
            if (from != null) {
                days.add(new Rates.Day(String.valueOf(draft.value(currency)), from));
            }
            LocalDate before = draft.valueBefore(OrderFields.RATE_FROM);
            if (before != null) {
                days.add(new Rates.Day(String.valueOf(draft.valueBefore(currency)), before));
            }
        }
        for (Rates.Day day : days) {
            totals.revalue(day.currency(), day.day().toString(), batch.catalog().reportingCurrency());
        }
    }

    static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Field<?> field(Batch batch, String name) {
        return Objects.requireNonNull(batch.type().field(name));
    }
}
