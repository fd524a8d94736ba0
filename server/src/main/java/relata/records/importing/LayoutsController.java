package relata.records.importing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;

/** Remembered mappings at {@code /api/v1/import-mappings}; each is made by importing a file with it. */
@RestController
@RequestMapping("/api/v1/import-mappings")
class LayoutsController {

    private final Layouts layouts;

    LayoutsController(Layouts layouts) {
        this.layouts = layouts;
    }

    record ListAnswer(List<Layouts.Layout> items) {}

    record Rename(String name) {}

    @GetMapping
    ListAnswer list(Actor actor, @RequestParam(defaultValue = "") String object) {
        require(actor);
        return new ListAnswer(layouts.all(object).stream()
                .filter(layout -> actor.access().may(layout.object(), relata.platform.access.Action.CREATE))
                .toList());
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> rename(Actor actor, @PathVariable UUID id, @RequestBody Rename wish) {
        require(actor);
        if (wish.name().isBlank() || wish.name().length() > 200) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        layouts.rename(id, wish.name().strip());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> forget(Actor actor, @PathVariable UUID id) {
        require(actor);
        layouts.forget(id);
        return ResponseEntity.noContent().build();
    }

    private static void require(Actor actor) {
        if (!actor.access().mayUse("imports")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }
}
