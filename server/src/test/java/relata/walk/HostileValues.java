package relata.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values that programs stumble over, and some honest ones beside them, as JSON writes them. */
final class HostileValues {

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "7",
            "0.1",
            "-0",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e308",
            "1e400",
            "1e999999999",
            "1e2147483647",
            "-1e-999999999",
            "123456789012345678901234567890.123456789");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "Ольга",
            "true",
            "null",
            "0",
            "-1",
            "1e999999999",
            "NaN",
            "customer",
            "customers",
            "orders",
            "name",
            "externalId",
            "en",
            "EUR",
            "XXX",
            "2026-01-02",
            "2026-02-30",
            "2026-01-02T10:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "0000-00-00",
            "a\u0000b",
            "\\u0000",
            "\u0000",
            "\ud800",
            "\uffff\u202e\u200b",
            "\ud83e\udd84",
            "'; drop table customer; --",
            "%s%n%x",
            "../../../../etc/passwd",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "someone@example.com",
            "a@b",
            "+380501112233",
            "+",
            "https://example.com/",
            "http://[::1",
            "Europe/Kyiv",
            "#ff0000",
            "name == \"a\"",
            "name ==",
            "orders.exists(o, o.total > 1)",
            "1/0 == 1",
            "name.matches(\"(a+)+$\")",
            "createdAt > now - duration(\"999999999999h\")",
            "createdAt > timestamp(\"+999999999-12-31T23:59:59Z\")",
            "name.startsWith(\"\\u0000\")",
            "id == \"x\"",
            "-name,createdAt",
            "name,name",
            "nothing.of.this",
            "eyJ2IjoxfQ",
            "*");

    private final Random random;
    private final Map<String, List<String>> known = new HashMap<>();

    HostileValues(Random random) {
        this.random = random;
    }

    /** An id that the server has told at such an address, for later requests. */
    void know(String address, String id) {
        for (String place : List.of(place(address), "")) {
            List<String> ids = known.computeIfAbsent(place, _ -> new ArrayList<>());
            if (ids.size() < 300) {
                ids.add(id);
            } else {
                ids.set(random.nextInt(ids.size()), id);
            }
        }
    }

    /** {@code customers} of {@code /api/v1/customers/1}. */
    private static String place(String address) {
        String[] steps = address.split("[/?]");
        return steps.length > 3 ? steps[3] : "";
    }

    String id() {
        return id("");
    }

    /** Mostly one that belongs there. */
    String id(String address) {
        List<String> ids = known.getOrDefault(random.nextInt(4) == 0 ? "" : place(address), List.of());
        return switch (random.nextInt(12)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> text();
            default -> ids.isEmpty() ? new UUID(0, 0).toString() : ids.get(random.nextInt(ids.size()));
        };
    }

    String text() {
        return switch (random.nextInt(40)) {
            case 0 -> "x".repeat(70_000);
            case 1 -> "(".repeat(5_000);
            case 2 -> "!".repeat(3_000) + "true";
            case 3 -> "name == \"a\"" + " || name == \"b\"".repeat(500);
            case 4 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT));
            case 5, 6, 7, 8 -> id();
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    String number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    /** Any JSON at all. */
    String anything() {
        return switch (random.nextInt(10)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> number();
            case 3 -> "[]";
            case 4 -> "{}";
            case 5 -> "[" + anything() + "," + anything() + "]";
            case 6 -> "{" + quoted(text()) + ":" + anything() + "}";
            case 7 -> "[".repeat(2_000) + "]".repeat(2_000);
            default -> quoted(text());
        };
    }

    /** As a JSON string; lone halves of pairs are written as escapes, as some clients do. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || Character.isSurrogate(letter)) {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
