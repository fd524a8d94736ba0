package relata.segments;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.access.Action;

/** Policies over HTTP. Who may read segments reads them; the permission {@code policies} sets them. */
@RestController
@RequestMapping("/api/v1/policies")
class PoliciesController {

    private static final String SETTING = "policies";

    private final PolicyBook book;
    private final PolicySimulation simulation;

    PoliciesController(PolicyBook book, PolicySimulation simulation) {
        this.book = book;
        this.simulation = simulation;
    }

    record LimitWish(
            @Nullable String channel,
            @Nullable Integer contacts,
            @Nullable Integer days) {}

    /** A whole policy: what is left out is empty. */
    record Wish(
            @Nullable String name,
            @Nullable UUID segment,
            @Nullable Integer cadenceDays,
            @Nullable List<LimitWish> limits,
            @Nullable List<String> channels,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable UUID owner,
            @Nullable UUID team,
            @Nullable Integer answerMinutes,
            @Nullable List<String> actions) {

        PolicyTerms terms(UUID id, long version) {
            if (segment == null) {
                throw Refusal.invalid("segment", "records.required", Map.of());
            }
            return new PolicyTerms(
                    id,
                    version,
                    Objects.requireNonNullElse(name, ""),
                    segment,
                    null,
                    0,
                    cadenceDays,
                    limits == null
                            ? List.of()
                            : limits.stream().map(Wish::limit).toList(),
                    named(channels),
                    quietFrom,
                    quietUntil,
                    owner,
                    team,
                    answerMinutes,
                    named(actions));
        }

        private static List<String> named(@Nullable List<String> names) {
            return names == null
                    ? List.of()
                    : names.stream().filter(Objects::nonNull).distinct().toList();
        }

        private static ContactLimit limit(@Nullable LimitWish wish) {
            try {
                return new ContactLimit(
                        Objects.requireNonNull(wish).channel(),
                        Objects.requireNonNull(wish.contacts()),
                        Objects.requireNonNull(wish.days()));
            } catch (IllegalArgumentException | NullPointerException e) {
                throw Refusal.invalid("limits", "segments.no-limit", Map.of());
            }
        }
    }

    record PoliciesAnswer(List<PolicyTerms> items) {}

    @GetMapping
    PoliciesAnswer all(Actor actor) {
        requireRead(actor);
        return new PoliciesAnswer(book.all());
    }

    @GetMapping("/{id}")
    ResponseEntity<PolicyTerms> read(Actor actor, @PathVariable UUID id) {
        requireRead(actor);
        return answer(HttpStatus.OK, book.require(id));
    }

    @PostMapping
    ResponseEntity<PolicyTerms> add(Actor actor, @RequestBody Wish wish) {
        requireSet(actor);
        return answer(HttpStatus.CREATED, book.add(actor, wish.terms(Ids.next(), 0)));
    }

    @PutMapping("/{id}")
    ResponseEntity<PolicyTerms> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Wish wish) {
        requireSet(actor);
        return answer(HttpStatus.OK, book.change(actor, wish.terms(id, version(ifMatch))));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable UUID id) {
        requireSet(actor);
        book.delete(actor, id);
    }

    record Order(@Nullable List<UUID> ids) {}

    /** The order of priority: all policies, the first before all others. */
    @PutMapping("/order")
    PoliciesAnswer order(Actor actor, @RequestBody Order order) {
        requireSet(actor);
        book.order(
                actor,
                order.ids() == null
                        ? List.of()
                        : order.ids().stream().filter(Objects::nonNull).toList());
        return all(actor);
    }

    /** How many customers each policy governs, how many none does, how many have had their contacts, and what was rejected. */
    @GetMapping("/simulation")
    PolicySimulation.Simulation simulate(Actor actor) {
        requireRead(actor);
        return simulation.of(actor);
    }

    private static ResponseEntity<PolicyTerms> answer(HttpStatus status, PolicyTerms terms) {
        var answer = ResponseEntity.status(status).eTag("\"" + terms.version() + "\"");
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/policies/" + terms.id()));
        }
        return answer.body(terms);
    }

    private static long version(@Nullable String ifMatch) {
        if (ifMatch != null && ifMatch.matches("\"\\d{1,18}\"")) {
            return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
        }
        throw Refusal.of(Refusal.Kind.MALFORMED, "platform.if-match-needed");
    }

    private static void requireRead(Actor actor) {
        boolean reads = actor.customer() == null
                && actor.access().may("segment", Action.READ)
                && actor.access().may("customer", Action.READ);
        if (!reads && !actor.access().mayUse(SETTING)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", "segment"));
        }
    }

    private static void requireSet(Actor actor) {
        if (!actor.access().mayUse(SETTING)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
