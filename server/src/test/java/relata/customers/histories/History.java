package relata.customers.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.records.importing.Uploads;
import relata.testing.Api;
import tools.jackson.databind.JsonNode;

/** One company's history by chance: each step is done by the server and by the model, then both are compared. */
final class History {

    private static final int MOST_CUSTOMERS = 10;

    private final String company;
    private final Chance chance;
    private final Uploads user;
    private final Stored stored;
    private final PlainBase base = new PlainBase();
    private final List<PlainRun> runs = new ArrayList<>();
    private final Map<PlainBase.Merge, String> merges = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    History(String company, long seed, Uploads user, JdbcClient jdbc) {
        this.company = company;
        this.chance = new Chance(company, seed);
        this.user = user;
        this.stored = new Stored(jdbc, company);
    }

    void live(int steps) {
        try {
            for (base.step = 1; base.step <= steps; base.step++) {
                step();
                stored.compare(base);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(company + " after\n" + String.join("\n", told) + "\n" + e, e);
        }
    }

    private void step() {
        int dice = chance.below(100);
        if (base.living().size() < 3 || (dice < 12 && base.customers.size() < MOST_CUSTOMERS)) {
            create();
        } else if (dice < 30) {
            edit();
        } else if (dice < 36) {
            note();
        } else if (dice < 42) {
            delete();
        } else if (dice < 48) {
            restore();
        } else if (dice < 60) {
            merge();
        } else if (dice < 70) {
            undoMerge();
        } else if (dice < 78) {
            bulkEdit();
        } else if (dice < 82) {
            bulkDelete();
        } else if (dice < 90) {
            bring();
        } else {
            undoRun();
        }
    }

    private void tell(String what) {
        told.add(base.step + " " + what);
    }

    private void create() {
        Map<String, @Nullable String> values = chance.values(0.6);
        values.put("name", chance.name());
        tell("create " + values);
        var body = new LinkedHashMap<String, @Nullable String>(values);
        body.put("kind", "organization");
        body.put("source", company);
        Api.Answer answer = user.api.post("/api/v1/customers", body);
        if (base.free(null, values)) {
            answered(201, answer);
            base.create(UUID.fromString(answer.text("id")), values);
        } else {
            answered(409, answer);
        }
    }

    private void edit() {
        UUID asked = chance.oneIn(8) && !base.aliases.isEmpty()
                ? chance.any(List.copyOf(base.aliases.keySet()))
                : chance.any(base.living()).id;
        PlainCustomer customer = base.customers.get(base.aliases.getOrDefault(asked, asked));
        Map<String, @Nullable String> values = chance.values(0.35);
        tell("edit " + asked + " " + values);
        Api.Answer answer = user.api.patch("/api/v1/customers/" + asked, values);
        if (customer == null || !customer.living()) {
            answered(404, answer);
        } else if (base.free(customer.id, differing(customer, values))) {
            answered(200, answer);
            base.write(customer, values);
        } else {
            answered(409, answer);
        }
    }

    private static Map<String, @Nullable String> differing(
            PlainCustomer customer, Map<String, @Nullable String> values) {
        var differing = new LinkedHashMap<>(values);
        differing.entrySet().removeIf(entry -> customer.has(entry.getKey(), entry.getValue()));
        return differing;
    }

    private void note() {
        PlainCustomer customer = chance.any(base.living());
        String text = chance.note();
        tell("note " + customer.id + " " + text);
        answered(
                201,
                user.api.post(
                        "/api/v1/interactions",
                        Map.of("customer", customer.id, "kind", "note", "subject", text, "body", text)));
        base.notes.put(text, customer.id);
    }

    private void delete() {
        PlainCustomer customer = chance.any(base.living());
        tell("delete " + customer.id);
        answered(204, user.api.delete("/api/v1/customers/" + customer.id));
        base.bin(customer);
    }

    private void restore() {
        List<PlainCustomer> binned =
                base.customers.values().stream().filter(each -> !each.living()).toList();
        if (binned.isEmpty()) {
            return;
        }
        PlainCustomer customer = chance.any(binned);
        tell("restore " + customer.id);
        Api.Answer answer = user.api.post("/api/v1/customers/" + customer.id + "/restoration", null);
        if (base.restorable(customer)) {
            answered(200, answer);
            base.restore(customer);
        } else {
            answered(409, answer);
        }
    }

    private void merge() {
        PlainCustomer first = chance.any(base.living());
        PlainCustomer second = chance.any(base.living());
        var choices = new LinkedHashMap<String, String>();
        for (String field : PlainCustomer.FIELDS) {
            if (chance.oneIn(3)) {
                choices.put(field, "second");
            }
        }
        tell("merge " + first.id + " <- " + second.id + " " + choices.keySet());
        Api.Answer answer = user.api.post(
                "/api/v1/customers/" + first.id + "/merge",
                Map.of("other", second.id, "choices", choices, "confirmed", true));
        if (first == second) {
            answered(409, answer);
        } else {
            answered(200, answer);
            merges.put(base.merge(first, second, new HashSet<>(choices.keySet())), answer.text("merge"));
        }
    }

    private void undoMerge() {
        if (merges.isEmpty()) {
            return;
        }
        var entry = chance.any(List.copyOf(merges.entrySet()));
        PlainBase.Merge merge = entry.getKey();
        tell("undo merge of step " + merge.step);
        Api.Answer answer = user.api.post("/api/v1/merges/" + entry.getValue() + "/undo", null);
        if (base.undoable(merge)) {
            answered(200, answer);
            base.undo(merge);
        } else {
            assertThat(answer.status()).as(answer.toString()).isIn(404, 409);
        }
    }

    private void bulkEdit() {
        List<PlainCustomer> targets = chance.some(base.customers.values(), 4);
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("description", chance.description());
        if (chance.oneIn(2)) {
            values.put("city", chance.city());
        }
        JsonNode ended = bulk("bulk-edits", targets, values);
        PlainRun run = new PlainRun("/api/v1/bulk-changes/" + ended.path("id").asString());
        long changed = 0;
        for (PlainCustomer customer : targets) {
            var differences = customer.living() ? base.write(customer, values) : Map.<String, PlainBase.Pair>of();
            if (!differences.isEmpty()) {
                run.changed(customer, differences);
                changed++;
            }
        }
        assertThat(ended.path("changed").asLong()).as(ended.toString()).isEqualTo(changed);
        runs.add(run);
    }

    private void bulkDelete() {
        List<PlainCustomer> targets = chance.some(base.customers.values(), 4);
        JsonNode ended = bulk("bulk-deletions", targets, null);
        PlainRun run = new PlainRun("/api/v1/bulk-changes/" + ended.path("id").asString());
        for (PlainCustomer customer : targets) {
            if (customer.living()) {
                base.bin(customer);
                run.deleted(customer);
            }
        }
        runs.add(run);
    }

    private JsonNode bulk(String verb, List<PlainCustomer> targets, @Nullable Map<String, @Nullable String> values) {
        var ids = targets.stream().map(each -> each.id).toList();
        tell(verb + " " + ids + " " + values);
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("ids", ids);
        if (values != null) {
            body.put("values", values);
        }
        Api.Answer begun = user.api.post("/api/v1/customers/" + verb, body);
        answered(202, begun);
        return ended("/api/v1/bulk-changes/" + begun.text("id"));
    }

    private void bring() {
        var file = new StringBuilder("externalId,name,email,city,description\n");
        var rows = new ArrayList<Map<String, @Nullable String>>();
        for (int n = 1 + chance.below(5); n > 0; n--) {
            rows.add(chance.row());
        }
        rows.forEach(row -> file.append(line(row)));
        tell("import " + rows);
        String id = user.mapped("customers", file.toString(), """
                {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"},
                             {"index": 2, "target": "email"}, {"index": 3, "target": "city"},
                             {"index": 4, "target": "description"}],
                 "constants": {"kind": "organization", "source": "%s"},
                 "matchBy": ["externalId"], "whenExists": "replace", "recognizeRows": false}""".formatted(company));
        Uploads.accepted(user.api.post("/api/v1/imports/" + id + "/start", null));
        JsonNode ended = ended("/api/v1/imports/" + id);
        PlainRun run = new PlainRun("/api/v1/imports/" + id);
        var counts = new int[4];
        for (Map<String, @Nullable String> row : rows) {
            counts[brought(run, row)]++;
        }
        assertThat(Uploads.rows(ended))
                .as(ended.toString())
                .isEqualTo(counts[0] + " " + counts[1] + " " + counts[2] + " " + counts[3]);
        runs.add(run);
    }

    private static String line(Map<String, @Nullable String> row) {
        var cells = row.values().stream().map(cell -> cell == null ? "" : cell).toList();
        return String.join(",", cells) + "\n";
    }

    /** 0 created, 1 updated, 2 unchanged, 3 refused. */
    private int brought(PlainRun run, Map<String, @Nullable String> row) {
        var given = new LinkedHashMap<>(row);
        given.values().removeIf(java.util.Objects::isNull);
        UUID known = base.ownerOfNumber(java.util.Objects.requireNonNull(row.get("externalId")));
        if (known == null && given.get("name") == null) {
            return 3;
        }
        if (known == null) {
            UUID id = stored.idOf(java.util.Objects.requireNonNull(row.get("externalId")));
            run.created(base.create(id, given));
            return 0;
        }
        PlainCustomer customer = java.util.Objects.requireNonNull(base.customers.get(known));
        if (customer.is("externalId") != null) {
            given.remove("externalId"); // it is found by this number: its main one, or a further one that stays so
        }
        if (!base.free(known, differing(customer, given))) {
            return 3;
        }
        var differences = base.write(customer, given);
        if (!differences.isEmpty()) {
            run.changed(customer, differences);
        }
        return differences.isEmpty() ? 2 : 1;
    }

    private void undoRun() {
        if (runs.isEmpty()) {
            return;
        }
        PlainRun run = chance.any(runs);
        runs.remove(run);
        tell("undo " + run.address);
        answered(202, user.api.post(run.address + "/undo", null));
        JsonNode ended = ended(run.address);
        PlainRun.Undone undone = run.undo(base);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("undone");
        JsonNode counts = run.address.contains("imports") ? ended.path("undo") : ended;
        assertThat(counts.path("undone").asLong()).as(ended.toString()).isEqualTo(undone.undone());
        assertThat(counts.path("kept").asLong()).as(ended.toString()).isEqualTo(undone.kept());
    }

    private static void answered(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    private JsonNode ended(String address) {
        for (int look = 0; look < 30_000; look++) {
            JsonNode json = user.api.get(address).json();
            if (!List.of("waiting", "running", "undoing", "checking")
                    .contains(json.path("status").asString())) {
                return json;
            }
            LockSupport.parkNanos(2_000_000);
        }
        throw new AssertionError("it does not end: " + user.api.get(address));
    }
}
