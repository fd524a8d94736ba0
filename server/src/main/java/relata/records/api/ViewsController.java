package relata.records.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Count;
import relata.records.lists.ListQuery;
import relata.records.lists.Lists;
import relata.records.views.Arrangements;
import relata.records.views.View;
import relata.records.views.ViewCounts;
import relata.records.views.ViewIndexes;
import relata.records.views.Views;

/** Saved views of lists. */
@RestController
@RequestMapping("/api/v1/views")
class ViewsController {

    private static final int LONGEST_NAME = 80;

    private final Views views;
    private final Arrangements arrangements;
    private final ViewCounts counts;
    private final ViewIndexes indexes;
    private final Catalogs catalogs;
    private final Lists lists;

    ViewsController(
            Views views,
            Arrangements arrangements,
            ViewCounts counts,
            ViewIndexes indexes,
            Catalogs catalogs,
            Lists lists) {
        this.views = views;
        this.arrangements = arrangements;
        this.counts = counts;
        this.indexes = indexes;
        this.catalogs = catalogs;
        this.lists = lists;
    }

    record ViewGiven(
            @Nullable String object,
            @Nullable String name,
            @Nullable String sharing,
            @Nullable UUID team,
            @Nullable String filter,
            @Nullable List<String> sort,
            @Nullable List<String> columns,
            @Nullable String layout,
            @Nullable String groupBy,
            @Nullable Boolean pinned,
            @Nullable Integer position) {}

    record ViewAnswer(
            UUID id,
            long version,
            String object,
            String name,
            String sharing,
            @Nullable UUID team,
            boolean own,
            String filter,
            List<String> sort,
            List<String> columns,
            String layout,
            @Nullable String groupBy,
            boolean pinned,
            int position,
            boolean standard) {

        static ViewAnswer of(Actor actor, View view) {
            return of(actor, view, false);
        }

        /** @param standard whether it opens where this person asks for no view */
        static ViewAnswer of(Actor actor, View view, boolean standard) {
            return new ViewAnswer(
                    view.id(),
                    view.version(),
                    view.object(),
                    view.name(),
                    view.sharing().name().toLowerCase(Locale.ROOT),
                    view.team(),
                    view.owner().equals(actor.id()),
                    view.filter(),
                    view.sort(),
                    view.columns(),
                    view.layout(),
                    view.groupBy(),
                    view.pinned(),
                    view.position(),
                    standard);
        }
    }

    record ViewsAnswer(List<ViewAnswer> items) {}

    record CountsAnswer(Map<UUID, Count> counts) {}

    /** @param standard the view that opens where none is asked for; null for all records */
    record ArrangementGiven(List<UUID> order, @Nullable UUID standard) {}

    /** The views that a person has, in the order they gave them. */
    @GetMapping
    ViewsAnswer list(Actor actor, @RequestParam String object) {
        var arrangement = arrangements.of(actor, object);
        return new ViewsAnswer(arrangement.arrange(views.of(actor, object)).stream()
                .map(view -> ViewAnswer.of(actor, view, view.id().equals(arrangement.standard())))
                .toList());
    }

    /** How many records each view holds, all at once; bounded, and without those that take too long. */
    @GetMapping("/counts")
    CountsAnswer counts(Actor actor, @RequestParam String object) {
        List<View> shown = arrangements.of(actor, object).arrange(views.of(actor, object));
        return new CountsAnswer(counts.of(actor, existing(object), shown));
    }

    /** Puts the views into an order of one's own and says which opens first; nobody else is concerned. */
    @PutMapping("/arrangement")
    ResponseEntity<Void> arrange(Actor actor, @RequestParam String object, @RequestBody ArrangementGiven given) {
        existing(object);
        Set<UUID> seen = views.of(actor, object).stream().map(View::id).collect(Collectors.toSet());
        if (!seen.containsAll(given.order()) || (given.standard() != null && !seen.contains(given.standard()))) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-view");
        }
        arrangements.set(actor, object, new Arrangements.Arrangement(given.order(), given.standard()));
        return ResponseEntity.noContent().build();
    }

    private ObjectType existing(String name) {
        ObjectType object = catalogs.current().find(name);
        if (object == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
        }
        return object;
    }

    @PostMapping
    ResponseEntity<ViewAnswer> add(Actor actor, @RequestBody ViewGiven given) {
        var blank = new View(
                Ids.next(),
                1,
                Objects.requireNonNullElse(given.object(), ""),
                "",
                View.Sharing.MINE,
                actor.id(),
                null,
                "",
                List.of(),
                List.of(),
                "table",
                null,
                true,
                0);
        View view = checked(actor, ofTeam(actor, with(blank, given)));
        views.add(actor, view);
        indexes.want(view);
        return ResponseEntity.status(HttpStatus.CREATED).body(ViewAnswer.of(actor, view));
    }

    @PatchMapping("/{id}")
    ViewAnswer change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ViewGiven given) {
        View before = views.require(actor, id);
        Long expected = Requested.version(ifMatch);
        if (expected != null && expected != before.version()) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale")
                    .with(Map.of("current", ViewAnswer.of(actor, before), "yours", given));
        }
        View after = checked(actor, ofTeam(actor, with(before, given)));
        views.change(actor, after);
        indexes.want(after);
        return ViewAnswer.of(actor, views.require(actor, id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID id) {
        views.delete(actor, views.require(actor, id));
        return ResponseEntity.noContent().build();
    }

    /** A view that cannot be asked is not saved: its filter, order and columns are tried. */
    private View checked(Actor actor, View view) {
        var object = catalogs.current().find(view.object());
        if (object == null) {
            throw Refusal.invalid("object", "records.no-such-object", Map.of("object", view.object()));
        }
        if (view.name().isBlank() || view.name().length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "records.required", Map.of());
        }
        lists.page(actor, object, new ListQuery(view.filter(), view.sort(), view.columns(), 1, null, false));
        return view;
    }

    /** Shared with a team means with one's own, where one has only one; who has several says which. */
    private static View ofTeam(Actor actor, View view) {
        if (view.sharing() != View.Sharing.TEAM || view.team() != null) {
            return view;
        }
        Set<UUID> teams = actor.access().teams();
        if (teams.size() != 1) {
            throw Refusal.invalid("team", "records.required", Map.of());
        }
        return view.sharedWith(teams.iterator().next());
    }

    private static View with(View view, ViewGiven given) {
        return new View(
                view.id(),
                view.version(),
                view.object(),
                Objects.requireNonNullElse(given.name(), view.name()).strip(),
                given.sharing() == null ? view.sharing() : sharing(given.sharing()),
                view.owner(),
                given.team() == null ? view.team() : given.team(),
                Objects.requireNonNullElse(given.filter(), view.filter()),
                Objects.requireNonNullElse(given.sort(), view.sort()),
                Objects.requireNonNullElse(given.columns(), view.columns()),
                Objects.requireNonNullElse(given.layout(), view.layout()),
                given.groupBy() == null ? view.groupBy() : given.groupBy(),
                Objects.requireNonNullElse(given.pinned(), view.pinned()),
                Objects.requireNonNullElse(given.position(), view.position()));
    }

    private static View.Sharing sharing(String name) {
        for (View.Sharing sharing : View.Sharing.values()) {
            if (sharing.name().equalsIgnoreCase(name)) {
                return sharing;
            }
        }
        throw Refusal.invalid(
                "sharing", "records.not-a-choice", Map.of("value", name, "choices", "mine, team, everyone"));
    }
}
