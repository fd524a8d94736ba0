package relata.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.people.BuiltInRole;
import tools.jackson.databind.JsonNode;

/**
 * How each reading operation of the description is asked so that it would tell of records. Those of records follow from
 * the object; whatever else there is has a line here, and an operation without one fails the walk.
 */
final class Reads {

    private static final Set<String> LISTS_OF_PEOPLE = Set.of("users", "teams", "territories");
    private static final Set<String> WITH_FILES = Set.of("customer", "order", "interaction");

    /**
     * One question.
     *
     * @param plot the record that it is about; null where it asks about all of them
     * @param need what is needed besides reading the record; null where anybody may ask and is told what is theirs
     */
    record Question(
            String address,
            Estate.@Nullable Plot plot,
            @Nullable Need need) {

        /** Whether the answer must be an answer, or a refusal; null where either is right. */
        @Nullable
        Boolean open(Access access) {
            if (plot == null && need == null) {
                return null;
            }
            return (plot == null || Need.reaches(access, plot.object(), Action.READ, plot.whose()))
                    && (need == null || need.met(access, Whose.OTHER));
        }
    }

    private final Estate estate;
    private final Map<String, String> choices = new HashMap<>();
    private final Map<String, List<Question>> lines = new HashMap<>();

    /** @param catalog as the API describes it to an administrator */
    Reads(Estate estate, JsonNode catalog) {
        this.estate = estate;
        for (JsonNode object : catalog.path("objects")) {
            for (JsonNode field : object.path("fields")) {
                if (field.path("type").asString("").equals("choice")) {
                    choices.putIfAbsent(
                            object.path("name").asString(""), field.path("name").asString(""));
                }
            }
        }
        records();
        customers();
        work();
        reports();
        segments();
        background();
        settings();
    }

    /** The questions of an operation; null where nobody has written any. */
    @Nullable
    List<Question> questions(Operation operation) {
        @Nullable List<Question> own = lines.get(operation.path());
        if (own != null) {
            return own;
        }
        String[] parts = operation.path().split("/");
        @Nullable String object = parts.length > 3 ? Specimens.objectAt(parts[3]) : null;
        if (object == null) {
            return null;
        }
        if (parts.length == 4) {
            return lists(object);
        }
        return parts.length == 5 && parts[4].equals("{id}") ? each(object, "", null) : null;
    }

    /** The list, and the list in any other dress. */
    private static List<Question> lists(String object) {
        String list = "/api/v1/" + Specimens.path(object);
        return List.of(
                all(list + "?limit=500&total=exact"),
                all(list + "?limit=500&sort=-createdAt"),
                all(list + "?limit=500&bin=true&total=exact"));
    }

    private List<Question> each(String object, String below, @Nullable Need need) {
        return estate.of(object).stream()
                .map(plot -> new Question(plot.address() + below, plot, need))
                .toList();
    }

    private static Question all(String address) {
        return new Question(address, null, null);
    }

    private void add(String path, Question... questions) {
        lines.put(path, List.of(questions));
    }

    private void add(String path, Need need, String... addresses) {
        lines.put(
                path,
                Arrays.stream(addresses)
                        .map(address -> new Question(address, null, need))
                        .toList());
    }

    private void pictures() {
        var told = new Need.Both(new Need.Open("customer", Action.READ), new Need.Open("order", Action.READ));
        for (String picture : List.of(
                "capital", "at-risk", "tiers", "key-customers", "cohorts", "rfm", "lifecycle", "lifecycle-steps")) {
            add("/api/v1/insight/" + picture, told, "/api/v1/insight/" + picture);
        }
        add(
                "/api/v1/insight/customers",
                told,
                "/api/v1/insight/customers?set=lost",
                "/api/v1/insight/customers?set=stage&stage=exploration",
                "/api/v1/insight/customers?set=tier&to=none");
        add("/api/v1/tier-migration", told, "/api/v1/tier-migration?from=2025-01-01&to=2026-01-01");
    }

