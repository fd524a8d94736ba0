package relata.walk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.access.Access;
import relata.platform.access.Action;

/**
 * One record of every object for each way in which it may be somebody's. Made once: who comes next takes over what is
 * their own.
 */
final class Estate {

    /** The text by which a list finds the record, unlike that of any other. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("customer", "name"),
            Map.entry("household", "name"),
            Map.entry("interaction", "subject"),
            Map.entry("openMatter", "title"),
            Map.entry("cost", "note"),
            Map.entry("contactPoint", "label"),
            Map.entry("consent", "evidence"),
            Map.entry("address", "note"),
            Map.entry("externalId", "value"),
            Map.entry("relationship", "role"),
            Map.entry("order", "number"),
            Map.entry("orderLine", "description"),
            Map.entry("product", "name"),
            Map.entry("channel", "name"),
            Map.entry("task", "subject"),
            Map.entry("segment", "name"));

    /** @param text what stands in it and nowhere else; null where it has no text */
    record Plot(
            String object, Whose whose, String id, @Nullable String text) {

        String address() {
            return "/api/v1/" + Specimens.path(object) + "/" + id;
        }

        /** Whether somebody is told of it: by its id, or by a text of it. */
        boolean isToldIn(String lowerCase) {
            return lowerCase.contains(id) || isNamedIn(lowerCase);
        }

        /** Whether a text of it stands there. */
        boolean isNamedIn(String lowerCase) {
            return text != null
                    && Pattern.compile(Pattern.quote(text.toLowerCase(Locale.ROOT)) + "(?!\\d)")
                            .matcher(lowerCase)
                            .find();
        }
    }

    private final Map<String, Map<Whose, Plot>> plots = new LinkedHashMap<>();
    private final Specimens specimens;
    private final JdbcClient jdbc;
    private UUID owner;

    Estate(Specimens specimens, JdbcClient jdbc, UUID firstOwner) {
        this.specimens = specimens;
        this.jdbc = jdbc;
        this.owner = firstOwner;
        for (String object : specimens.objects()) {
            var byWhose = new EnumMap<Whose, Plot>(Whose.class);
            for (Whose whose : Whose.values()) {
                byWhose.put(whose, plot(object, whose));
            }
            plots.put(object, byWhose);
        }
    }

    private Plot plot(String object, Whose whose) {
        String id = specimens.make(object, whose, owner);
        @Nullable String field = TEXTS.get(object);
        String address = "/api/v1/" + Specimens.path(object) + "/" + id;
        return new Plot(
                object,
                whose,
                id,
                field == null ? null : specimens.admin().get(address).text(field));
    }

    /** Gives all that was the last one's own to this person, and puts them into the near team and territory. */
    void passTo(UUID person) {
        for (String table : Specimens.OWNED) {
            jdbc.sql("update " + table + " set owner_id = ? where owner_id = ?")
                    .params(person, owner)
                    .update();
        }
        owner = person;
        specimens.settle(person);
    }

    /** A file under the record. */
    String fileOf(Plot customer) {
        return specimens.fileOf(customer.id());
    }

    /** The item of a task on the work list. */
    String itemOf(Plot task) {
        return specimens.itemOf(task.id());
    }

    /** What somebody else has asked for. */
    String exportOfTheAdministrator() {
        return specimens
                .admin()
                .post("/api/v1/exports", Map.of("object", "customer", "fields", List.of("name"), "format", "csv"))
                .text("id");
    }

    Set<String> objects() {
        return plots.keySet();
    }

    Plot at(String object, Whose whose) {
        return plots.getOrDefault(object, Map.of()).get(whose);
    }

    List<Plot> of(String object) {
        return List.copyOf(plots.getOrDefault(object, Map.of()).values());
    }

    /** A condition that holds for the records of this object here and for no others; null where they have no text. */
    @Nullable
    String filter(String object) {
        @Nullable String field = TEXTS.get(object);
        return field == null
                ? null
                : field
                        + of(object).stream()
                                .map(plot -> "\"" + plot.text() + "\"")
                                .collect(Collectors.joining(", ", " in [", "]"));
    }

    List<Plot> reached(String object, Access access, Action action) {
        return of(object).stream()
                .filter(plot -> Need.reaches(access, object, action, plot.whose()))
                .toList();
    }

    /** What this person must not be told of. */
    List<Plot> closedTo(Access access) {
        var closed = new ArrayList<Plot>();
        for (String object : objects()) {
            closed.addAll(of(object));
            closed.removeAll(reached(object, access, Action.READ));
        }
        return closed;
    }
}
