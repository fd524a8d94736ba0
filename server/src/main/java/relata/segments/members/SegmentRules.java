package relata.segments.members;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.jobs.Jobs;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;
import relata.records.changes.Values;

/** Rules of segments: a right question that names the segments it asks about, no circle, and nobody left behind who relies on one. */
@Component
class SegmentRules implements Rules {

    private final Segments segments;
    private final SegmentQuestions questions;
    private final Jobs jobs;
    private final JdbcClient jdbc;

    SegmentRules(Segments segments, SegmentQuestions questions, Jobs jobs, JdbcClient jdbc) {
        this.segments = segments;
        this.questions = questions;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return SegmentFields.OBJECT;
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            String rule = draft.value(SegmentFields.RULE);
            if (rule != null && !rule.equals(rule.strip())) {
                draft.set(SegmentFields.RULE, rule.strip());
            }
            if (draft.value(SegmentFields.KIND) == null) {
                draft.set(SegmentFields.KIND, rule == null ? SegmentFields.LIST_KIND : SegmentFields.RULE_KIND);
            }
            if (draft.kind() == Draft.Kind.CREATE && draft.value(SegmentFields.OWNER) == null && isUser(batch)) {
                draft.set(SegmentFields.OWNER, batch.actor().id());
            }
        }
    }

    private static boolean isUser(Batch batch) {
        return switch (batch.actor().kind()) {
            case USER, TOKEN -> true;
            case CUSTOMER, SYSTEM -> false;
        };
    }

    @Override
    public void check(Batch batch) {
        var asks = new LinkedHashMap<UUID, Set<UUID>>();
        var names = new LinkedHashMap<UUID, String>();
        for (Segment segment : segments.all()) {
            names.put(segment.id(), segment.name());
            questions.standing(segment).ifPresent(rule -> asks.put(segment.id(), rule.segments()));
        }
        for (Draft draft : batch.standing()) {
            names.put(draft.id(), Objects.requireNonNullElse(draft.value(SegmentFields.NAME), ""));
            if (draft.kind() == Draft.Kind.DELETE) {
                checkUnused(draft, asks, names);
            } else {
                checkRule(batch, draft, asks);
            }
        }
        for (Draft draft : batch.standing()) {
            List<UUID> circle = SegmentOrder.circle(draft.id(), asks);
            List<UUID> strangers = asks.getOrDefault(draft.id(), Set.of()).stream()
                    .filter(asked -> !names.containsKey(asked))
                    .toList();
            if (draft.kind() != Draft.Kind.DELETE && !circle.isEmpty()) {
                draft.refuse(SegmentFields.RULE, "segments.circle", Map.of("way", named(circle, names, " → ")));
            } else if (draft.kind() != Draft.Kind.DELETE && !strangers.isEmpty()) {
                draft.refuse(
                        SegmentFields.RULE,
                        "segments.no-such-segment",
                        Map.of("id", strangers.getFirst().toString()));
            }
        }
    }

    private void checkRule(Batch batch, Draft draft, Map<UUID, Set<UUID>> asks) {
        String rule = draft.value(SegmentFields.RULE);
        boolean byRule = SegmentFields.RULE_KIND.equals(draft.value(SegmentFields.KIND));
        asks.remove(draft.id());
        if (!byRule) {
            if (rule != null) {
                draft.refuse(SegmentFields.RULE, "segments.list-has-no-conditions");
            }
            return;
        }
        if (rule == null || rule.isEmpty()) {
            draft.refuse(SegmentFields.RULE, "segments.needs-conditions");
            return;
        }
        if (draft.kind() == Draft.Kind.CHANGE && !draft.changes(SegmentFields.RULE)) {
            return;
        }
        try {
            asks.put(
                    draft.id(),
                    questions
                            .read(batch.catalog(), rule, batch.actor().access())
                            .segments());
        } catch (Refusal wrong) {
            if (wrong.errors().isEmpty()) {
                draft.refuse(SegmentFields.RULE, wrong.code());
            }
            wrong.errors().forEach(error -> draft.refuse(SegmentFields.RULE, error.code(), error.arguments()));
        }
    }

    private void checkUnused(Draft draft, Map<UUID, Set<UUID>> asks, Map<UUID, String> names) {
        List<UUID> users = asks.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(draft.id()) && entry.getValue().contains(draft.id()))
                .map(Map.Entry::getKey)
                .toList();
        if (!users.isEmpty()) {
            draft.refuse(SegmentFields.NAME, "segments.asked-about", Map.of("segments", named(users, names, ", ")));
        }
        List<String> policies = jdbc.sql("select name from policy where segment_id = ? order by priority")
                .param(draft.id())
                .query(Rows::text)
                .list();
        if (!policies.isEmpty()) {
            draft.refuse(SegmentFields.NAME, "segments.has-policies", Map.of("policies", String.join(", ", policies)));
        }
    }

    private static String named(List<UUID> ids, Map<UUID, String> names, String between) {
        return ids.stream()
                .map(id -> "“" + names.getOrDefault(id, id.toString()) + "”")
                .collect(Collectors.joining(between));
    }

    @Override
    public Values begins(Draft created) {
        boolean byRule = SegmentFields.RULE_KIND.equals(created.value(SegmentFields.KIND));
        return Values.none().with(SegmentFields.STATE, byRule ? "counting" : "current");
    }

    @Override
    public void react(Batch batch) {
        for (Draft draft : batch.drafts()) {
            boolean byRule = SegmentFields.RULE_KIND.equals(draft.value(SegmentFields.KIND));
            boolean asked = switch (draft.kind()) {
                case CREATE -> byRule;
                case CHANGE -> draft.changes(SegmentFields.RULE);
                case DELETE, RESTORE -> true;
            };
            if (asked && draft.kind() != Draft.Kind.DELETE) {
                segments.state(List.of(draft.id()), Segment.State.COUNTING);
            }
            if (asked) {
                jobs.submit(SegmentCount.KIND, draft.id());
            }
        }
    }
}