    private void records() {
        var lists = new ArrayList<Question>();
        var records = new ArrayList<Question>();
        var histories = new ArrayList<Question>();
        var files = new ArrayList<Question>();
        var sums = new ArrayList<Question>();
        var groups = new ArrayList<Question>();
        var boards = new ArrayList<Question>();
        for (String object : estate.objects()) {
            String list = "/api/v1/" + Specimens.path(object);
            lists.addAll(lists(object));
            records.addAll(each(object, "", null));
            histories.addAll(each(object, "/history", null));
            if (WITH_FILES.contains(object)) {
                files.addAll(each(object, "/files?parts=true", null));
            }
            sums.add(all(list + "/sums"));
            @Nullable String choice = choices.get(object);
            groups.add(all(list + "/groups?by=createdBy"));
            if (choice != null) {
                groups.add(all(list + "/groups?by=" + choice));
                boards.add(all(list + "/board?by=" + choice + "&limit=100"));
            }
        }
        lines.put("/api/v1/{path}", lists);
        lines.put("/api/v1/{path}/{id}", records);
        lines.put("/api/v1/{path}/{id}/history", histories);
        lines.put("/api/v1/{path}/{id}/files", files);
        lines.put("/api/v1/{path}/sums", sums);
        lines.put("/api/v1/{path}/groups", groups);
        lines.put("/api/v1/{path}/board", boards);
        var searches = new ArrayList<Question>();
        searches.add(all("/api/v1/search?limit=100&q=" + Specimens.SECRET));
        searches.add(all("/api/v1/search?limit=100&q=" + Specimens.SECRET.substring(0, 6)));
        for (Whose whose : Whose.values()) {
            String name = estate.at("customer", whose).text();
            searches.add(all("/api/v1/search?q=" + URLEncoder.encode("" + name, StandardCharsets.UTF_8)));
        }
        lines.put("/api/v1/search", searches);
        lines.put("/api/v1/files/{id}", filesOf());
    }

    private List<Question> filesOf() {
        var questions = new ArrayList<Question>();
        for (Estate.Plot plot : estate.of("customer")) {
            questions.add(new Question("/api/v1/files/" + estate.fileOf(plot), plot, null));
        }
        return questions;
    }

    private void customers() {
        var privacy = new Need.Setting("privacy");
        lines.put("/api/v1/customers/{id}/everything", each("customer", "/everything", privacy));
        lines.put("/api/v1/customers/{id}/everything.zip", each("customer", "/everything.zip", privacy));
        lines.put("/api/v1/customers/{id}/quality", each("customer", "/quality", null));
        lines.put("/api/v1/customers/{id}/timeline", each("customer", "/timeline?people=true", null));
        var duplicates = new ArrayList<Question>();
        for (Estate.Plot plot : estate.of("customer")) {
            duplicates.add(all("/api/v1/duplicates?customer=" + plot.id()));
        }
        duplicates.add(all("/api/v1/duplicates"));
        lines.put("/api/v1/duplicates", duplicates);
        add("/api/v1/data-quality", all("/api/v1/data-quality"));
        lines.put("/api/v1/customers/{id}/value", each("customer", "/value", new Need.Open("order", Action.READ)));
        lines.put("/api/v1/customers/{id}/stages", each("customer", "/stages", new Need.Open("order", Action.READ)));
        pictures();
        var bought = new Need.Both(new Need.Open("orderLine", Action.READ), new Need.Open("product", Action.READ));
        lines.put(
                "/api/v1/customers/{id}/affinities",
                each("customer", "/affinities", new Need.Both(new Need.Open("order", Action.READ), bought)));
        add("/api/v1/insight-settings", Writes.ADMINISTRATOR, "/api/v1/insight-settings");
        add("/api/v1/next-action-settings", Writes.ADMINISTRATOR, "/api/v1/next-action-settings");
        add(
                "/api/v1/next-actions/effect",
                new Need.Both(new Need.Everybodys("customer"), new Need.Everybodys("order")),
                "/api/v1/next-actions/effect");
        add("/api/v1/standing-runs/current", Writes.ADMINISTRATOR, "/api/v1/standing-runs/current");
        var everybodys = new Need.Both(new Need.Everybodys("customer"), new Need.Everybodys("order"));
        add("/api/v1/purchase-models", everybodys, "/api/v1/purchase-models");
        add("/api/v1/purchase-models/current", everybodys, "/api/v1/purchase-models/current");
        add("/api/v1/purchase-models/trust", new Need.Open("customer", Action.READ), "/api/v1/purchase-models/trust");
        add("/api/v1/predictions", all("/api/v1/predictions"));
        add(
                "/api/v1/predictions/fields",
                new Need.Open("customer", Action.READ),
                "/api/v1/predictions/fields?object=customer");
        add("/api/v1/experiments", all("/api/v1/experiments"));
        for (String path : List.of(
                "predictions/{id}",
                "predictions/{id}/scores",
                "predictions/{id}/scores/{record}",
                "experiments/{id}",
                "experiments/{id}/ranking")) {
            String address = path.replaceAll("\\{[a-z]+}", Ids.next().toString());
            add(
                    "/api/v1/" + path,
                    Writes.NOBODY,
                    "/api/v1/" + address + (path.endsWith("ranking") ? "?arm=a&outcome=b" : ""));
        }
        add("/api/v1/purchase-models/{id}", Writes.NOBODY, "/api/v1/purchase-models/" + Ids.next());
    }

