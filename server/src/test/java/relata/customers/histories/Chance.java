package relata.customers.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values by chance, of which numbers and addresses come again: several customers shall want the same. */
final class Chance {

    private static final List<String> CITIES = Arrays.asList("Київ", "Львів", "Одеса", null);
    private static final List<String> LANGUAGES = Arrays.asList("uk", "en", "pl", null);

    private final String company;
    private final Random random;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private int made;

    Chance(String company, long seed) {
        this.company = company;
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> List<T> some(Iterable<T> of, int most) {
        var some = new ArrayList<T>();
        of.forEach(some::add);
        Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(Math.min(most, some.size())));
    }

    String note() {
        return "note " + ++made + " " + company;
    }

    private @Nullable String address() {
        int dice = random.nextInt(6);
        if (dice == 0) {
            return null;
        }
        if (dice < 3 && !addresses.isEmpty()) {
            return any(addresses);
        }
        return freshAddress();
    }

    private String freshAddress() {
        String fresh = "a" + ++made + "." + company + "@example.com";
        addresses.add(fresh);
        return fresh;
    }

    private @Nullable String number() {
        int dice = random.nextInt(6);
        if (dice == 0) {
            return null;
        }
        if (dice < 3 && !numbers.isEmpty()) {
            return any(numbers);
        }
        return freshNumber();
    }

    private String freshNumber() {
        String fresh = "N" + ++made + "-" + company;
        numbers.add(fresh);
        return fresh;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String name() {
        return "Firm " + ++made;
    }

    @Nullable
    String description() {
        return random.nextInt(4) == 0 ? null : "said " + ++made;
    }

    Map<String, @Nullable String> values(double share) {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (String field : PlainCustomer.FIELDS) {
            if (random.nextDouble() < share) {
                values.put(
                        field,
                        switch (field) {
                            case "name" -> name();
                            case "externalId" -> number();
                            case "email" -> address();
                            case "city" -> any(CITIES);
                            case "description" -> description();
                            default -> any(LANGUAGES);
                        });
            }
        }
        return values;
    }

    /** A row of a file, which always tells a number. */
    Map<String, @Nullable String> row() {
        var row = new LinkedHashMap<String, @Nullable String>();
        String number = number();
        row.put("externalId", number != null ? number : numbers.isEmpty() ? freshNumber() : numbers.getFirst());
        row.put("name", random.nextInt(5) == 0 ? null : name());
        row.put("email", random.nextInt(2) == 0 ? null : freshAddress());
        row.put("city", any(CITIES));
        row.put("description", description());
        return row;
    }

    @Nullable
    String city() {
        return any(CITIES);
    }
}
