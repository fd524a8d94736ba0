package relata.insight.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import relata.records.importing.Uploads;
import relata.testing.Api;
import tools.jackson.databind.JsonNode;

/** A person who brings files in as objects of their own and has something learned of them. */
public final class Learner {

    private static final int LOOKS = 12_000;

    public final Uploads user;
    public final Api api;

    public Learner(int port, String token) {
        user = new Uploads(port, token);
        api = user.api;
    }

    /**
     * Makes a custom object of a file with a header; each record is named by its row. Fields and their types come from the file.
     *
     * @param types by the name of the column, where another type is wanted
     */
    public void brought(String object, String path, String csv, Map<String, String> types) {
        var label = Map.of("en", object);
        Api.Answer made = api.post(
                "/api/v1/catalog/objects", Map.of("name", object, "path", path, "label", label, "pluralLabel", label));
        if (made.status() != 201) {
            throw new AssertionError(made);
        }
        String[] lines = csv.strip().split("\r?\n");
        var numbered = new StringBuilder("row," + lines[0]);
        for (int i = 1; i < lines.length; i++) {
            numbered.append('\n').append(object).append(i).append(',').append(lines[i]);
        }
        var columns = new ArrayList<String>();
        columns.add("{\"index\": 0, \"target\": \"name\"}");
        String[] header = lines[0].split(",");
        for (int column = 1; column <= header.length; column++) {
            String type = types.get(header[column - 1]);
            String create = type == null ? "{}" : "{\"type\": \"" + type + "\"}";
            columns.add("{\"index\": " + column + ", \"create\": " + create + "}");
        }
        JsonNode ended =
                user.imported(object, numbered.toString(), "{\"columns\": [" + String.join(", ", columns) + "]}");
        if (!Uploads.rows(ended).equals(lines.length - 1 + " 0 0 0")) {
            throw new AssertionError(ended);
        }
    }

    /** Asks for a prediction and waits until it is learned or refused. */
    public JsonNode predicted(Map<String, ?> wish) {
        Api.Answer asked = api.post("/api/v1/predictions", wish);
        if (asked.status() != 202) {
            throw new AssertionError(asked);
        }
        return learned(asked.text("id"));
    }

    /** Waits until the newest version is learned or refused. */
    public JsonNode learned(String id) {
        return ended(
                "/api/v1/predictions/" + id, json -> json.path("runs").path(0).path("state"));
    }

    public JsonNode compared(Map<String, ?> wish) {
        Api.Answer asked = api.post("/api/v1/experiments", wish);
        if (asked.status() != 202) {
            throw new AssertionError(asked);
        }
        return ended("/api/v1/experiments/" + asked.text("id"), json -> json.path("state"));
    }

    private JsonNode ended(String address, java.util.function.UnaryOperator<JsonNode> state) {
        for (int look = 0; look < LOOKS; look++) {
            JsonNode json = api.get(address).json();
            if (List.of("done", "refused").contains(state.apply(json).asString(""))) {
                return json;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("it does not end: " + api.get(address));
    }
}
