package relata.insight.learning;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.insight.learning.PredictionAnswers.PredictionAnswer;
import relata.insight.learning.PredictionAnswers.PredictionLine;
import relata.insight.learning.Predictions.Prediction;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.ObjectType;

/** Predictions at {@code /api/v1/predictions}: any yes or no of any object. */
@RestController
@RequestMapping("/api/v1/predictions")
class PredictionsController {

    private static final int LONGEST_NAME = 200;

    private final Predictions predictions;
    private final PredictionAnswers answers;
    private final Questions questions;
    private final Visibility visibility;
    private final LearnableFields learnable;
    private final FieldWriting writing;

    PredictionsController(
            Predictions predictions,
            PredictionAnswers answers,
            Questions questions,
            Visibility visibility,
            LearnableFields learnable,
            FieldWriting writing) {
        this.predictions = predictions;
        this.answers = answers;
        this.questions = questions;
        this.visibility = visibility;
        this.learnable = learnable;
        this.writing = writing;
    }

    /**
     * @param object name or path of the object
     * @param kind {@code field} where it is not told; for customers also {@code buys-again}, {@code leaves}, {@code buys-product},
     *     {@code buys-category}
     * @param target the field to foretell
     * @param yes the value of the target that counts as yes, where it is no yes-or-no field
     * @param days how far ahead a question about purchases looks
     * @param filter which records it is about
     * @param fields what to learn from; all that can be where it is not told
     * @param leftOut what not to learn from
     * @param trusted what was known before the answer, though it nearly tells it
     */
    record PredictionWish(
            @Nullable String name,
            String object,
            @Nullable String kind,
            @Nullable String target,
            @Nullable String yes,
            @Nullable Integer days,
            @Nullable UUID product,
            @Nullable String category,
            @Nullable String filter,
            @Nullable List<String> fields,
            @Nullable List<String> leftOut,
            @Nullable List<String> trusted) {}

    record PredictionList(List<PredictionLine> items) {}

    /**
     * @param use usual, when-named, tells-one or not-yet
     * @param target whether it can be foretold
     * @param timeless whether questions about purchases learn from it too: derived fields know what came after the day learned from
     */
    record LearnableAnswer(String name, String use, boolean target, boolean timeless) {}

    record LearnableList(List<LearnableAnswer> fields, List<String> purchases) {}

    @GetMapping
    PredictionList list(Actor actor) {
        var lines = new ArrayList<PredictionLine>();
        for (Predictions.Listed listed : predictions.all()) {
            if (visibility.sees(actor, listed.prediction())) {
                lines.add(PredictionAnswers.line(listed));
            }
        }
        return new PredictionList(lines);
    }

    /** What can be foretold and learned from, of one object. */
    @GetMapping("/fields")
    LearnableList fields(Actor actor, @RequestParam String object) {
        ObjectType type = visibility.object(actor, object);
        boolean customers = type.name().equals(Questions.CUSTOMER) && visibility.readsPurchases(actor);
        return new LearnableList(
                learnable.of(actor, type).stream()
                        .map(field -> new LearnableAnswer(
                                field.name(),
                                PredictionAnswers.word(field.use()),
                                field.target(),
                                Cases.isTimeless(type, field.name())))
                        .toList(),
                customers
                        ? PurchaseFacts.inputs(Question.Kind.BUYS_PRODUCT).stream()
                                .map(Input::name)
                                .toList()
                        : List.of());
    }

    @PostMapping
    ResponseEntity<PredictionAnswer> ask(Actor actor, @RequestBody PredictionWish wish) {
        ObjectType object = visibility.object(actor, wish.object());
        Question question = questions.checked(actor, object, question(wish));
        String name = name(wish.name());
        UUID id = predictions.ask(
                actor, object, name.isEmpty() ? questions.name(actor, object, question) : name, question);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/predictions/" + id))
                .body(answers.whole(actor, require(actor, id)));
    }

    private static Question question(PredictionWish wish) {
        return new Question(
                kind(wish.kind()),
                wish.target(),
                wish.yes(),
                wish.days(),
                wish.product(),
                wish.category(),
                Objects.requireNonNullElse(wish.filter(), "").strip(),
                wish.fields() == null ? null : known(wish.fields()),
                known(wish.leftOut()),
                known(wish.trusted()));
    }

    private static List<String> known(@Nullable List<String> names) {
        return names == null
                ? List.of()
                : names.stream().filter(Objects::nonNull).distinct().toList();
    }

    private static Question.Kind kind(@Nullable String word) {
        String name =
                word == null ? "FIELD" : word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Question.Kind kind : Question.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw Refusal.invalid("kind", "insight.no-such-question", Map.of("value", name));
    }

    private static String name(@Nullable String given) {
        String name = given == null ? "" : given.strip();
        if (name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "insight.name-too-long", Map.of("most", LONGEST_NAME));
        }
        return name;
    }

    @GetMapping("/{id}")
    PredictionAnswer read(Actor actor, @PathVariable UUID id) {
        return answers.whole(actor, require(actor, id));
    }

    record PredictionRename(String name) {}

    @PatchMapping("/{id}")
    PredictionAnswer rename(Actor actor, @PathVariable UUID id, @RequestBody PredictionRename wish) {
        Prediction prediction = managed(actor, id);
        String name = name(wish.name());
        if (name.isEmpty()) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        predictions.rename(actor, prediction, name);
        return read(actor, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(org.springframework.http.HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable UUID id) {
        predictions.delete(actor, managed(actor, id));
    }

    /** As far as it is told, else as before. */
    record LearnAgain(
            @Nullable List<String> fields,
            @Nullable List<String> leftOut,
            @Nullable List<String> trusted) {}

    /** Learns anew, as the base stands now and with the rights of whoever asks. */
    @PostMapping("/{id}/versions")
    ResponseEntity<PredictionAnswer> again(Actor actor, @PathVariable UUID id, @RequestBody LearnAgain wish) {
        Prediction prediction = managed(actor, id);
        Question before = prediction.question();
        Question question = before.from(
                wish.fields() == null ? before.fields() : known(wish.fields()),
                wish.leftOut() == null ? before.leftOut() : known(wish.leftOut()),
                wish.trusted() == null ? before.trusted() : known(wish.trusted()));
        ObjectType object = visibility.object(actor, prediction.object());
        predictions.again(actor, prediction, questions.checked(actor, object, question));
        return ResponseEntity.accepted().body(read(actor, id));
    }

    record FieldWish(String field) {}

    /** Writes the probabilities into a number field of the records, now and after each learning. */
    @PutMapping("/{id}/field")
    PredictionAnswer write(Actor actor, @PathVariable UUID id, @RequestBody FieldWish wish) {
        Prediction prediction = managed(actor, id);
        writing.into(actor, prediction, visibility.object(actor, prediction.object()), wish.field());
        return read(actor, id);
    }

    /** Leaves the field as it is from now on. */
    @DeleteMapping("/{id}/field")
    PredictionAnswer stop(Actor actor, @PathVariable UUID id) {
        writing.stop(actor, managed(actor, id));
        return read(actor, id);
    }

    private Prediction managed(Actor actor, UUID id) {
        Prediction prediction = require(actor, id);
        visibility.requireManager(actor, prediction.createdBy());
        return prediction;
    }

    private Prediction require(Actor actor, UUID id) {
        return predictions
                .find(id)
                .filter(prediction -> visibility.sees(actor, prediction))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-prediction"));
    }
}
