package relata.insight.experiments;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.insight.experiments.Experiments.Kept;
import relata.insight.learning.Visibility;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.texts.Texts;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Ranking;
import relata.records.lists.Ranking.Place;

/** Experiments at {@code /api/v1/experiments}: any arm and outcome fields of any object give a lift. */
@RestController
@RequestMapping("/api/v1/experiments")
class ExperimentsController {

    private static final int LONGEST_NAME = 200;
    private static final int MOST = 100;

    private final Experiments experiments;
    private final Designs designs;
    private final Visibility visibility;
    private final Ranking ranking;
    private final Lists lists;
    private final Texts texts;

    ExperimentsController(
            Experiments experiments,
            Designs designs,
            Visibility visibility,
            Ranking ranking,
            Lists lists,
            Texts texts) {
        this.experiments = experiments;
        this.designs = designs;
        this.visibility = visibility;
        this.ranking = ranking;
        this.lists = lists;
        this.texts = texts;
    }

    /** As {@link Design} has it. */
    record ExperimentWish(
            @Nullable String name,
            String object,
            String arm,
            String control,
            List<OutcomeWish> outcomes,
            @Nullable String before,
            @Nullable Map<String, @Nullable Double> shares,
            @Nullable String filter,
            @Nullable List<String> known) {}

    record OutcomeWish(String field, @Nullable String yes) {}

    /**
     * @param state waiting, comparing, done or refused
     * @param refusal why nothing could be compared
     * @param mine whether the one who asks may change it
     */
    record ExperimentAnswer(
            UUID id,
            String name,
            String object,
            Design design,
            String state,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable String refusal,
            long read,
            long total,
            boolean mine,
            @Nullable ExperimentReport report) {}

    record ExperimentList(List<ExperimentAnswer> items) {}

    @GetMapping
    ExperimentList list(Actor actor) {
        var items = new ArrayList<ExperimentAnswer>();
        for (Kept kept : experiments.all()) {
            if (sees(actor, kept)) {
                items.add(answer(actor, kept));
            }
        }
        return new ExperimentList(items);
    }

    @PostMapping
    ResponseEntity<ExperimentAnswer> ask(Actor actor, @RequestBody ExperimentWish wish) {
        ObjectType object = visibility.object(actor, wish.object());
        Design design = designs.checked(actor, object, design(wish));
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "insight.name-too-long", Map.of("most", LONGEST_NAME));
        }
        String called = name.isEmpty()
                ? texts.text(
                        actor.language(),
                        "insight.experiment-of",
                        Map.of(
                                "field",
                                Objects.requireNonNull(object.field(design.arm()))
                                        .label()
                                        .in(actor.language())))
                : name;
        UUID id = experiments.ask(actor, object, called, design);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/experiments/" + id))
                .body(read(actor, id));
    }

    private static Design design(ExperimentWish wish) {
        return new Design(
                wish.arm(),
                wish.control().strip(),
                wish.outcomes().stream()
                        .filter(Objects::nonNull)
                        .map(outcome -> new Design.Outcome(outcome.field(), outcome.yes()))
                        .toList(),
                wish.before(),
                shares(wish.shares()),
                Objects.requireNonNullElse(wish.filter(), "").strip(),
                wish.known() == null
                        ? List.of()
                        : wish.known().stream()
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
    }

    private static Map<String, Double> shares(@Nullable Map<String, @Nullable Double> given) {
        var shares = new HashMap<String, Double>();
        if (given != null) {
            given.forEach((arm, share) -> {
                if (share != null) {
                    shares.put(arm, share);
                }
            });
        }
        return shares;
    }

    @GetMapping("/{id}")
    ExperimentAnswer read(Actor actor, @PathVariable UUID id) {
        return answer(actor, require(actor, id));
    }

    /** Compares anew, as the base stands now and with the rights of whoever asks. */
    @PostMapping("/{id}/runs")
    ResponseEntity<ExperimentAnswer> again(Actor actor, @PathVariable UUID id) {
        Kept kept = managed(actor, id);
        designs.checked(actor, visibility.object(actor, kept.object()), kept.design());
        experiments.again(actor, kept);
        return ResponseEntity.accepted().body(read(actor, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable UUID id) {
        experiments.delete(actor, managed(actor, id));
    }

    /** @param effect what the action is expected to change of the outcome */
    record EffectAnswer(UUID record, @Nullable String name, double effect) {}

    record EffectPage(List<EffectAnswer> items) {}

    /** Whom the action is expected to change most; refused where the order is no better than chance. */
    @GetMapping("/{id}/ranking")
    EffectPage ranking(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String arm,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "20") int limit) {
        Kept kept = require(actor, id);
        if (!isRanked(kept, arm, outcome)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "insight.no-usable-difference");
        }
        ObjectType object = visibility.object(actor, kept.object());
        List<Place> places =
                ranking.page(actor, object, "", Experiments.ranked(id, arm, outcome), null, Math.clamp(limit, 1, MOST));
        Map<UUID, String> names = lists.titles(
                actor, object, new HashSet<>(places.stream().map(Place::id).toList()));
        return new EffectPage(places.stream()
                .map(place -> new EffectAnswer(place.id(), names.get(place.id()), place.figure()))
                .toList());
    }

    private static boolean isRanked(Kept kept, String arm, String outcome) {
        return kept.report() != null
                && kept.report().outcomes().stream()
                        .filter(each -> each.field().equals(outcome))
                        .flatMap(each -> each.lifts().stream())
                        .anyMatch(lift -> lift.arm().equals(arm)
                                && lift.ranking() != null
                                && lift.ranking().standing() == ExperimentReport.Rankable.USABLE);
    }

    private ExperimentAnswer answer(Actor actor, Kept kept) {
        Design design = kept.design();
        return new ExperimentAnswer(
                kept.id(),
                kept.name(),
                kept.object(),
                design,
                kept.asked().state(),
                kept.asked().at(),
                kept.asked().finishedAt(),
                kept.asked().refusal(actor, texts),
                kept.asked().read(),
                kept.asked().total(),
                visibility.manages(actor, kept.createdBy()),
                kept.report());
    }

    private Kept managed(Actor actor, UUID id) {
        Kept kept = require(actor, id);
        visibility.requireManager(actor, kept.createdBy());
        return kept;
    }

    /** All fields at once: means by arm tell of what they are made of. */
    private boolean sees(Actor actor, Kept kept) {
        return visibility.seesAbout(actor, kept.object(), kept.createdBy(), ExperimentJob.names(kept.design()));
    }

    private Kept require(Actor actor, UUID id) {
        return experiments
                .find(id)
                .filter(kept -> sees(actor, kept))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-experiment"));
    }
}