    private void work() {
        lines.put("/api/v1/{path}/{id}/comments", each("customer", "/comments", null));
        lines.put("/api/v1/customers/{id}/next-action", each("customer", "/next-action", null));
        add(
                "/api/v1/work-items",
                all("/api/v1/work-items?whose=all&limit=100"),
                all("/api/v1/work-items?whose=team&limit=100"),
                all("/api/v1/work-items?limit=100"));
        add("/api/v1/work-items/summary", all("/api/v1/work-items/summary?whose=all"));
        lines.put(
                "/api/v1/work-items/{id}",
                estate.of("task").stream()
                        .map(plot -> new Question("/api/v1/work-items/" + estate.itemOf(plot), plot, null))
                        .toList());
        lines.put("/api/v1/{path}/{id}/tasks", each("customer", "/tasks", new Need.Open("task", Action.READ)));
        lines.put("/api/v1/tasks/{id}/related-record", each("task", "/related-record", null));
        lines.put("/api/v1/tasks/{id}/followers", each("task", "/followers", null));
        add("/api/v1/work-items/rejections", new Need.Setting("policies"), "/api/v1/work-items/rejections");
        add("/api/v1/work-settings", all("/api/v1/work-settings"));
        add("/api/v1/notifications", all("/api/v1/notifications"));
        add("/api/v1/notifications/unread", all("/api/v1/notifications/unread"));
    }

    /** Whoever asks is told of the rows that are theirs; of a kept report of somebody else nothing. */
    private void reports() {
        String names = URLEncoder.encode("{\"groups\":[{\"by\":\"name\"}]}", StandardCharsets.UTF_8);
        String asked = "?object=customer&definition=" + names;
        add("/api/v1/report-results", all("/api/v1/report-results" + asked));
        add("/api/v1/report-results/file", all("/api/v1/report-results/file" + asked));
        for (String path : List.of("reports", "dashboards")) {
            add("/api/v1/" + path, all("/api/v1/" + path));
            add("/api/v1/" + path + "/{id}", Writes.NOBODY, "/api/v1/" + path + "/" + Ids.next());
        }
        for (String path : List.of("result", "schedules")) {
            add("/api/v1/reports/{id}/" + path, Writes.NOBODY, "/api/v1/reports/" + Ids.next() + "/" + path);
        }
    }

