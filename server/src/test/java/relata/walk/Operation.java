package relata.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One operation of the API description. */
record Operation(String method, String path, boolean namesIdempotencyKey) {

    private static final Set<String> READS = Set.of("get");
    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    static List<Operation> reads(JsonNode description) {
        return operations(description, READS);
    }

    static List<Operation> writes(JsonNode description) {
        return operations(description, WRITES);
    }

    private static List<Operation> operations(JsonNode description, Set<String> methods) {
        var operations = new ArrayList<Operation>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (methods.contains(operation.getKey()) && path.getKey().startsWith("/api/")) {
                        operations.add(new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation
                                        .getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .anyMatch(parameter -> parameter
                                                .path("name")
                                                .asString("")
                                                .equals("Idempotency-Key"))));
                    }
                }));
        return operations;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
