package relata.segments.members;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.expressions.Expression;

/**
 * The question by which a segment has its members, and what its answer hangs on.
 *
 * @param segments the other segments that it asks about
 * @param dated whether its answer changes without an event of the customer: with time, or with users, products, households
 * @param neighborly whether it looks at other customers: the parent, the household, relationships
 */
record Rule(String text, Set<UUID> segments, boolean dated, boolean neighborly) {

    /** Whose every change marks its customer. Custom objects that point to customers mark them too. */
    private static final Set<String> FOLLOWED = Set.of(
            "customer",
            "contactPoint",
            "consent",
            "address",
            "externalId",
            "relationship",
            "interaction",
            "openMatter",
            "cost",
            "order",
            "orderLine",
            "segmentMember");

    /** Figures of the customer that also move with time, with the models and with what others buy. */
    private static final Set<String> MOVING =
            Set.of("tier", "keyCustomer", "stage", "lifetimeValue", "churnRisk", "contribution");

    private static final Set<String> NEIGHBORS =
            Set.of("parent", "subsidiaries", "household", "relationships", "people");

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern MENTION = Pattern.compile("\\bsegments\\b");
    private static final Pattern MEMBERSHIP =
            Pattern.compile("\\bsegments\\.exists\\(\\s*(\\w+)\\s*,\\s*\\1\\.segment\\s*"
                    + "(?:==\\s*(?<one>[\"'][0-9a-f-]{36}[\"'])|in\\s*\\[(?<some>[^\\]]*)\\])\\s*\\)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * Reads a right expression as a rule.
     *
     * @throws Refusal where it asks who is asking, or asks about segments without saying which
     */
    static Rule of(Expression expression, Catalog catalog) {
        if (expression.given().contains("me")) {
            throw Refusal.of(Refusal.Kind.INVALID, "segments.nobody-asks");
        }
        Map<String, Set<String>> reads = expression.reads();
        var unfollowed = new LinkedHashSet<>(reads.keySet());
        unfollowed.removeAll(FOLLOWED);
        unfollowed.removeIf(object -> isOfCustomers(catalog.object(object)));
        Set<String> ofCustomer = reads.getOrDefault("customer", Set.of());
        boolean neighborly = ofCustomer.stream().anyMatch(NEIGHBORS::contains);
        boolean dated = !expression.given().isEmpty()
                || !unfollowed.isEmpty()
                || neighborly
                || ofCustomer.stream().anyMatch(MOVING::contains);
        return new Rule(expression.text(), segments(expression.text()), dated, neighborly);
    }

    /** A custom object whose records point to customers. */
    private static boolean isOfCustomers(ObjectType object) {
        return object.custom()
                && object.fields().values().stream()
                        .anyMatch(field -> field.type() == FieldType.REFERENCE
                                && field.target().equals("customer"));
    }

    /** Only a question that names its segments can be ordered among the others and followed. */
    private static Set<UUID> segments(String text) {
        var found = new LinkedHashSet<UUID>();
        Matcher memberships = MEMBERSHIP.matcher(text);
        int understood = 0;
        while (memberships.find()) {
            understood++;
            String ids = memberships.group("one") == null ? memberships.group("some") : memberships.group("one");
            Matcher id = ID.matcher(ids);
            while (id.find()) {
                found.add(UUID.fromString(id.group()));
            }
        }
        Matcher mentions = MENTION.matcher(TEXT.matcher(text).replaceAll("\"\""));
        int mentioned = 0;
        while (mentions.find()) {
            mentioned++;
        }
        if (mentioned != understood) {
            throw Refusal.of(Refusal.Kind.INVALID, "segments.name-the-segment");
        }
        return Set.copyOf(found);
    }
}
