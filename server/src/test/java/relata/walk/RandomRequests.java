package relata.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import relata.testing.Api;
import tools.jackson.databind.JsonNode;

/** Requests made by chance of the description of the API: of its paths, parameters and schemas, mostly fitting, often not. */
final class RandomRequests {

    private static final int DEEPEST = 5;

    private final JsonNode description;
    private final Random random;
    private final HostileValues values;
    private final List<Described> operations = new ArrayList<>();

    private record Described(String method, String path, JsonNode operation) {}

    /** @param headers name, value, name, value */
    record Request(String method, String address, @Nullable Object body, List<String> headers) {

        @Override
        public String toString() {
            String sent = body == null ? "" : body.toString();
            return method + " " + shortened(address) + " " + headers + " " + shortened(sent);
        }

        private static String shortened(String text) {
            return text.length() > 600 ? text.substring(0, 600) + "... (" + text.length() + ")" : text;
        }
    }

    RandomRequests(JsonNode description, Random random, HostileValues values) {
        this.description = description;
        this.random = random;
        this.values = values;
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Described(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue()))));
    }

    Request next() {
        Described described = operations.get(random.nextInt(operations.size()));
        String path = described.path();
        var query = new StringBuilder();
        var headers = new ArrayList<String>();
        for (JsonNode parameter : described.operation().path("parameters")) {
            String name = parameter.path("name").asString("");
            String value = plain(parameter.path("schema"), name, path);
            switch (parameter.path("in").asString("")) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(3) == 0) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    }
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        headers.addAll(List.of(name, printable(value)));
                    }
                }
            }
        }
        if (random.nextInt(20) == 0) {
            headers.addAll(List.of("Accept-Language", printable(values.text())));
        }
        if (random.nextInt(40) == 0) {
            headers.addAll(List.of("Accept", "text/csv"));
        }
        return new Request(described.method(), path + query, body(described.operation()), headers);
    }

    private static String printable(String value) {
        String printable = value.replaceAll("[^ -~]", "?").strip();
        return printable.length() > 600 ? printable.substring(0, 600) : printable;
    }

    private static String encoded(String value) {
        // half a pair has no encoding: then the byte that is none
        String encoded =
                URLEncoder.encode(value.length() > 600 ? value.substring(0, 600) : value, StandardCharsets.UTF_8);
        return value.equals("\ud800") ? "%ff" : encoded.replace("+", "%20");
    }

    private @Nullable Object body(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        if (content.has("multipart/form-data")) {
            return new Api.Upload(
                    random.nextBoolean() ? "file.csv" : printable(values.text()).replace("\"", ""),
                    "name,email\n" + values.text() + ",\"" + values.text() + "\n" + values.text());
        }
        JsonNode schema = content.path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return random.nextInt(10) == 0 ? values.anything() : null;
        }
        return switch (random.nextInt(30)) {
            case 0 -> values.anything();
            case 1 -> "{\"name\": ";
            case 2 -> "";
            default -> json(schema, 0);
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.has("$ref")) {
            String name = resolved.path("$ref").asString("");
            resolved = description.path("components").path("schemas").path(name.substring(name.lastIndexOf('/') + 1));
        }
        return resolved;
    }

    private String plain(JsonNode given, String name, String path) {
        JsonNode schema = resolved(given);
        if (random.nextInt(8) == 0) {
            return values.text();
        }
        if (schema.has("enum")) {
            return any(schema.path("enum")).asString("");
        }
        String format = schema.path("format").asString("");
        if (format.equals("uuid") || name.equals("id")) {
            return values.id(path);
        }
        return switch (type(schema)) {
            case "integer", "number" -> values.number();
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            default -> name.equals("path") || name.equals("object") ? anyPath() : values.text();
        };
    }

    private String anyPath() {
        List<String> paths =
                List.of("customers", "orders", "products", "customer", "order", "interactions", "households");
        return random.nextInt(8) == 0 ? values.text() : paths.get(random.nextInt(paths.size()));
    }

    private JsonNode any(JsonNode array) {
        return array.path(random.nextInt(array.size()));
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return any(type).asString("");
        }
        return type.asString(schema.has("properties") ? "object" : "");
    }

    private String json(JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (random.nextInt(14) == 0) {
            return values.anything();
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return json(any(schema.path(choice)), depth + 1);
            }
        }
        if (schema.has("enum")) {
            return any(schema.path("enum")).toString();
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> random.nextInt(3) == 0 ? values.number() : "" + random.nextInt(100);
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            case "null" -> "null";
            default ->
                HostileValues.quoted(schema.path("format").asString("").equals("uuid") ? values.id() : values.text());
        };
    }

    private String object(JsonNode schema, int depth) {
        var members = new ArrayList<String>();
        if (depth < DEEPEST) {
            var required = new ArrayList<String>();
            schema.path("required").forEach(name -> required.add(name.asString("")));
            schema.path("properties").properties().forEach(property -> {
                boolean sent = required.contains(property.getKey()) ? random.nextInt(12) > 0 : random.nextInt(3) == 0;
                if (sent) {
                    members.add(HostileValues.quoted(property.getKey()) + ":" + json(property.getValue(), depth + 1));
                }
            });
            if (schema.path("additionalProperties").isObject() || random.nextInt(12) == 0) {
                members.add(HostileValues.quoted(values.text()) + ":"
                        + json(schema.path("additionalProperties"), depth + 1));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private String array(JsonNode schema, int depth) {
        var items = new ArrayList<String>();
        for (int n = depth < DEEPEST ? random.nextInt(4) : 0; n > 0; n--) {
            items.add(json(schema.path("items"), depth + 1));
        }
        return "[" + String.join(",", items) + "]";
    }
}
