package relata.work.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON of reasons as they were stored, with the figures that the reader may see. */
@Component
class ReasonAnswers {

    /** Figures that are the ids of products. */
    private static final List<String> PRODUCTS = List.of("product", "because");

    /** The figure that tells of the margin of orders. */
    private static final String MARGIN = "margin";

    private final JsonMapper json;

    ReasonAnswers(JsonMapper json) {
        this.json = json;
    }

    /** @param figures that the words of the code need */
    record Reason(String code, Map<String, @Nullable Object> figures) {}

    private record Stored(String code, @Nullable Map<String, @Nullable Object> figures) {

        Map<String, @Nullable Object> known() {
            return figures == null ? Map.of() : figures;
        }
    }

    /** The products that reasons name. */
    Set<UUID> products(String stored) {
        var products = new HashSet<UUID>();
        if (PRODUCTS.stream().anyMatch(stored::contains)) {
            for (Stored each : read(stored)) {
                PRODUCTS.stream()
                        .map(each.known()::get)
                        .filter(Objects::nonNull)
                        .forEach(id -> products.add(id(id)));
            }
        }
        return products;
    }

    /**
     * Reasons that tell of money are told to those who see what a customer is worth, margins to those who see them on orders, and
     * what names a product to those who see that.
     *
     * @param products names of those that the reader sees
     */
    List<Reason> told(Actor actor, String stored, Map<UUID, String> products) {
        boolean worth = ItemAnswers.tellsWorth(actor);
        boolean margins = worth && actor.access().reads("order", MARGIN);
        var reasons = new ArrayList<Reason>();
        for (Stored each : read(stored)) {
            var figures = new LinkedHashMap<String, @Nullable Object>(each.known());
            if (!margins) {
                figures.remove(MARGIN);
            }
            boolean money =
                    figures.containsKey("amount") || figures.values().stream().anyMatch(Map.class::isInstance);
            if ((worth || !money) && named(figures, products)) {
                reasons.add(new Reason(each.code(), figures));
            }
        }
        return reasons;
    }

    /** Puts names in the place of ids; answers whether the reader sees all of them. */
    private static boolean named(Map<String, @Nullable Object> figures, Map<UUID, String> products) {
        for (String figure : PRODUCTS) {
            Object id = figures.get(figure);
            String name = id == null ? null : products.get(id(id));
            if (id != null && name == null) {
                return false;
            }
            if (name != null) {
                figures.put(figure, name);
            }
        }
        return true;
    }

    private static UUID id(Object figure) {
        return UUID.fromString(figure.toString());
    }

    private Stored[] read(String stored) {
        return json.readValue(stored, Stored[].class);
    }
}