    private void segments() {
        var both = new Need.Both(new Need.Open("customer", Action.READ), new Need.Open("segment", Action.READ));
        add("/api/v1/segments/overview", both, "/api/v1/segments/overview");
        add("/api/v1/segments/preview", all("/api/v1/segments/preview?filter=%20"));
        for (String part : List.of("reach", "overlap")) {
            add("/api/v1/segments/preview/" + part, all("/api/v1/segments/preview/" + part + "?filter=%20"));
        }
        String segment = estate.at("segment", Whose.OWN).id();
        add("/api/v1/segments/{id}/members", all("/api/v1/segments/" + segment + "/members?limit=500"));
        add("/api/v1/segment-members", all("/api/v1/segment-members?limit=500&total=exact"));
        add("/api/v1/segment-members/{id}", all("/api/v1/segment-members/" + Ids.next()));
        lines.put(
                "/api/v1/customers/{id}/segments",
                each("customer", "/segments", new Need.Open("segment", Action.READ)));
        add("/api/v1/policies", all("/api/v1/policies"));
        add("/api/v1/policies/{id}", Writes.NOBODY, "/api/v1/policies/" + Ids.next());
        add("/api/v1/policies/simulation", all("/api/v1/policies/simulation"));
        add("/api/v1/segment-settings", Writes.ADMINISTRATOR, "/api/v1/segment-settings");
    }

    /** What was asked for by somebody else is not there for anybody. */
    private void background() {
        for (String path : List.of("bulk-changes/{id}", "exports/{id}", "exports/{id}/file")) {
            add("/api/v1/" + path, Writes.NOBODY, "/api/v1/" + path.replace("{id}", estate.exportOfTheAdministrator()));
        }
        add("/api/v1/imports", all("/api/v1/imports"));
        for (String path : List.of("imports/{id}", "imports/{id}/refused", "imports/{id}/columns/{index}/values")) {
            String address = path.replace("{id}", Ids.next().toString()).replace("{index}", "0");
            add("/api/v1/" + path, Writes.NOBODY, "/api/v1/" + address);
        }
        add("/api/v1/imports/targets", all("/api/v1/imports/targets?object=customer"));
        add("/api/v1/import-mappings", new Need.Setting("imports"), "/api/v1/import-mappings?object=customer");
    }

    private void settings() {
        for (String path : LISTS_OF_PEOPLE) {
            add("/api/v1/" + path, all("/api/v1/" + path + "?limit=500"));
            add("/api/v1/" + path + "/{id}", all("/api/v1/" + path + "/" + Ids.next()));
        }
        var audit = new Need.Setting("audit");
        add("/api/v1/audit", audit, "/api/v1/audit?limit=200");
        add("/api/v1/audit/export", audit, "/api/v1/audit/export");
        add("/api/v1/mail-sender", new Need.Setting("mail"), "/api/v1/mail-sender");
        add("/api/v1/catalog/deleted", Writes.ADMINISTRATOR, "/api/v1/catalog/deleted");
        add("/api/v1/catalog/deleted-objects/{name}", Writes.NOBODY, "/api/v1/catalog/deleted-objects/none");
        add(
                "/api/v1/catalog/deleted-fields/{object}/{name}",
                Writes.NOBODY,
                "/api/v1/catalog/deleted-fields/customer/none");
        for (String path : List.of(
                "catalog",
                "catalog/{object}/fields",
                "catalog/{object}/fields/{name}/uses",
                "expressions/check",
                "expressions/completions",
                "invitations/{word}",
                "me",
                "me/passkeys",
                "roles",
                "roles/{id}",
                "roles/{id}/users",
                "setup",
                "tokens",
                "views",
                "views/counts")) {
            String address = path.replace("{object}", "customer")
                    .replace("{name}", "name")
                    .replace("{word}", "none")
                    .replace("{id}", BuiltInRole.SALES.id().toString());
            String query = path.startsWith("expressions") || path.startsWith("views")
                    ? "?object=customer&prefix=na&expression=name%20%3D%3D%20%22x%22"
                    : "";
            add("/api/v1/" + path, all("/api/v1/" + address + query));
        }
    }
}
