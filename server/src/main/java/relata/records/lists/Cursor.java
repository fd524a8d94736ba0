package relata.records.lists;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Money;
import relata.platform.Refusal;

/**
 * A place in a list: the sort values and the id of the row beside it. Opaque to clients; holds nothing they could not
 * read in the row itself.
 *
 * @param backward whether to read towards the beginning
 * @param values the row's values of the sort keys, null where it has none
 */
record Cursor(boolean backward, List<@Nullable Object> values, UUID id) {

    private static final char SEPARATOR = '\u001f';

    String written() {
        var text = new StringBuilder(backward ? "b" : "f").append(SEPARATOR).append(id);
        for (Object value : values) {
            text.append(SEPARATOR).append(encoded(value));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String written, List<SortKey> sort) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            String[] parts = text.split(String.valueOf(SEPARATOR), -1);
            if (parts.length != sort.size() + 2) {
                throw unreadable();
            }
            var values = new ArrayList<@Nullable Object>();
            for (int i = 0; i < sort.size(); i++) {
                values.add(decoded(parts[i + 2], sort.get(i)));
            }
            return new Cursor(parts[0].equals("b"), values, UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.of(Refusal.Kind.MALFORMED, "records.bad-cursor");
    }

    private static String encoded(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Money money -> "+" + money.amount().toPlainString();
            default -> "+" + value;
        };
    }

    private static @Nullable Object decoded(String text, SortKey key) {
        if (text.equals("-")) {
            return null;
        }
        String value = text.substring(1);
        return switch (key.field().type()) {
            case TEXT, LONG_TEXT, CHOICE, CHOICES, EMAIL, PHONE, URL -> value;
            case NUMBER, MONEY -> new BigDecimal(value);
            case INTEGER -> Long.valueOf(value);
            case DATE -> LocalDate.parse(value);
            case TIME -> Instant.parse(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case REFERENCE -> UUID.fromString(value);
        };
    }
}
