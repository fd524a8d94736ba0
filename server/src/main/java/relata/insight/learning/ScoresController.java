package relata.insight.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.insight.learning.Predictions.Prediction;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.settings.DataEnd;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Ranking;
import relata.records.lists.Ranking.Place;

/** What predictions say of records, highest probability first, with reasons. */
@RestController
@RequestMapping("/api/v1/predictions/{id}/scores")
class ScoresController {

    private static final int MOST = 100;
    private static final int REASONS = 3;
    private static final int REASONS_OF_ONE = 10;

    private final Predictions predictions;
    private final Scores scores;
    private final Reasons reasons;
    private final Visibility visibility;
    private final Ranking ranking;
    private final Lists lists;
    private final DataEnd end;

    ScoresController(
            Predictions predictions,
            Scores scores,
            Reasons reasons,
            Visibility visibility,
            Ranking ranking,
            Lists lists,
            DataEnd end) {
        this.predictions = predictions;
        this.scores = scores;
        this.reasons = reasons;
        this.visibility = visibility;
        this.ranking = ranking;
        this.lists = lists;
        this.end = end;
    }

    /** @param name null where the one who asks may not read it */
    record ScoreAnswer(UUID record, @Nullable String name, double probability, List<Reasons.Reason> reasons) {}

    record ScorePage(List<ScoreAnswer> items, @Nullable String next) {}

    /**
     * @param filter an expression over the object
     * @param cursor the {@code next} of the page before
     */
    @GetMapping
    ScorePage list(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Prediction prediction = require(actor, id);
        ObjectType object = visibility.object(actor, prediction.object());
        UUID version = prediction.current();
        if (version == null) {
            return new ScorePage(List.of(), null);
        }
        int shown = Math.clamp(limit, 1, MOST);
        List<Place> found = ranking.page(actor, object, filter, Scores.ranked(version), place(cursor), shown + 1);
        boolean more = found.size() > shown;
        List<Place> places = more ? found.subList(0, shown) : found;
        return new ScorePage(
                answers(actor, object, prediction, version, places, REASONS), more ? written(places.getLast()) : null);
    }

    private List<ScoreAnswer> answers(
            Actor actor, ObjectType object, Prediction prediction, UUID version, List<Place> places, int most) {
        List<UUID> ids = places.stream().map(Place::id).toList();
        Map<UUID, String> names = lists.titles(actor, object, new HashSet<>(ids));
        var why = reasons.of(actor, object, prediction, version, ids, end.today(), most);
        var answers = new ArrayList<ScoreAnswer>();
        for (Place place : places) {
            answers.add(new ScoreAnswer(
                    place.id(), names.get(place.id()), place.figure(), why.getOrDefault(place.id(), List.of())));
        }
        return answers;
    }

    /** One record, with all that speaks for it and against. */
    @GetMapping("/{record}")
    ScoreAnswer one(Actor actor, @PathVariable UUID id, @PathVariable UUID record) {
        Prediction prediction = require(actor, id);
        ObjectType object = visibility.object(actor, prediction.object());
        UUID version = prediction.current();
        if (version == null || !lists.reads(actor, object, record)) {
            throw noScore();
        }
        double probability = scores.of(version, record).orElseThrow(ScoresController::noScore);
        return answers(actor, object, prediction, version, List.of(new Place(record, probability)), REASONS_OF_ONE)
                .getFirst();
    }

    private static Refusal noScore() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-score");
    }

    private Prediction require(Actor actor, UUID id) {
        return predictions
                .find(id)
                .filter(prediction -> visibility.sees(actor, prediction))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-prediction"));
    }

    private static String written(Place place) {
        return Double.doubleToLongBits(place.figure()) + "." + place.id();
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            int dot = cursor.indexOf('.');
            double figure = Double.longBitsToDouble(Long.parseLong(cursor.substring(0, Math.max(0, dot))));
            if (Double.isFinite(figure)) {
                return new Place(UUID.fromString(cursor.substring(dot + 1)), figure);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.of(Refusal.Kind.MALFORMED, "records.bad-cursor");
    }
}
