package relata.insight.offers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relata.models.affinity.Baskets;

/** Which products each customer holds, numbered as they come. */
final class Holdings {

    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<UUID> products = new ArrayList<>();
    private int[] basketOf = new int[1 << 10];
    private int[] itemOf = new int[1 << 10];
    private int lines;
    private int customers;

    /** One customer more. */
    void add(UUID[] held) {
        if (lines + held.length > basketOf.length) {
            int room = Math.max(lines + held.length, 2 * basketOf.length);
            basketOf = Arrays.copyOf(basketOf, room);
            itemOf = Arrays.copyOf(itemOf, room);
        }
        for (UUID product : held) {
            basketOf[lines] = customers;
            itemOf[lines++] = numbers.computeIfAbsent(product, this::numbered);
        }
        customers++;
    }

    private int numbered(UUID product) {
        products.add(product);
        return products.size() - 1;
    }

    int customers() {
        return customers;
    }

    int products() {
        return products.size();
    }

    UUID product(int item) {
        return products.get(item);
    }

    /** How many customers hold each product, by its number. */
    int[] holders() {
        int[] holders = new int[products.size()];
        for (int line = 0; line < lines; line++) {
            holders[itemOf[line]]++;
        }
        return holders;
    }

    Baskets baskets() {
        return Baskets.of(customers, products.size(), Arrays.copyOf(basketOf, lines), Arrays.copyOf(itemOf, lines));
    }
}
