package relata.walk;

import java.util.List;
import java.util.Map;
import relata.platform.Ids;
import relata.platform.access.Action;

/** The lines of {@link Writes} about insight: its settings, what is learned, reports and dashboards. */
final class InsightWrites {

    private static final Map<String, Object> PREDICTION =
            Map.of("object", "customer", "target", "kind", "yes", "person");
    private static final Map<String, Object> EXPERIMENT = Map.of(
            "object", "customer",
            "arm", "kind",
            "control", "person",
            "outcomes", List.of(Map.of("field", "quality")));

    private final Writes writes;
    private final Specimens specimens;

    InsightWrites(Writes writes, Specimens specimens) {
        this.writes = writes;
        this.specimens = specimens;
        settings();
        learning();
        reports();
    }

    private void settings() {
        writes.add(
                "POST /api/v1/purchase-models",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain("/api/v1/purchase-models", Map.of("heldOutWeeks", 4)));
        writes.add(
                "PUT /api/v1/insight-settings",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain("/api/v1/insight-settings", Map.of("timeZone", "UTC")));
        writes.add(
                "PUT /api/v1/next-action-settings",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain("/api/v1/next-action-settings", assumptions()));
        writes.add(
                "POST /api/v1/standing-runs",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain("/api/v1/standing-runs", null));
    }

    private static Map<String, Object> assumptions() {
        return Map.ofEntries(
                Map.entry("call", .1),
                Map.entry("mail", .03),
                Map.entry("visit", .15),
                Map.entry("offer", .04),
                Map.entry("feedback", .01),
                Map.entry("solve", .25),
                Map.entry("quietDays", 7),
                Map.entry("feedbackDays", 21),
                Map.entry("leastGain", 1),
                Map.entry("risk", .35),
                Map.entry("overdue", 1.3));
    }

    /** Whoever reads customers may ask; what an administrator asked for is changed by administrators. */
    private void learning() {
        var reads = new Need.Open("customer", Action.READ);
        writes.add("POST /api/v1/predictions", reads, "/api/v1/predictions", PREDICTION);
        writes.add("POST /api/v1/experiments", reads, "/api/v1/experiments", EXPERIMENT);
        writes.add(
                "PATCH /api/v1/predictions/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) ->
                        Writes.Request.plain(specimens.added("predictions", PREDICTION), Map.of("name", "Changed")));
        writes.add(
                "DELETE /api/v1/predictions/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("predictions", PREDICTION), null));
        writes.add(
                "POST /api/v1/predictions/{id}/versions",
                Writes.ADMINISTRATOR,
                (whose, actor) ->
                        Writes.Request.plain(specimens.added("predictions", PREDICTION) + "/versions", Map.of()));
        writes.add("PUT /api/v1/predictions/{id}/field", Writes.ADMINISTRATOR, (whose, actor) -> {
            String field = "cf_walk_" + specimens.number();
            var number = Map.of("name", field, "type", "number", "label", Map.of("en", "Chance"));
            specimens.admin().post("/api/v1/catalog/customer/fields", number);
            return Writes.Request.plain(specimens.added("predictions", PREDICTION) + "/field", Map.of("field", field));
        });
        writes.add(
                "DELETE /api/v1/predictions/{id}/field",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("predictions", PREDICTION) + "/field", null));
        writes.add(
                "POST /api/v1/experiments/{id}/runs",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("experiments", EXPERIMENT) + "/runs", null));
        writes.add(
                "DELETE /api/v1/experiments/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("experiments", EXPERIMENT), null));
    }

    /** Reports and dashboards that everybody has; only their owner and the administrator change them. */
    private void reports() {
        var reads = new Need.Open("customer", Action.READ);
        writes.add(
                "POST /api/v1/reports",
                reads,
                (whose, actor) -> Writes.Request.plain(
                        "/api/v1/reports", Map.of("object", "customer", "name", "Mine " + specimens.number())));
        writes.add(
                "PATCH /api/v1/reports/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) ->
                        Writes.Request.plain(specimens.added("reports", report()), Map.of("name", "Changed")));
        writes.add(
                "DELETE /api/v1/reports/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("reports", report()), null));
        writes.add(
                "POST /api/v1/dashboards",
                Writes.ANYBODY,
                (whose, actor) ->
                        Writes.Request.plain("/api/v1/dashboards", Map.of("name", "Mine " + specimens.number())));
        writes.add(
                "PATCH /api/v1/dashboards/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) ->
                        Writes.Request.plain(specimens.added("dashboards", dashboard()), Map.of("name", "Changed")));
        writes.add(
                "DELETE /api/v1/dashboards/{id}",
                Writes.ADMINISTRATOR,
                (whose, actor) -> Writes.Request.plain(specimens.added("dashboards", dashboard()), null));
        writes.add(
                "POST /api/v1/reports/{id}/schedules",
                reads,
                (whose, actor) -> Writes.Request.plain(
                        specimens.added("reports", report()) + "/schedules",
                        Map.of("rhythm", "daily", "hour", 8, "recipients", List.of(actor))));
        String schedule = "/api/v1/reports/" + Ids.next() + "/schedules/" + Ids.next();
        writes.add("DELETE /api/v1/reports/{id}/schedules/{schedule}", Writes.NOBODY, schedule, null);
        writes.add(
                "DELETE /api/v1/reports/{id}/schedules/{schedule}/recipients/me",
                Writes.NOBODY,
                schedule + "/recipients/me",
                null);
    }

    private Map<String, Object> report() {
        return Map.of("object", "customer", "name", "Everyone's " + specimens.number(), "sharing", "everyone");
    }

    private Map<String, Object> dashboard() {
        return Map.of("name", "Everyone's " + specimens.number(), "sharing", "everyone");
    }
}
