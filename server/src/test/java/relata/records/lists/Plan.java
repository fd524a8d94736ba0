package relata.records.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL ran a statement, as {@code explain (analyze, format json)} tells it. */
record Plan(String sql, JsonNode root) {

    private static final JsonMapper JSON = new JsonMapper();

    static Plan read(String sql, String explained) {
        return new Plan(sql, JSON.readTree(explained).get(0).path("Plan"));
    }

    /** The steps that touched more than so many rows: whole tables read through, large sorts, conditions no index serves. */
    List<String> stepsBeyond(long rows) {
        var steps = new ArrayList<String>();
        collect(root, rows, steps);
        return steps;
    }

    private static void collect(JsonNode node, long rows, List<String> steps) {
        String type = node.path("Node Type").asString("");
        double touched = 0;
        if (type.contains("Sort")) {
            for (JsonNode input : children(node)) {
                touched += output(input);
            }
        } else if (type.endsWith("Scan") && node.has("Relation Name")) {
            // a bitmap of an index names no relation: it holds places only, and what is fetched from them counts
            touched = output(node)
                    + (node.path("Rows Removed by Filter").asDouble(0)
                                    + node.path("Rows Removed by Index Recheck").asDouble(0))
                            * node.path("Actual Loops").asDouble(1);
        }
        if (touched > rows) {
            steps.add("%s of %s: %.0f rows"
                    .formatted(type, node.path("Relation Name").asString("its input"), touched));
        }
        children(node).forEach(child -> collect(child, rows, steps));
    }

    private static double output(JsonNode node) {
        return node.path("Actual Rows").asDouble(0) * node.path("Actual Loops").asDouble(1);
    }

    private static List<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.path("Plans").spliterator(), false).toList();
    }

    @Override
    public String toString() {
        return sql + "\n" + root.toPrettyString();
    }
}
