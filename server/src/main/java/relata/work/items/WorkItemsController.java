package relata.work.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Catalogs;
import relata.work.items.ItemAnswers.Amount;
import relata.work.items.ItemAnswers.WorkItem;

/** The work list and its verbs over HTTP. */
@RestController
class WorkItemsController {

    private static final int MOST = 100;

    private final WorkItems items;
    private final Steps steps;
    private final ItemAnswers answers;
    private final WorkSettings settings;
    private final Catalogs catalogs;

    WorkItemsController(WorkItems items, Steps steps, ItemAnswers answers, WorkSettings settings, Catalogs catalogs) {
        this.items = items;
        this.steps = steps;
        this.answers = answers;
        this.settings = settings;
        this.catalogs = catalogs;
    }

    record WorkItemList(List<WorkItem> items, @Nullable String next) {}

    /** @param worth null where it is closed to the reader */
    record KindShare(String kind, long count, @Nullable Amount worth) {}

    /** @param exact whether these are all; otherwise counting stopped at a thousand, the first in order */
    record WorkSummary(long count, boolean exact, @Nullable Amount worth, List<KindShare> kinds) {}

    /**
     * @param answer {@code reached}, {@code not-reached}, {@code bought}, {@code refused} or {@code other}
     * @param channel over which it was done, where several would do
     */
    record DoneWish(
            @Nullable String answer,
            @Nullable String note,
            @Nullable String channel) {}

    record SnoozeWish(@Nullable Instant until) {}

    /** @param user or team: one of them */
    record HandoverWish(
            @Nullable UUID user,
            @Nullable UUID team,
            @Nullable String note) {}

    /** @param reason {@code not-now}, {@code wrong-customer}, {@code wrong-action}, {@code already-done}, {@code asked-not-to} or {@code other} */
    record RejectionWish(@Nullable String reason, @Nullable String note) {}

    /**
     * @param whose {@code mine}, {@code team} or {@code all}, as far as the actor may see
     * @param kind {@code call}, {@code message}, {@code complaint}, {@code meeting} or {@code task}; all where it is not told
     */
    @GetMapping("/api/v1/work-items")
    WorkItemList list(
            Actor actor,
            @RequestParam(defaultValue = "mine") String whose,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Math.clamp(limit, 1, MOST);
        List<Item> found =
                items.page(actor, WorkItems.Whose.named(whose), given(kind), customer, given(cursor), most + 1);
        List<Item> shown = found.size() > most ? found.subList(0, most) : found;
        return new WorkItemList(
                answers.answers(actor, shown),
                found.size() > most ? WorkItems.cursor(shown.getLast().place()) : null);
    }

    /** How many there are of each kind and what they are worth together. */
    @GetMapping("/api/v1/work-items/summary")
    WorkSummary summary(Actor actor, @RequestParam(defaultValue = "mine") String whose) {
        List<WorkItems.Share> shares = items.shares(actor, WorkItems.Whose.named(whose));
        String currency = catalogs.current().reportingCurrency();
        boolean told = ItemAnswers.tellsWorth(actor);
        BigDecimal worth = shares.stream().map(WorkItems.Share::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        long count = shares.stream().mapToLong(WorkItems.Share::count).sum();
        return new WorkSummary(
                Math.min(count, WorkItems.COUNT_BOUND),
                count <= WorkItems.COUNT_BOUND,
                told ? ItemAnswers.amount(worth, currency) : null,
                shares.stream()
                        .map(share -> new KindShare(
                                share.kind(), share.count(), told ? ItemAnswers.amount(share.worth(), currency) : null))
                        .toList());
    }

    @GetMapping("/api/v1/work-items/{id}")
    WorkItem item(Actor actor, @PathVariable UUID id) {
        return items.find(actor, id, false)
                .map(item -> answers.answers(actor, List.of(item)).getFirst())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "work.no-item"));
    }

    @PostMapping("/api/v1/work-items/{id}/done")
    WorkItem done(Actor actor, @PathVariable UUID id, @RequestBody DoneWish wish) {
        steps.done(actor, id, Answer.named(wish.answer()), wish.note(), wish.channel());
        return item(actor, id);
    }

    @PostMapping("/api/v1/work-items/{id}/snooze")
    WorkItem snooze(Actor actor, @PathVariable UUID id, @RequestBody SnoozeWish wish) {
        if (wish.until() == null) {
            throw Refusal.invalid("until", "work.snooze-until", Map.of());
        }
        steps.snooze(actor, id, wish.until());
        return item(actor, id);
    }

    /** Whoever handed it over may not be able to see it any more: then nothing is answered. */
    @PostMapping("/api/v1/work-items/{id}/handover")
    @Nullable
    WorkItem handOver(Actor actor, @PathVariable UUID id, @RequestBody HandoverWish wish) {
        steps.handOver(actor, id, wish.user(), wish.team(), wish.note());
        return items.find(actor, id, false)
                .map(item -> answers.answers(actor, List.of(item)).getFirst())
                .orElse(null);
    }

    @PostMapping("/api/v1/work-items/{id}/rejection")
    WorkItem reject(Actor actor, @PathVariable UUID id, @RequestBody RejectionWish wish) {
        steps.reject(actor, id, RejectionReason.named(wish.reason()), wish.note());
        return item(actor, id);
    }

    /** Takes back the last step that the actor took with the item, within the hour. */
    @PostMapping("/api/v1/work-items/{id}/undo")
    WorkItem undo(Actor actor, @PathVariable UUID id) {
        steps.undo(actor, id);
        return item(actor, id);
    }

    @GetMapping("/api/v1/work-settings")
    WorkSettings.Wishes settings() {
        return settings.wishes();
    }

    @PutMapping("/api/v1/work-settings")
    WorkSettings.Wishes set(Actor actor, @RequestBody WorkSettings.Wishes wishes) {
        return settings.set(actor, wishes);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
